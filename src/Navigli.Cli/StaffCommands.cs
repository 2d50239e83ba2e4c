using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts;
using Navigli.Contracts.Identity;
using Navigli.Platform.Access;
using Navigli.Platform.City;

namespace Navigli.Cli;

internal static class StaffCommands
{
    public static Command Staff() => new("staff", "The first appointments of an installation; all others are made in the portal by administrators.") { Appoint() };

    private static Command Appoint()
    {
        var code = new Option<string>("--codice-fiscale") { Description = "The codice fiscale that the digital identity will state.", Required = true };
        var given = new Option<string>("--given-name") { Description = "Given name, until the digital identity states it.", Required = true };
        var family = new Option<string>("--family-name") { Description = "Family name, until the digital identity states it.", Required = true };
        var birth = new Option<DateOnly>("--birth-date") { Description = "Date of birth, YYYY-MM-DD.", Required = true };
        var role = new Option<string>("--role") { Description = string.Join(", ", Role.Staff), DefaultValueFactory = _ => Role.Administrator };
        var office = new Option<string>("--office") { Description = "Code of the office in the city pack.", Required = true };
        var command = new Command("appoint", "Appoints a person from today, in the name of the installation. Appoint two administrators: one alone can appoint no third.")
        {
            code, given, family, birth, role, office,
        };
        command.Validators.Add(result =>
        {
            if (!CodiceFiscale.TryParse(result.GetValue(code), out _))
                result.AddError("That is not a codice fiscale.");
            if (!Role.Staff.Contains(result.GetValue(role), StringComparer.Ordinal))
                result.AddError($"A role is one of {string.Join(", ", Role.Staff)}.");
        });
        command.SetAction(async (parsed, ct) =>
        {
            await using var services = Installation.Open();
            await using var scope = services.CreateAsyncScope();
            var city = services.GetRequiredService<CityPack>();
            if (city.Offices.All(o => o.Id != parsed.GetValue(office)))
            {
                await Console.Error.WriteLineAsync($"The city pack has no such office. It has: {string.Join(", ", city.Offices.Select(o => o.Id))}");
                return 1;
            }

            await scope.ServiceProvider.GetRequiredService<IStaffRegister>().AppointAsync(
                new StaffAppointment
                {
                    CodiceFiscale = CodiceFiscale.Parse(parsed.GetValue(code)!),
                    GivenName = parsed.GetValue(given)!,
                    FamilyName = parsed.GetValue(family)!,
                    DateOfBirth = parsed.GetValue(birth),
                    Role = parsed.GetValue(role)!,
                    Office = parsed.GetValue(office)!,
                    From = city.Calendar.Today(services.GetRequiredService<TimeProvider>()),
                },
                ct);
            await Console.Out.WriteLineAsync("Appointed.");
            return 0;
        });
        return command;
    }
}
