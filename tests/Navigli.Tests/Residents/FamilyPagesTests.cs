using Navigli.Contracts.Identity;
using Navigli.Contracts.Seeding;
using Navigli.Platform.Ledger;
using Navigli.Residents.MyData;
using Navigli.Residents.MyFamily;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Residents;

/// <summary>What the family's pages read, and the lines they leave.</summary>
public sealed class FamilyPagesTests
{
    private readonly Family family = new();

    [Fact]
    public async Task Relative_Child_IsReadByTheParentWithTheRightInTheLedger()
    {
        var (mother, child) = (family.Adult(), family.Child());
        family.Home("Via Padova", mother, child).Parent(mother, child);
        await using var town = await Town.OfAsync(family.Bundle);

        var relative = await ShowAsync(town, mother, child);

        relative.Value.Record!.CodiceFiscale.ShouldBe(child.CodiceFiscale.Value);
        relative.Value.Record.Sheet.ShouldBeNull();
        var line = town.Readings.ShouldHaveSingleItem();
        (line.Subject, line.What, line.Right, line.Purpose.LegalBasis, line.Kind).ShouldBe((child.Id, "record", "parental", "cc-316", ReaderKind.Citizen));
    }

    [Fact]
    public async Task Relative_AdultOfTheFamily_GivesTheNameAndNothingMore()
    {
        var (wife, husband) = (family.Adult(), family.Adult("Ugo"));
        family.Home("Via Padova", wife, husband);
        await using var town = await Town.OfAsync(family.Bundle);

        var relative = await ShowAsync(town, wife, husband);

        relative.Value.Record.ShouldBeNull();
        relative.Value.Right.Kind.ShouldBe(RightKind.Family);
        town.Readings.ShouldHaveSingleItem().What.ShouldBe("family-list");
    }

    [Fact]
    public async Task Relative_StrangerAndNobody_GetTheSameAnswerAndNoLine()
    {
        var (reader, stranger) = (family.Adult(), family.Adult("Ugo"));
        family.Home("Via Padova", reader).Home("Via Altra", stranger);
        await using var town = await Town.OfAsync(family.Bundle);

        var refused = await ShowAsync(town, reader, stranger);
        var nobody = await town.AsAsync(Town.Citizen(reader.Id), (ShowRelative use) => use.RunAsync(Guid.CreateVersion7(), TestContext.Current.CancellationToken));

        refused.Error.ShouldBe(nobody.Error);
        town.Readings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Relative_ChildWhoLivesWithAProtectedMother_DoesNotTellTheFatherWhere()
    {
        var mother = family.Person("Ada", "Prova", new(1980, 6, 1), p => p with { Marks = LegalMarks.ProtectedAddress });
        var (father, child) = (family.Adult("Ugo"), family.Child());
        family.Home("Via Sua", father).Home("Via Segreta", mother, child).Parent(mother, child).Parent(father, child);
        await using var town = await Town.OfAsync(family.Bundle);

        var toFather = (await ShowAsync(town, father, child)).Value.Record!;
        var toMother = (await ShowAsync(town, mother, child)).Value.Record!;

        (toFather.AddressHidden, toFather.Address, toFather.FormerAddresses.Count).ShouldBe((true, null, 0));
        toMother.Address!.Line.ShouldBe("Via Segreta 7");
    }

    [Fact]
    public async Task MyData_OfAProtectedPerson_ShowsTheirOwnAddressAndLeavesNoLine()
    {
        var person = family.Person("Ada", "Prova", new(1980, 6, 1), p => p with { Marks = LegalMarks.ProtectedAddress });
        family.Home("Via Segreta", person);
        await using var town = await Town.OfAsync(family.Bundle);

        var record = await town.AsAsync(Town.Citizen(person.Id), (ShowMyData use) => use.RunAsync(TestContext.Current.CancellationToken));

        (record!.AddressProtected, record.AddressHidden, record.Address!.Line).ShouldBe((true, false, "Via Segreta 7"));
        town.Readings.ShouldBeEmpty();
    }

    [Fact]
    public async Task MyFamily_InACohabitation_NamesNobodyElse()
    {
        var (guest, other) = (family.Adult(), family.Adult("Ugo"));
        family.Home(HouseholdKind.Cohabitation, "Via della Casa", other, guest);
        await using var town = await Town.OfAsync(family.Bundle);

        var view = await town.AsAsync(Town.Citizen(guest.Id), (ShowMyFamily use) => use.RunAsync(TestContext.Current.CancellationToken));

        view!.Sheet!.Members.ShouldHaveSingleItem().PersonId.ShouldBe(guest.Id);
        view.Relatives.ShouldBeEmpty();
        town.Readings.ShouldBeEmpty();
    }

    [Fact]
    public async Task MyFamily_RecordsEachPersonNamed()
    {
        var (mother, partner, child) = (family.Adult(), family.Adult("Ugo"), family.Child());
        family.Home("Via Padova", mother, partner, child).Parent(mother, child);
        await using var town = await Town.OfAsync(family.Bundle);

        await town.AsAsync(Town.Citizen(mother.Id), (ShowMyFamily use) => use.RunAsync(TestContext.Current.CancellationToken));

        town.Readings.Select(r => (r.Subject, r.Right)).ShouldBe([(partner.Id, "family"), (child.Id, "parental")], ignoreOrder: true);
    }

    private static Task<global::Navigli.Platform.Results.Result<RelativeView>> ShowAsync(Town town, SeedPerson reader, SeedPerson subject) =>
        town.AsAsync(Town.Citizen(reader.Id), (ShowRelative use) => use.RunAsync(subject.Id, TestContext.Current.CancellationToken));
}
