using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Records;
using Navigli.Platform.Ledger;

namespace Navigli.Cli;

internal static class DateCommands
{
    public static Command Dates()
    {
        var command = new Command("dates", "Asks the city's own offices that have not told today's last days yet, which a node does by itself every night. Safe to repeat: nothing is taken twice.");
        command.SetAction(static async (_, ct) =>
        {
            await using var services = Installation.Open();
            var ledger = services.GetRequiredService<AccessLedger>();
            await ledger.StartAsync(ct);
            await using var scope = services.CreateAsyncScope();
            var taken = await scope.ServiceProvider.GetRequiredService<INightlyDates>().RunAsync(ct);
            await ledger.StopAsync(CancellationToken.None);
            foreach (var office in taken)
            {
                var state = office.IsDone ? "done" : office.Fault ?? "not done";
                await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{office.Source}: {state}, {office.Taken:N0} taken, {office.Unknown:N0} of people unknown here, {office.Refused:N0} that cannot be"));
            }

            if (taken.Count == 0)
                await Console.Out.WriteLineAsync("Nothing is left of today's, or no office tells its last days.");
            return taken.All(office => office.IsDone) ? 0 : 1;
        });
        return command;
    }
}
