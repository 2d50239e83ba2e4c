using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Navigli.Testing;

namespace Navigli.Tests.Cli;

/// <summary>What a command said, and how it ended.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Error)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>The command line of a city's installation, in a process of its own as its administrator starts it.</summary>
internal static class CommandLine
{
    public static async Task<CommandResult> RunAsync(TestCity city, params string[] arguments)
    {
        using var process = Begin(city, arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new CommandResult(process.ExitCode, await output, await error);
    }

    /// <summary>The same, for who wants to end it before it ends.</summary>
    public static Process Begin(TestCity city, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "navigli.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var (key, value) in city.Portal.Configuration.AsEnumerable().Where(setting => setting.Value is not null && setting.Key.Contains(':', StringComparison.Ordinal)))
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        return Process.Start(start)!;
    }
}
