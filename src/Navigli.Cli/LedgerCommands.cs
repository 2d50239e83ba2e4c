using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Platform.Ledger;

namespace Navigli.Cli;

internal static class LedgerCommands
{
    public static Command Verify()
    {
        var command = new Command("verify-ledger", "Walks the access ledger against its seals and names the first bad row of each chain. Exit code 1 when there is one.");
        command.SetAction(async (_, ct) =>
        {
            await using var services = Installation.Open();
            var watch = Stopwatch.StartNew();
            try
            {
                var found = await services.GetRequiredService<LedgerVerifier>().VerifyAsync(ct);
                foreach (var fault in found.Faults)
                    await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Chain {fault.SegmentId}, row {fault.Seq}: {fault.Fault}"));
                await Console.Out.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture, $"{found.Rows:N0} rows in {found.Segments:N0} chains, {found.Faults.Count} bad, {found.Rows / watch.Elapsed.TotalSeconds:N0} rows a second."));
                return found.Faults.Count == 0 ? 0 : 1;
            }
            catch (CryptographicException e)
            {
                await Console.Out.WriteLineAsync(e.Message);
                return 1;
            }
        });
        return command;
    }
}
