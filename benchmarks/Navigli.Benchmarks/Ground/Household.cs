using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Identity;
using Navigli.Identity;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Residents;
using Navigli.SyntheticCity;
using Navigli.Platform.City;

namespace Navigli.Benchmarks.Ground;

/// <summary>Lan's household of four, with thirty open entries in her folder: what was begun and what was asked, for each of them in turn.</summary>
internal static class Household
{
    public const string Persona = "lan-nguyen";

    private const int Entries = 30;

    private static readonly ActType Put = new("bench.put", "Puts what a measure needs.");

    /// <summary>Her id in the registry.</summary>
    public static Task<Guid> PersonAsync(BenchCity city)
    {
        var code = CodeOf(city);
        return city.InsideAsync(db => db.Persons.Where(p => p.CodiceFiscale == code).Select(p => p.Id).SingleAsync());
    }

    /// <summary>After she has signed in for the first time.</summary>
    public static async Task FillAsync(BenchCity city)
    {
        await using var scope = city.Services.CreateAsyncScope();
        var (db, folder) = (scope.ServiceProvider.GetRequiredService<CityDb>(), scope.ServiceProvider.GetRequiredService<IFolder>());
        var person = await PersonAsync(city);
        var code = CodeOf(city);
        var account = await db.Set<Account>().Where(a => a.CodiceFiscale == code).Select(a => a.Id).SingleAsync();
        var people = await scope.ServiceProvider.GetRequiredService<IPersonalRights>().ReachableAsync(person, CancellationToken.None);
        if (people.Count != 4)
            throw new InvalidOperationException($"{Persona} acts for {people.Count} people, not for four");
        var now = city.SeededOn.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        await db.CommitAsync(
            scope.ServiceProvider.GetRequiredService<ActFactory>().System(Put, "bench"),
            async ct =>
            {
                for (var i = 0; i < Entries; i++)
                    await folder.PutAsync(Entry(i, account, people[i % people.Count].PersonId, now.AddHours(-i)), ct);
            },
            CancellationToken.None);
    }

    private static string CodeOf(BenchCity city) => Personas.All(city.Services.GetRequiredService<CityPack>(), city.SeededOn).Single(p => p.Key == Persona).CodiceFiscale.Value;

    private static FolderEntry Entry(int number, Guid account, Guid subject, DateTime at) => new()
    {
        Kind = number % 3 == 0 ? "certificates.request" : "certificates.draft",
        Reference = $"bench-{number}",
        AccountId = account,
        SubjectId = subject,
        Needs = PersonalAction.Certify,
        State = number % 3 == 0 ? FolderState.InProgress : FolderState.Draft,
        Turn = number % 3 == 0 ? FolderTurn.Other : FolderTurn.Yours,
        At = at,
        ChangedAt = at,
        DueOn = DateOnly.FromDateTime(at).AddDays(60),
        Number = number % 3 == 0 ? $"PR-{number}" : null,
        Link = "/certificati",
        Arguments = number % 3 == 0 ? ["8", "Anpr"] : ["8"],
    };
}
