using System.Diagnostics;
using System.Globalization;

namespace Navigli.Benchmarks.Ground;

/// <summary>The portal of a city in a process of its own, in production.</summary>
internal sealed class Portal : IAsyncDisposable
{
    private readonly Process process;

    private Portal(Process process, Uri address, TimeSpan startTime)
    {
        this.process = process;
        Address = address;
        StartTime = startTime;
    }

    public Uri Address { get; }

    /// <summary>From the start of the process to its first page.</summary>
    public TimeSpan StartTime { get; }

    /// <summary>What its process has used so far, of all cores together.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it and waits for its first page.</summary>
    /// <param name="city">Whose portal.</param>
    /// <param name="program">The assembly to run, with its arguments.</param>
    /// <param name="address">Where it answers.</param>
    /// <param name="settings">More settings.</param>
    public static async Task<Portal> StartAsync(BenchCity city, string program, Uri address, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        Directory.CreateDirectory(city.Folder);
        var log = Path.Combine(city.Folder, $"portal-{address.Port}.log");
        // The shell only redirects; exec gives its process to the portal.
        var info = new ProcessStartInfo("bash", ["-c", $"exec dotnet {program} >{log} 2>&1"]);
        foreach (var (key, value) in city.Settings.Concat(settings).Append(new("urls", address.GetLeftPart(UriPartial.Authority))).Append(new("Identity:Address", address.GetLeftPart(UriPartial.Authority))))
            info.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        info.Environment["DOTNET_ENVIRONMENT"] = "Production";
        info.WorkingDirectory = Path.GetDirectoryName(program.Split(' ')[0]);
        var watch = Stopwatch.StartNew();
        var started = Process.Start(info)!;
        using var http = new HttpClient { BaseAddress = address };
        while (!await AnswersAsync(http))
        {
            if (started.HasExited || watch.Elapsed > TimeSpan.FromSeconds(60))
                throw new InvalidOperationException($"The portal did not start: {await File.ReadAllTextAsync(log)}");
            await Task.Delay(10);
        }

        return new Portal(started, address, watch.Elapsed);
    }

    public async ValueTask DisposeAsync()
    {
        using (var end = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
            await end.WaitForExitAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("/");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
