using System.Diagnostics;
using Xunit;

namespace Navigli.Tests.Certificates;

/// <summary>Programs made by others that read our files. Where one is not installed, its test is skipped and says so.</summary>
internal static class PdfTools
{
    public static async Task<string> RunAsync(string tool, string[] before, byte[] file, params string[] after)
    {
        Assert.SkipUnless((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, tool))), $"{tool} is not installed");
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, file);
            using var process = Process.Start(new ProcessStartInfo(tool, [.. before, path, .. after]) { RedirectStandardOutput = true, UseShellExecute = false })!;
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return output;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
