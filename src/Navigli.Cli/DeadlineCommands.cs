using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Deadlines;
using Navigli.Platform.Ledger;

namespace Navigli.Cli;

internal static class DeadlineCommands
{
    public static Command Deadlines()
    {
        var command = new Command("deadlines", "Does what is left of today's evaluation of the deadlines of the whole city, which a node does by itself every night. Safe to repeat: nobody is told twice.");
        command.SetAction(static async (_, ct) =>
        {
            await using var services = Installation.Open();
            var ledger = services.GetRequiredService<AccessLedger>();
            await ledger.StartAsync(ct);
            await using var scope = services.CreateAsyncScope();
            var done = await scope.ServiceProvider.GetRequiredService<INightlyDeadlines>().RunAsync(ct);
            await ledger.StopAsync(CancellationToken.None);
            await Console.Out.WriteLineAsync(done is null
                ? "Today's evaluation was done already."
                : string.Create(CultureInfo.InvariantCulture, $"{done.Facts:N0} dates within reach, {done.Messages:N0} e-mails queued"));
            return 0;
        });
        return command;
    }
}
