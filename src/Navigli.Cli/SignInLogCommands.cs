using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Identity;
using Navigli.Platform.Ledger;

namespace Navigli.Cli;

/// <summary>The log of SAML requests and responses, for the security officer.</summary>
internal static class SignInLogCommands
{
    private const int MostWords = 200;
    private static readonly JsonSerializerOptions Lines = new(JsonSerializerDefaults.Web);

    public static Command SamlLog() => new("saml-log", "Reads the log of sign-ins: SAML requests and responses, kept 24 months.") { List(), Open() };

    private static Command List()
    {
        var from = new Option<DateOnly>("--from") { Description = "First day (UTC).", Required = true };
        var to = new Option<DateOnly>("--to") { Description = "Last day (UTC).", Required = true };
        var message = new Option<string?>("--message") { Description = "Identifier of a request, a response or an assertion." };
        var command = new Command("list", "Lists sign-ins, the newest first, one JSON object a line, without their messages.") { from, to, message };
        command.SetAction(async (parsed, ct) =>
        {
            await using var services = Installation.Open();
            await using var scope = services.CreateAsyncScope();
            var query = new SignInLogQuery
            {
                From = parsed.GetValue(from).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
                To = parsed.GetValue(to).AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
                MessageId = parsed.GetValue(message),
            };
            foreach (var line in await scope.ServiceProvider.GetRequiredService<ISignInLog>().FindAsync(query, ct))
                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(line, Lines));
            return 0;
        });
        return command;
    }

    private static Command Open()
    {
        var id = new Argument<Guid>("id") { Description = "The sign-in, as 'navigli saml-log list' names it." };
        var officer = new Option<string>("--officer") { Description = "Who opens the messages.", Required = true };
        var reason = new Option<string>("--reason") { Description = "Why. It stays in the register of acts and in the access ledger.", Required = true };
        var command = new Command("open", "Prints the two messages of a sign-in. By whom and why is recorded; the person reads in their own timeline that it was done.") { id, officer, reason };
        command.SetAction(async (parsed, ct) =>
        {
            if (parsed.GetValue(officer) is not { Length: > 0 and <= MostWords } who || parsed.GetValue(reason) is not { Length: > 0 and <= MostWords } why)
            {
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Say who opens the messages, and why, each in at most {MostWords} characters."));
                return 1;
            }

            await using var services = Installation.Open();
            await using var scope = services.CreateAsyncScope();
            // The line that tells the person is written by the ledger's own service, which the portal runs and a command does not.
            var ledger = services.GetRequiredService<AccessLedger>();
            await ledger.StartAsync(ct);
            var messages = await scope.ServiceProvider.GetRequiredService<ISignInLog>().OpenAsync(parsed.GetValue(id), who, why, ct);
            await ledger.StopAsync(ct);
            if (messages is null)
            {
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"There is no sign-in {parsed.GetValue(id)}: 'navigli saml-log list' lists them."));
                return 1;
            }

            await Console.Out.WriteLineAsync(messages.Request);
            await Console.Out.WriteLineAsync(messages.Response ?? "No answer came.");
            return 0;
        });
        return command;
    }
}
