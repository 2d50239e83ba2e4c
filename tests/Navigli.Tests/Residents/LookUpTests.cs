using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Seeding;
using Navigli.Platform.Access;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;
using Navigli.Residents.LookUp;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Residents;

public sealed class LookUpTests
{
    private readonly Family family = new();
    private readonly Caller officer = Town.Officer();

    [Theory]
    [InlineData("D'Angelò", "Niccolò", "dangelo", "NICCOLO")]
    [InlineData("Nguyễn", "Thị Lan", "Nguyen", "Thi Lan")]
    [InlineData("Müller", "Jürgen", "Mueller", "Juergen")]
    [InlineData("O’Brien", "Seán", "o'brien", "sean")]
    [InlineData("Acquafresca di Valdombrosa Santacolomba-Pietralunga", "Maria Vittoria Alessandra", "Santacolomba Pietralunga", "Vittoria")]
    public async Task Find_NameOnAnotherKeyboard_FindsThePerson(string surname, string givenName, string typedSurname, string typedName)
    {
        var person = family.Person(givenName, surname, new(1979, 10, 3));
        family.Person(givenName, surname, new(1979, 10, 4));
        family.Person("Altra", surname, new(1979, 10, 3));
        await using var town = await Town.OfAsync(family.Bundle);

        var found = await FindAsync(town, new() { Surname = typedSurname, GivenName = typedName, BirthDate = "03/10/1979" });

        found.Value.OnlyPersonId.ShouldBe(person.Id);
    }

    [Fact]
    public async Task Find_ByCodiceFiscale_FindsThePresentOneAndNotAFormerOne()
    {
        var person = family.Person("Ada", "Prova", new(1980, 6, 1), p => p with { FormerCodiciFiscali = [Contracts.CodiceFiscale.Parse("RSSMRA85T10A562S")] });
        await using var town = await Town.OfAsync(family.Bundle);

        (await FindAsync(town, new() { CodiceFiscale = person.CodiceFiscale.Value.ToLowerInvariant() })).Value.OnlyPersonId.ShouldBe(person.Id);
        (await FindAsync(town, new() { CodiceFiscale = "RSSMRA85T10A562S" })).Value.OnlyPersonId.ShouldBeNull();
    }

    [Fact]
    public async Task Find_WithoutReason_ReadsNothingAndTellsEveryFault()
    {
        await using var town = await Town.OfAsync(family.Bundle);

        var found = await town.AsAsync(officer, (FindInRegistry use) =>
            use.RunAsync(new() { CodiceFiscale = "RSSMRA85T10A562X" }, TestContext.Current.CancellationToken));

        found.Errors.Select(e => e.Field).ShouldBe(["CodiceFiscale", "Purpose", "Reason"]);
    }

    [Fact]
    public async Task Results_WithTwoOfTheSameName_ListLittleAndRecordEachWithTheReason()
    {
        var (one, two) = (family.Person("Ada", "Prova", new(1980, 6, 1)), family.Person("Ada", "Prova", new(1980, 6, 1)));
        family.Home("Via Padova", one).Home("Via Segreta", two);
        await using var town = await Town.OfAsync(family.Bundle);

        var found = await FindAsync(town, new() { Surname = "Prova", GivenName = "Ada", BirthDate = "1980-06-01" });
        var results = await town.AsAsync(officer, (ShowResults use) => use.RunAsync(found.Value.LookUpId, TestContext.Current.CancellationToken));

        results.Value.Rows.Select(r => r.PersonId).ShouldBe([one.Id, two.Id], ignoreOrder: true);
        results.Value.Rows.ShouldAllBe(r => r.MaskedCode.StartsWith("PRV••") && r.Municipio == 3);
        town.Readings.Select(r => (r.Subject, r.What, r.Purpose.Code, r.CaseReference)).ShouldBe(
            [(one.Id, "listed", "residents.case", "2026-118842"), (two.Id, "listed", "residents.case", "2026-118842")], ignoreOrder: true);
    }

    [Fact]
    public async Task Record_UnderItsLookUp_IsReadWithALineForEverybodyOnThePage()
    {
        var (person, child) = (family.Adult(), family.Child());
        family.Home("Via Padova", person, child).Parent(person, child);
        await using var town = await Town.OfAsync(family.Bundle);
        var found = await FindAsync(town, new() { CodiceFiscale = person.CodiceFiscale.Value });

        var open = await OpenAsync(town, person, found.Value.LookUpId, officer);

        open.Value.Record.Address!.Line.ShouldBe("Via Padova 7");
        town.Readings.Select(r => (r.Subject, r.What, r.Kind)).ShouldBe(
            [(person.Id, "record", ReaderKind.Office), (child.Id, "household", ReaderKind.Office)], ignoreOrder: true);
    }

