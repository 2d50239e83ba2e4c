using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Seeding;
using Navigli.Platform.Access;
using Navigli.Platform.City;

namespace Navigli.SyntheticCity;

/// <summary>Makes a population and hands it to the modules' seeders, in chunks, so that memory stays flat whatever the size of the city.</summary>
public sealed class SeedCity(IServiceProvider services)
{
    // Large enough for COPY to run at speed, small enough that a chunk of bundles is a few megabytes.
    private const int BundlesPerChunk = 4_000;

    /// <summary>Seeds the city. The database must be migrated and empty.</summary>
    /// <param name="options">Size, seed and date of the population.</param>
    /// <param name="progress">Told the number of persons written so far.</param>
    /// <param name="ct">Stops between two chunks; nothing is committed then.</param>
    /// <returns>Persons written.</returns>
    public async Task<long> RunAsync(SyntheticCityOptions options, IProgress<long> progress, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var pack = scope.ServiceProvider.GetRequiredService<CityPack>();
        var seeders = scope.ServiceProvider.GetServices<ICitySeeder>().ToList();
        long persons = 0;
        foreach (var chunk in SyntheticPopulation.Generate(pack, options).Chunk(BundlesPerChunk))
        {
            foreach (var seeder in seeders)
                await seeder.TakeAsync(chunk, ct).ConfigureAwait(false);
            persons += chunk.Sum(b => b.Persons.Count);
            progress.Report(persons);
        }

        foreach (var seeder in seeders)
            await seeder.FinishAsync(ct).ConfigureAwait(false);
        await AppointStaffAsync(scope.ServiceProvider.GetRequiredService<IStaffRegister>(), pack, options.Today, ct).ConfigureAwait(false);
        await DelegateAsync(scope.ServiceProvider.GetRequiredService<IDelegationRegister>(), pack, options.Today, ct).ConfigureAwait(false);
        return persons;
    }

    private static Task DelegateAsync(IDelegationRegister delegations, CityPack pack, DateOnly today, CancellationToken ct)
    {
        var personas = Personas.All(pack, today);
        return delegations.RecordAsync(
            new StandingDelegation { Giver = Party(personas, "teresa-locatelli"), Helper = Party(personas, "maria-vittoria"), LastDay = today.AddYears(1) }, ct);
    }

    private static DelegationParty Party(IReadOnlyList<Persona> personas, string key)
    {
        var persona = personas.Single(p => p.Key == key);
        return new()
        {
            PersonId = persona.PersonId!.Value,
            CodiceFiscale = persona.CodiceFiscale,
            GivenName = persona.GivenName,
            FamilyName = persona.Surname,
            DateOfBirth = persona.BirthDate,
        };
    }

    private static async Task AppointStaffAsync(IStaffRegister staff, CityPack pack, DateOnly today, CancellationToken ct)
    {
        foreach (var persona in Personas.All(pack, today).Where(p => p.Role != PersonaRole.Citizen))
        {
            await staff.AppointAsync(
                new StaffAppointment
                {
                    CodiceFiscale = persona.CodiceFiscale,
                    GivenName = persona.GivenName,
                    FamilyName = persona.Surname,
                    DateOfBirth = persona.BirthDate,
                    Role = persona.Role switch
                    {
                        PersonaRole.RegistryOfficer => Role.RegistryOfficer,
                        PersonaRole.Administrator => Role.Administrator,
                        _ => Role.DataProtectionOfficer,
                    },
                    Office = persona.OfficeId,
                    From = today,
                },
                ct).ConfigureAwait(false);
        }
    }
}
