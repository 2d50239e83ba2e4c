using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Navigli.Platform.Keys;
using Navigli.Platform.Modi;

namespace Navigli.Cli;

internal static class PdndCommands
{
    public static Command Pdnd() => new("pdnd", "The national platform through which administrations give each other access.") { Key(), Check() };

    private static Command Key()
    {
        var command = new Command("key", "Prints the public key to be entered at PDND for the city's client, and makes the key the first time.");
        command.SetAction(_ =>
        {
            using var services = Installation.Open();
            services.GetRequiredService<IOptions<KeyRingOptions>>().Value.CreateMissing = true;
            Console.WriteLine(services.GetRequiredService<PdndVouchers>().PublicKey());
        });
        return command;
    }

    private static Command Check()
    {
        var name = new Argument<string>("service") { Description = "An e-service, as Pdnd:Services names it." };
        var command = new Command("check", "Asks PDND for a voucher and the e-service for its status, signed as every call: proves keys, client and purpose before anybody depends on them.") { name };
        command.SetAction(async (parsed, ct) =>
        {
            await using var services = Installation.Open();
            using var http = services.GetRequiredService<IHttpClientFactory>().CreateClient(ModiSetup.ClientName(parsed.GetValue(name)!));
            if (http.BaseAddress is null)
            {
                await Console.Error.WriteLineAsync($"There is no e-service {parsed.GetValue(name)} under Pdnd:Services.");
                return 1;
            }

            try
            {
                // Every e-service has it (RAC_REST_NAME_011).
                using var answer = await http.GetAsync(new Uri("status", UriKind.Relative), ct);
                await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"A voucher was given, and the e-service answered {(int)answer.StatusCode}."));
                return answer.IsSuccessStatusCode ? 0 : 1;
            }
            catch (HttpRequestException e)
            {
                await Console.Error.WriteLineAsync($"No voucher, or no answer: {e.Message}");
                return 1;
            }
        });
        return command;
    }
}
