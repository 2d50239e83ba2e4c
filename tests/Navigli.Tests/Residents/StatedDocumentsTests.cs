using Navigli.Contracts.Folder;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Seeding;
using Navigli.Residents.Documents;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Residents;

/// <summary>What the registry states of identity cards and of the electoral roll, to whom, and on which day.</summary>
public sealed class StatedDocumentsTests
{
    private static readonly DateOnly Expiry = Town.Today.AddDays(200);

    private readonly Family family = new();

    [Fact]
    public async Task Card_IsValid_ThenAboutToExpire_ThenExpired_AsTheDaysGo()
    {
        var ada = family.Person("Ada", "Prova", new(1980, 6, 1), WithCard);
        family.Home("Via Padova", ada);
        await using var town = await Town.OfAsync(family.Bundle);

        var states = new List<DocumentState>();
        foreach (var day in new[] { Town.Today, Expiry.AddDays(-181), Expiry.AddDays(-180), Expiry, Expiry.AddDays(1) })
        {
            town.Clock.GoTo(At(day));
            states.Add((await DocumentsAsync(town, ada)).Single().Validity.On(day));
            (await PageAsync(town, ada, null)).Value.Record.IdentityCard!.State.ShouldBe(states[^1]);
        }

        states.ShouldBe([DocumentState.Valid, DocumentState.Valid, DocumentState.ExpiresSoon, DocumentState.ExpiresSoon, DocumentState.Expired]);
        town.Readings.ShouldBeEmpty("one's own record has its line at sign-in");
    }

    [Fact]
    public async Task Elector_WhoTurnsEighteen_IsToComeUntilTheDay_AndThenNoParentReadsIt()
    {
        var birthday = Town.Today.AddDays(10);
        var (mother, bea) = (family.Adult(), family.Person("Bea", "Prova", birthday.AddYears(-18), p => p with { ElectoralSection = 12, ElectorFrom = birthday }));
        family.Home("Via Padova", mother, bea).Parent(mother, bea, l => l with { To = birthday.AddDays(-1) });
        await using var town = await Town.OfAsync(family.Bundle);

        var before = (await DocumentsAsync(town, mother)).ShouldHaveSingleItem();
        town.Clock.GoTo(At(birthday));
        var (after, own) = (await DocumentsAsync(town, mother), (await DocumentsAsync(town, bea)).ShouldHaveSingleItem());

        (before.Kind, before.Right, before.Validity.On(birthday.AddDays(-1))).ShouldBe((DocumentKind.Electoral, RightKind.Parental, DocumentState.ToCome));
        before.Title.ShouldNotContain("12", customMessage: "a section tells the quarter");
        after.ShouldBeEmpty();
        own.Validity.On(birthday).ShouldBe(DocumentState.Endless);
        own.Title.ShouldContain("12");
        town.Readings.ShouldHaveSingleItem().What.ShouldBe("documents");
    }

    [Fact]
    public async Task Child_IsReadByBothParents_AlsoWhereTheyLiveApart_AndByNobodyElse()
    {
        var (mother, father, other) = (family.Adult(), family.Adult("Ugo"), family.Adult("Eva"));
        var child = family.Person("Bea", "Prova", new(2016, 6, 1), WithCard);
        family.Home("Via Padova", mother, child).Home("Via Altra", father).Home("Via Terza", other).Parent(mother, child).Parent(father, child);
        await using var town = await Town.OfAsync(family.Bundle);

        foreach (var parent in new[] { mother, father })
        {
            (await DocumentsAsync(town, parent)).ShouldHaveSingleItem().Link.ShouldEndWith($"?persona={child.Id}");
            (await PageAsync(town, parent, child)).Value.Record.IdentityCard!.Number.ShouldBe("CZ00001AA");
        }

        town.Readings.Select(l => (l.Subject, l.What, l.Right)).ShouldBe(
            [(child.Id, "documents", "parental"), (child.Id, "identity-card", "parental"), (child.Id, "documents", "parental"), (child.Id, "identity-card", "parental")]);
        town.Readings.Clear();
        (await DocumentsAsync(town, other)).ShouldBeEmpty();
        (await PageAsync(town, other, child)).Error.Code.ShouldBe("residents.no-right");
        town.Readings.ShouldBeEmpty();
    }

    [Fact]
    public async Task AdultOfTheFamily_IsNotReadByTheRightToCertificates()
    {
        var (wife, husband) = (family.Adult(), family.Person("Ugo", "Prova", new(1979, 1, 1), WithCard));
        family.Home("Via Padova", wife, husband);
        await using var town = await Town.OfAsync(family.Bundle);

        (await DocumentsAsync(town, wife)).ShouldBeEmpty();
        (await PageAsync(town, wife, husband)).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public async Task Section_OfWhoLivesWithAProtectedPerson_IsNotToldToWhoDoesNotKnowTheAddress()
    {
        var (guardian, ward) = (family.Adult(), family.Person("Bea", "Prova", new(1990, 6, 1), p => p with { ElectoralSection = 12, ElectorFrom = new(2008, 6, 1), Marks = LegalMarks.ProtectedAddress }));
        family.Home("Via Padova", guardian).Home("Via Segreta", ward).Guard(guardian, ward, GuardianshipKind.Interdicted);
        await using var town = await Town.OfAsync(family.Bundle);

        var shown = (await PageAsync(town, guardian, ward)).Value.Record;

        (shown.AddressHidden, shown.Elector).ShouldBe((true, null));
        (await PageAsync(town, ward, null)).Value.Record.Elector!.Section.ShouldBe(12);
    }

    private static SeedPerson WithCard(SeedPerson person) => person with { IdentityCard = new("CZ00001AA", new(2020, 1, 2), Expiry) };

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(1));

    private static Task<IReadOnlyList<FolderDocument>> DocumentsAsync(Town town, SeedPerson reader) =>
        town.AsAsync(Town.Citizen(reader.Id), (IFolderDocuments shelf) => shelf.NewestAsync(50, TestContext.Current.CancellationToken));

    private static Task<Navigli.Platform.Results.Result<StatedView>> PageAsync(Town town, SeedPerson reader, SeedPerson? person) =>
        town.AsAsync(Town.Citizen(reader.Id), (ShowStated use) => use.RunAsync(person?.Id, "identity-card", TestContext.Current.CancellationToken));
}
