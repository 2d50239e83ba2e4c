using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Residents;
using Navigli.Contracts.Seeding;
using Navigli.Platform.Data;
using Navigli.Residents.Registry;
using Navigli.Residents.Rights;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Residents;

public sealed class PersonalRightsTests
{
    private readonly Family family = new();

    [Fact]
    public async Task Parent_OfMinorWhoLivesElsewhere_ReadsUntilMajority()
    {
        var (father, mother, child) = (family.Adult(), family.Adult(), family.Child());
        family.Home("Via Sua", father).Home("Via Loro", mother, child).Parent(father, child).Parent(mother, child);
        await using var town = await Town.OfAsync(family.Bundle);

        var right = await FindAsync(town, father, child, PersonalAction.Read);

        right.ShouldBeEquivalentTo(new PersonalRight(RightKind.Parental, null, null, new DateOnly(2034, 6, 1)));
    }

    [Fact]
    public async Task Parent_AtMidnightOfTheEighteenthBirthdayInRome_LosesTheParentalRightAndKeepsTheFamilys()
    {
        var (mother, child) = (family.Adult(), family.Person("Bea", "Prova", new(2009, 7, 15)));
        family.Home("Via Loro", mother, child).Parent(mother, child);
        await using var town = await Town.OfAsync(family.Bundle);

        // In July Rome is two hours ahead of UTC.
        town.Clock.GoTo(new DateTimeOffset(2027, 7, 14, 21, 59, 50, TimeSpan.Zero));
        (await FindAsync(town, mother, child, PersonalAction.Read))!.Kind.ShouldBe(RightKind.Parental);

        town.Clock.GoTo(new DateTimeOffset(2027, 7, 14, 22, 0, 0, TimeSpan.Zero));
        (await FindAsync(town, mother, child, PersonalAction.Read)).ShouldBeNull();
        (await FindAsync(town, mother, child, PersonalAction.Certify))!.Kind.ShouldBe(RightKind.Family);
    }

    [Fact]
    public async Task Parent_LimitedWhileTheNodeRemembersOtherwise_LosesTheRightAtOnce()
    {
        var (father, child) = (family.Adult(), family.Child());
        family.Home("Via Sua", father).Home("Via Loro", child).Parent(father, child);
        await using var town = await Town.OfAsync(family.Bundle);
        (await FindAsync(town, father, child, PersonalAction.Certify)).ShouldNotBeNull();

        await town.AskAsync<IServiceProvider, int>(services => services.RewriteAsync<ParentalLink>(links => links.ExecuteUpdateAsync(u => u.SetProperty(l => l.Limit, ParentalLimit.Forfeited))));

        (await FindAsync(town, father, child, PersonalAction.Certify)).ShouldBeNull();
        (await ReachableAsync(town, father)).ShouldBe([father.Id]);
    }

