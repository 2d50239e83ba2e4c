using Navigli.Contracts.Residents;
using Navigli.Contracts.Seeding;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Residents;

public sealed class CertifiableRecordsTests
{
    private readonly Family family = new();

    [Fact]
    public async Task Find_Resident_GivesAddressActAndTheSheetInItsOrder()
    {
        var (child, mother) = (family.Child(), family.Adult());
        family.Home("Via Padova", mother, child);
        await using var town = await Town.OfAsync(family.Bundle);

        var record = await FindAsync(town, child);

        record!.Address.ShouldBe(new CertifiedAddress("Via Padova 7", "Milano (MI)", NoFixedAbode: false));
        record.AtAddressSince.ShouldBe(Family.LongAgo);
        record.Person.BirthPlace.ShouldBe("Milano (MI)");
        record.Person.BirthAct.ShouldBe(new SeedAct(12, "1", "A", 2016, "F205"));
        record.Household.Select(m => (m.Person.GivenName, m.KinshipCode)).ShouldBe([("Ada", KinshipCodes.ReferencePerson), ("Bea", KinshipCodes.Child)]);
        record.CertifiabilityCode.ShouldBe("2");
    }

    [Fact]
    public async Task Find_ChildOfAProtectedMother_DoesNotTellWhereSheLives()
    {
        var mother = family.Person("Ada", "Prova", new(1980, 6, 1), p => p with { Marks = LegalMarks.ProtectedAddress });
        var child = family.Child();
        family.Home("Via Segreta", mother, child);
        await using var town = await Town.OfAsync(family.Bundle);

        foreach (var record in new[] { await FindAsync(town, mother), await FindAsync(town, child) })
        {
            record!.Address.ShouldBeNull();
            record.AtAddressSince.ShouldBeNull();
            record.Residences.ShouldBeEmpty();
            record.AddressIsProtected.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Find_GuestOfACohabitation_HasNobodyElseOnTheSheet()
    {
        var (guest, other) = (family.Adult(), family.Adult("Ugo"));
        family.Home(HouseholdKind.Cohabitation, "Via della Casa", other, guest);
        await using var town = await Town.OfAsync(family.Bundle);

        (await FindAsync(town, guest))!.Household.ShouldHaveSingleItem().Person.PersonId.ShouldBe(guest.Id);
    }

    [Fact]
    public async Task Find_PersonUnderVerification_SaysTheCauseAndSinceWhen()
    {
        var person = family.Person("Ada", "Prova", new(1980, 6, 1), p => p with
        {
            Certifiability = new() { Grade = CertifiabilityGrade.None, Cause = CertifiabilityCause.ResidenceUnderVerification, ProceedingOpenedOn = new(2026, 11, 9) },
        });
        family.Home("Via Padova", person);
        await using var town = await Town.OfAsync(family.Bundle);

        var record = await FindAsync(town, person);

        record!.CertifiabilityCode.ShouldBe("0");
        record.CertifiabilityCause.ShouldNotBeNullOrEmpty();
        record.ProceedingOpenedOn.ShouldBe(new DateOnly(2026, 11, 9));
    }

    [Fact]
    public async Task Find_PersonWhoMovedAway_HasNeitherAddressNorHousehold()
    {
        var person = family.Person("Ada", "Prova", new(1980, 6, 1), p => p with { Status = RegistryStatus.MovedToOtherComune, RemovedOn = new(2025, 1, 1) });
        family.Home("Via Padova", person);
        await using var town = await Town.OfAsync(family.Bundle);

        var record = await FindAsync(town, person);

        record!.Address.ShouldBeNull();
        record.AddressIsProtected.ShouldBeFalse();
        record.Household.ShouldBeEmpty();
    }

    [Fact]
    public async Task Find_WithoutParts_ReadsNoHistory()
    {
        var person = family.Adult();
        family.Home("Via Padova", person);
        await using var town = await Town.OfAsync(family.Bundle);

        var record = await town.AskAsync((ICertifiableRecords records) => records.FindAsync(person.Id, RecordParts.None, TestContext.Current.CancellationToken));

        record!.Citizenships.ShouldBeEmpty();
        record.Residences.ShouldBeEmpty();
        record.CivilStatus.ShouldBe(CivilStatus.NeverMarried);
        record.HouseholdKind.ShouldBe(HouseholdKind.Family);
    }

    [Fact]
    public async Task Find_Couple_GivesEachTheOther()
    {
        var (one, other) = (family.Adult(), family.Adult("Ugo"));
        family.Home("Via Padova", one, other).Happened(VitalEventKind.CohabitationContract, new(2019, 3, 9), one, other);
        await using var town = await Town.OfAsync(family.Bundle);

        foreach (var (subject, partner) in new[] { (one, other), (other, one) })
        {
            var tie = (await FindAsync(town, subject))!.Events.ShouldHaveSingleItem();
            (tie.Kind, tie.On, tie.Partner!.PersonId).ShouldBe((VitalEventKind.CohabitationContract, new DateOnly(2019, 3, 9), partner.Id));
        }
    }

    [Fact]
    public async Task Find_CitizenshipsOverTime_AreGivenWithTheirDays()
    {
        var person = family.Person("Ada", "Prova", new(1980, 6, 1), p => p with
        {
            Citizenships = [new(SeedCitizenship.Italy, new(2001, 5, 4)), new("Z210", null, new(2001, 5, 3))],
        });
        family.Home("Via Padova", person);
        await using var town = await Town.OfAsync(family.Bundle);

        (await FindAsync(town, person))!.Citizenships.ShouldBe([new(SeedCitizenship.Italy, new(2001, 5, 4), null), new("Z210", null, new(2001, 5, 3))]);
    }

    [Fact]
    public async Task Find_GuestOfACohabitation_NamesIt()
    {
        var (guest, head) = (family.Adult(), family.Adult("Ugo"));
        family.Home(HouseholdKind.Cohabitation, "Via della Casa", head, guest);
        await using var town = await Town.OfAsync(family.Bundle);

        (await FindAsync(town, guest))!.Cohabitation!.Name.ShouldBe("Casa di riposo Prova");
    }

    [Fact]
    public async Task Find_NobodyWithThisId_IsNull()
    {
        await using var town = await Town.OfAsync(family.Bundle);

        (await town.AskAsync((ICertifiableRecords records) => records.FindAsync(Guid.CreateVersion7(), RecordParts.None, TestContext.Current.CancellationToken))).ShouldBeNull();
    }

    private static Task<CertifiableRecord?> FindAsync(Town town, SeedPerson person) =>
        town.AskAsync((ICertifiableRecords records) => records.FindAsync(person.Id, RecordParts.Addresses | RecordParts.Citizenships | RecordParts.Events, TestContext.Current.CancellationToken));
}
