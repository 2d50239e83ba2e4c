using System.Diagnostics;
using System.Formats.Asn1;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Navigli.Sandbox.Faults;
using Navigli.Sandbox.Trust;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Certificates;

/// <summary>A city whose seal is remote and whose documents are stamped, both by the sandbox, over the wire.</summary>
public sealed class SealedCity : IAsyncLifetime
{
    public TestCity City { get; private set; } = null!;

    internal LastWords Log { get; } = new();

    internal RemoteSealDesk Desk => City.Sandbox.Services.GetRequiredService<RemoteSealDesk>();

    public async ValueTask InitializeAsync() => City = await TestCity.StartAsync(new TestCityOptions
    {
        Residents = 30,
        Services = services => services.AddSingleton<ILoggerProvider>(Log),
        OutsideSettings = (sandbox, root) => new Dictionary<string, string?>(
            TrustServices.TimestampSettings(sandbox, root).Concat(TrustServices.RemoteSealSettings(sandbox)), StringComparer.Ordinal)
        {
            ["Certificates:Timestamp:Timeout"] = "00:00:02",
            ["Certificates:Seal:Remote:Timeout"] = "00:00:02",
        },
    });

    public ValueTask DisposeAsync() => City.DisposeAsync();

    /// <summary>Breaks a service until what is returned is disposed.</summary>
    internal IDisposable Break(string service, Fault fault)
    {
        var panel = City.Sandbox.Services.GetRequiredService<FaultPanel>();
        panel.TrySet(service, new FaultSetting(fault, 5)).ShouldBeTrue();
        return new Mending(panel);
    }

    private sealed class Mending(FaultPanel panel) : IDisposable
    {
        public void Dispose() => panel.Clear();
    }
}

/// <summary>The last error that the portal logged about a paper.</summary>
internal sealed class LastWords : ILoggerProvider, ILogger
{
    public string Last { get; private set; } = "";

    public ILogger CreateLogger(string categoryName) => categoryName.EndsWith("PaperStore", StringComparison.Ordinal) ? this : NullLogger.Instance;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Last = formatter(state, exception);

    public void Dispose()
    {
        // The words outlive the city that said them.
    }
}

/// <summary>The seal of a PDF taken out of it, for other people's tools.</summary>
internal sealed partial record TakenSeal(byte[] Cms, byte[] Covered)
{
    public static TakenSeal Of(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var range = Range().Match(text).Groups;
        int Number(string name) => int.Parse(range[name].Value, CultureInfo.InvariantCulture);
        var (start, end) = (Number("start"), Number("end"));
        var padded = Convert.FromHexString(text[(start + 1)..(end - 1)]);
        var cms = new AsnReader(padded, AsnEncodingRules.DER).ReadEncodedValue().ToArray();
        (end + Number("rest")).ShouldBe(pdf.Length);
        return new TakenSeal(cms, [.. pdf[..start], .. pdf[end..]]);
    }

    [GeneratedRegex(@"/ByteRange \[0 (?<start>\d+) (?<end>\d+) (?<rest>\d+)\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Range();
}

/// <summary>Programs made by others, and files for them to read, gone after the test.</summary>
internal sealed class OutsideTools : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("navigli-tools-").FullName;

    public string File(string name, byte[] content)
    {
        var path = Path.Combine(folder, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    public (int ExitCode, string Output) Run(string program, params string[] arguments)
    {
        Assert.SkipUnless((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(f => System.IO.File.Exists(Path.Combine(f, program))), $"{program} is not installed");
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