    [Fact]
    public async Task Ties_AreReadFromNoTableThatDoesNotMoveTheirRevision()
    {
        await using var town = await Town.OfAsync(family.Bundle);

        var question = await town.AskAsync<TieQuestion, Expression<Func<CityDb, Guid, DateOnly, IQueryable<RegistryTie>>>>(q => Task.FromResult(q.Whole));
        var (asked, model) = await town.AskAsync<CityDb, (string, IModel)>(db => Task.FromResult((question.Compile()(db, Guid.Empty, Town.Today).ToQueryString(), db.Model)));

        var read = model.GetEntityTypes().Select(e => e.GetTableName()!).Distinct().Where(table => asked.Contains($"\"{table}\" AS", StringComparison.Ordinal) || asked.Contains($" {table} AS", StringComparison.Ordinal)).ToList();
        read.Count.ShouldBeGreaterThan(4, "the delegations too");
        read.Except(model.TablesMoving(TieRevision.Name)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Parent_OfAdultWhoLivesElsewhere_HasNoRight()
    {
        var (mother, son) = (family.Adult(), family.Person("Ugo", "Prova", new(2002, 2, 2)));
        family.Home("Via Sua", mother).Home("Via Altra", son).Parent(mother, son);
        await using var town = await Town.OfAsync(family.Bundle);

        (await FindAsync(town, mother, son, PersonalAction.Certify)).ShouldBeNull();
    }

    [Theory]
    [InlineData(ParentalLimit.Forfeited)]
    [InlineData(ParentalLimit.SoleCustodyOfOther)]
    public async Task Parent_LimitedByTheCourt_DoesNotReachTheChild(ParentalLimit limit)
    {
        var (father, child) = (family.Adult(), family.Child());
        family.Home("Via Sua", father).Home("Via Loro", child).Parent(father, child, l => l with { Limit = limit, CourtAct = "Tribunale di Prova, 3/2024" });
        await using var town = await Town.OfAsync(family.Bundle);

        (await FindAsync(town, father, child, PersonalAction.Certify)).ShouldBeNull();
        (await ReachableAsync(town, father)).ShouldBe([father.Id]);
    }

    [Fact]
    public async Task Parent_WhoseResponsibilityTheCourtEndsSoon_KeepsItThroughItsLastDay()
    {
        var (father, child) = (family.Adult(), family.Child());
        family.Home("Via Sua", father).Home("Via Loro", child).Parent(father, child, l => l with { To = Town.Today });
        await using var town = await Town.OfAsync(family.Bundle);

        (await FindAsync(town, father, child, PersonalAction.Read))!.EndsOn.ShouldBe(Town.Today.AddDays(1));
        town.Clock.GoTo(town.Clock.GetUtcNow().AddDays(1));
        (await FindAsync(town, father, child, PersonalAction.Read)).ShouldBeNull();
    }

    [Fact]
    public async Task Family_AdultOfTheSameHousehold_CertifiesAndDoesNotRead()
    {
        var (wife, husband) = (family.Adult(), family.Adult("Ugo"));
        family.Home("Via Loro", wife, husband);
        await using var town = await Town.OfAsync(family.Bundle);

        (await FindAsync(town, wife, husband, PersonalAction.Certify)).ShouldBeEquivalentTo(new PersonalRight(RightKind.Family, null, null, null));
        (await FindAsync(town, wife, husband, PersonalAction.Read)).ShouldBeNull();
    }

    [Fact]
    public async Task Family_FormerMember_HasNoRightFromTheDayAfter()
    {
        var (wife, husband) = (family.Adult(), family.Adult("Ugo"));
        family.Home("Via Loro", wife, husband).Leaves(husband, Town.Today.AddDays(-1));
        await using var town = await Town.OfAsync(family.Bundle);

        (await FindAsync(town, wife, husband, PersonalAction.Certify)).ShouldBeNull();
        (await FindAsync(town, husband, wife, PersonalAction.Certify)).ShouldBeNull();
    }

    [Fact]
    public async Task Family_MembersOfACohabitation_AreNotOne()
    {
        var (guest, other) = (family.Adult(), family.Adult("Ugo"));
        family.Home(HouseholdKind.Cohabitation, "Via della Casa", guest, other);
        await using var town = await Town.OfAsync(family.Bundle);

        (await FindAsync(town, guest, other, PersonalAction.Certify)).ShouldBeNull();
    }

    [Theory]
    [InlineData(GuardianshipKind.Interdicted)]
    [InlineData(GuardianshipKind.SupportAdministration)]
    public async Task Guardian_OfAnAdult_ReadsWithTheActAndItsReview(GuardianshipKind kind)
    {
        var (niece, uncle) = (family.Adult(), family.Person("Ugo", "Prova", new(1940, 1, 1)));
        family.Home("Via Sua", niece).Home("Via Altra", uncle).Guard(niece, uncle, kind);
        await using var town = await Town.OfAsync(family.Bundle);

        (await FindAsync(town, niece, uncle, PersonalAction.Read))
            .ShouldBeEquivalentTo(new PersonalRight(RightKind.Guardianship, "Tribunale di Prova, decreto n. 12/2024", new DateOnly(2027, 1, 10), null) { Represents = kind == GuardianshipKind.Interdicted });
        (await FindAsync(town, niece, uncle, PersonalAction.Sign) is not null).ShouldBe(kind == GuardianshipKind.Interdicted, "an administrator signs only where the judge says it");
    }

    [Fact]
    public async Task Guardian_OfAMinor_StopsAtMajority()
    {
        var (aunt, child) = (family.Adult(), family.Child());
        family.Home("Via Sua", aunt).Home("Via Altra", child).Guard(aunt, child, GuardianshipKind.Minor);
        await using var town = await Town.OfAsync(family.Bundle);

        (await FindAsync(town, aunt, child, PersonalAction.Read))!.EndsOn.ShouldBe(new DateOnly(2034, 6, 1));
        town.Clock.GoTo(new DateTimeOffset(2034, 5, 31, 22, 0, 0, TimeSpan.Zero));
        (await FindAsync(town, aunt, child, PersonalAction.Read)).ShouldBeNull();
    }

    [Fact]
    public async Task Guardian_WhoseActIsOver_HasNoRight()
    {
        var (niece, uncle) = (family.Adult(), family.Adult("Ugo"));
        family.Home("Via Sua", niece).Home("Via Altra", uncle)
            .Guard(niece, uncle, GuardianshipKind.SupportAdministration, g => g with { To = Town.Today.AddDays(-1) });
        await using var town = await Town.OfAsync(family.Bundle);

        (await FindAsync(town, niece, uncle, PersonalAction.Certify)).ShouldBeNull();
    }

    [Fact]
    public async Task Deceased_NeitherReachNorAreReached()
    {
        SeedPerson Dead(SeedPerson p) => p with { Status = RegistryStatus.Deceased, DeathDate = new(2026, 11, 1), RemovedOn = new(2026, 11, 1) };
        var (mother, child) = (family.Adult(), family.Person("Bea", "Prova", new(2016, 6, 1), Dead));
        var (deadFather, sister) = (family.Person("Ugo", "Prova", new(1975, 1, 1), Dead), family.Child("Eva"));
        family.Home("Via Loro", mother, child, deadFather, sister).Parent(mother, child).Parent(mother, sister).Parent(deadFather, sister);
        await using var town = await Town.OfAsync(family.Bundle);

        (await ReachableAsync(town, mother)).ShouldBe([mother.Id, sister.Id]);
        (await ReachableAsync(town, deadFather)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Interdicted_ReachOnlyThemselves()
    {
        var interdicted = family.Person("Ugo", "Prova", new(1975, 1, 1), p => p with { Marks = LegalMarks.Interdicted });
        var child = family.Child();
        family.Home("Via Loro", interdicted, child).Parent(interdicted, child);
        await using var town = await Town.OfAsync(family.Bundle);

        (await ReachableAsync(town, interdicted)).ShouldBe([interdicted.Id]);
    }

    [Fact]
    public async Task Reachable_NamesTheReaderFirstThenTheHouseholdByAgeThenTheOthers_EachOnce()
    {
        var (reader, partner, young, elsewhere) = (family.Adult(), family.Person("Ivo", "Prova", new(1970, 1, 1)), family.Child("Eva"), family.Child("Leo"));
        family.Home("Via Loro", reader, young, partner).Home("Via Altra", elsewhere).Parent(reader, young).Parent(reader, elsewhere);
        await using var town = await Town.OfAsync(family.Bundle);

        var reachable = await town.AskAsync((IPersonalRights rights) => rights.ReachableAsync(reader.Id, TestContext.Current.CancellationToken));

        reachable.Select(p => (p.GivenName, p.Right.Kind, p.KinshipCode)).ShouldBe(
        [
            ("Ada", RightKind.Self, null),
            ("Ivo", RightKind.Family, KinshipCodes.Child),
            ("Eva", RightKind.Parental, KinshipCodes.Child),
            ("Leo", RightKind.Parental, null),
        ]);
    }

    private static Task<PersonalRight?> FindAsync(Town town, SeedPerson reader, SeedPerson subject, PersonalAction action) =>
        town.AskAsync((IPersonalRights rights) => rights.FindAsync(reader.Id, subject.Id, action, TestContext.Current.CancellationToken));

    private static async Task<IEnumerable<Guid>> ReachableAsync(Town town, SeedPerson reader) =>
        (await town.AskAsync((IPersonalRights rights) => rights.ReachableAsync(reader.Id, TestContext.Current.CancellationToken))).Select(p => p.PersonId);
}
