using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Navigli.Benchmarks.Ground;

/// <summary>Programs of others.</summary>
internal static partial class Tool
{
    /// <summary>What it prints; its fault when it fails.</summary>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program} failed: {await errors}{await output}");
    }

    /// <summary>Requests a second that an address answers, by wrk.</summary>
    public static async Task<double> LoadAsync(Uri address, string? cookie, int seconds)
    {
        List<string> arguments = ["-t1", "-c16", $"-d{seconds}s", "-H", "Accept: text/html", "-H", "Accept-Encoding: gzip, deflate, br, zstd"];
        if (cookie is not null)
            arguments.AddRange(["-H", $"Cookie: {cookie}"]);
        var said = await RunAsync("wrk", [.. arguments, address.ToString()]);
        if (said.Contains("Non-2xx", StringComparison.Ordinal) || said.Contains("Socket errors", StringComparison.Ordinal))
            throw new InvalidOperationException($"{address} did not answer every request: {said}");
        return double.Parse(Rate().Match(said).Groups["rate"].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Requests/sec:\s+(?<rate>[0-9.]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Rate();
}