    [Fact]
    public async Task Record_OfSomebodyElse_OfAnotherOfficer_OrAfterHalfAnHour_DoesNotOpen()
    {
        var (person, other) = (family.Adult(), family.Adult("Ugo"));
        family.Home("Via Padova", person, other);
        await using var town = await Town.OfAsync(family.Bundle);
        var lookUp = (await FindAsync(town, new() { CodiceFiscale = person.CodiceFiscale.Value })).Value.LookUpId;

        (await OpenAsync(town, other, lookUp, officer)).Error.Code.ShouldBe("residents.look-up-over");
        (await OpenAsync(town, person, lookUp, Town.Officer())).Error.Code.ShouldBe("residents.look-up-over");
        (await OpenAsync(town, person, Guid.CreateVersion7(), officer)).Error.Code.ShouldBe("residents.look-up-over");
        (await OpenAsync(town, person, lookUp, officer)).Succeeded.ShouldBeTrue();
        town.Clock.GoTo(town.Clock.GetUtcNow().AddMinutes(30));
        (await OpenAsync(town, person, lookUp, officer)).Error.Code.ShouldBe("residents.look-up-over");
        town.Readings.Count.ShouldBe(2, "a record that does not open is not read");
    }

    [Fact]
    public async Task OpenRecord_WithItsOwnReason_OpensIt()
    {
        var person = family.Adult();
        await using var town = await Town.OfAsync(family.Bundle);

        var opened = await town.AsAsync(officer, (FindInRegistry use) => use.OpenRecordAsync(person.Id, Reason(new ReasonForm()), TestContext.Current.CancellationToken));

        (await OpenAsync(town, person, opened.Value.LookUpId, officer)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task Record_WithAProtectedAddress_HidesItAndItsHistoryFromTheOffice()
    {
        var person = family.Person("Ada", "Prova", new(1980, 6, 1), p => p with { Marks = LegalMarks.ProtectedAddress });
        var child = family.Child();
        family.Home("Via Segreta", person, child);
        await using var town = await Town.OfAsync(family.Bundle);
        var lookUp = (await FindAsync(town, new() { CodiceFiscale = child.CodiceFiscale.Value })).Value.LookUpId;

        var record = (await OpenAsync(town, child, lookUp, officer)).Value.Record;

        record.AddressHidden.ShouldBeTrue();
        record.Address.ShouldBeNull();
        record.FormerAddresses.ShouldBeEmpty();
    }

    [Fact]
    public async Task ForgetLookUps_DeletesThoseThatOpenNothing()
    {
        var person = family.Adult();
        await using var town = await Town.OfAsync(family.Bundle);
        var old = (await FindAsync(town, new() { CodiceFiscale = person.CodiceFiscale.Value })).Value.LookUpId;
        town.Clock.GoTo(town.Clock.GetUtcNow().AddMinutes(31));
        var recent = (await FindAsync(town, new() { CodiceFiscale = person.CodiceFiscale.Value })).Value.LookUpId;

        await town.AskAsync(async (IServiceProvider services) =>
        {
            await services.ForgetAsync("residents.look-ups", town.Clock.GetUtcNow().UtcDateTime);
            var db = services.GetRequiredService<global::Navigli.Platform.Data.CityDb>();
            var left = db.Set<RegistryLookUp>().Select(l => l.Id).ToList();
            left.ShouldBe([recent]);
            left.ShouldNotContain(old);
            return 0;
        });
    }

    private Task<Result<LookUpOutcome>> FindAsync(Town town, LookUpForm form) =>
        town.AsAsync(officer, (FindInRegistry use) => use.RunAsync(Reason(form), TestContext.Current.CancellationToken));

    private static Task<Result<RegistryRecordView>> OpenAsync(Town town, SeedPerson person, Guid lookUp, Caller reader) =>
        town.AsAsync(reader, (ShowRegistryRecord use) => use.RunAsync(person.Id, lookUp, TestContext.Current.CancellationToken));

    private static TForm Reason<TForm>(TForm form)
        where TForm : ReasonForm
    {
        (form.Purpose, form.CaseReference) = ("residents.case", "2026-118842");
        return form;
    }
}
