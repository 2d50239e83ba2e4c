using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Testing;

namespace Navigli.Tests.BadInput;

/// <summary>
/// The portal of a test city in a process of its own, at the same address and on the same database, so that it can be killed. Such a process has no
/// other clock than the machine's, so the city's is moved there.
/// </summary>
internal sealed class KilledPortal : IAsyncDisposable
{
    private readonly TestCity city;
    private Process process;

    private KilledPortal(TestCity city, Process process)
    {
        this.city = city;
        this.process = process;
    }

    public static async Task<KilledPortal> InsteadOfAsync(TestCity city)
    {
        city.Clock.Move(TimeProvider.System.GetUtcNow() - city.Clock.GetUtcNow());
        await city.Portal.StopAsync();
        return new KilledPortal(city, await StartAsync(city));
    }

    /// <summary>SIGKILL: it finishes nothing, tells nobody, and closes no file.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    public async Task StartAgainAsync() => process = await StartAsync(city);

    public async ValueTask DisposeAsync() => await KillAsync();

    private static async Task<Process> StartAsync(TestCity city)
    {
        // The shell only redirects; exec gives its process to the portal.
        var log = Path.Combine(city.Folder, "portal.log");
        var info = new ProcessStartInfo("bash", ["-c", $"exec dotnet '{Path.Combine(AppContext.BaseDirectory, "Navigli.Web.dll")}' >>'{log}' 2>&1"]) { WorkingDirectory = AppContext.BaseDirectory };
        foreach (var (key, value) in city.Portal.Services.GetRequiredService<IConfiguration>().AsEnumerable().Where(s => s.Value is not null && s.Key.Contains(':', StringComparison.Ordinal)))
            info.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        info.Environment["ASPNETCORE_URLS"] = city.PortalAddress.ToString();
        info.Environment["DOTNET_ENVIRONMENT"] = "Development";
        var started = Process.Start(info)!;
        using var http = new HttpClient { BaseAddress = city.PortalAddress };
        var watch = Stopwatch.StartNew();
        while (!await AnswersAsync(http))
        {
            if (started.HasExited || watch.Elapsed > TimeSpan.FromSeconds(120))
                throw new InvalidOperationException($"The portal did not start: {await File.ReadAllTextAsync(log)}");
            await Task.Delay(50);
        }

        return started;
    }

    private static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
