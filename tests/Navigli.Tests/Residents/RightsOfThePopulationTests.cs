using Navigli.Contracts.Identity;
using Navigli.Contracts.Seeding;
using Navigli.SyntheticCity;
using Navigli.Tests.City;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Residents;

/// <summary>The rights of a whole synthetic city, against the rules read straight from the records it was made of.</summary>
public sealed class RightsOfThePopulationTests
{
    [Fact]
    public async Task Reachable_ForEverybody_IsWhatTheRecordsAndTheLawSay()
    {
        var options = new SyntheticCityOptions { Seed = 11, Residents = 1500, Today = Town.Today };
        var bundles = SyntheticPopulation.Generate(Packs.Milano, options).ToList();
        await using var town = await Town.OfAsync(bundles);
        var seen = new HashSet<RightKind>();
        var readers = new List<EntitledReader>();

        foreach (var bundle in bundles)
        {
            foreach (var reader in bundle.Persons)
            {
                var reachable = await town.AskAsync((IPersonalRights rights) => rights.ReachableAsync(reader.Id, TestContext.Current.CancellationToken));

                reachable.ToDictionary(p => p.PersonId, p => p.Right.Kind).ShouldBe(Expected(bundle, reader), ignoreOrder: true, $"{reader.GivenName} {reader.Surname}");
                seen.UnionWith(reachable.Select(p => p.Right.Kind));
                readers.AddRange(reachable.Where(p => p.May(PersonalAction.Read)).Select(p => new EntitledReader(p.PersonId, reader.CodiceFiscale.Value) { IsSubject = p.PersonId == reader.Id }));
            }
        }

        seen.Count.ShouldBe(4, "a city without one of the rights tests nothing of it");
        // The same question from the other side.
        var asked = await town.AskAsync((IEntitledReaders of) => of.OfAsync([.. bundles.SelectMany(b => b.Persons).Select(p => p.Id)], TestContext.Current.CancellationToken));
        asked.ShouldBe(readers.Where(r => r.CodiceFiscale.Length > 0), ignoreOrder: true);
    }

    private static Dictionary<Guid, RightKind> Expected(SeedBundle bundle, SeedPerson reader) => reader.Status == RegistryStatus.Deceased
        ? []
        : bundle.Persons.Select(subject => (subject.Id, Right: Expected(bundle, reader, subject)))
            .Where(pair => pair.Right is not null)
            .ToDictionary(pair => pair.Id, pair => pair.Right!.Value);

    private static RightKind? Expected(SeedBundle bundle, SeedPerson reader, SeedPerson subject)
    {
        if (subject == reader)
            return RightKind.Self;
        if (reader.Marks.HasFlag(LegalMarks.Interdicted) || subject.Status == RegistryStatus.Deceased)
            return null;
        var minor = Town.Today < subject.BirthDate.AddYears(18);
        if (minor && bundle.ParentalLinks.Any(l => l.ParentId == reader.Id && l.ChildId == subject.Id && l.Limit == ParentalLimit.None && Lasts(l.From, l.To)))
            return RightKind.Parental;
        if (bundle.Guardianships.Any(g =>
            g.GuardianId == reader.Id && g.WardId == subject.Id && Lasts(g.From, g.To) && (minor || g.Kind != GuardianshipKind.Minor)))
        {
            return RightKind.Guardianship;
        }

        var families = bundle.Households.Where(h => h.Kind != HouseholdKind.Cohabitation).Select(h => h.Id);
        return families.Any(id => IsIn(bundle, id, reader) && IsIn(bundle, id, subject)) ? RightKind.Family : null;
    }

    private static bool IsIn(SeedBundle bundle, Guid household, SeedPerson person) =>
        bundle.Memberships.Any(m => m.HouseholdId == household && m.PersonId == person.Id && Lasts(m.From, m.To));

    private static bool Lasts(DateOnly from, DateOnly? to) => from <= Town.Today && (to is null || to >= Town.Today);
}
