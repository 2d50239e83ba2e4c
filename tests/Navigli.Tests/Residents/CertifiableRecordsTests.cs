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
    public async Task Find_NobodyWithThisId_IsNull()
    {
        await using var town = await Town.OfAsync(family.Bundle);

        (await town.AskAsync((ICertifiableRecords records) => records.FindAsync(Guid.CreateVersion7(), RecordParts.None, TestContext.Current.CancellationToken))).ShouldBeNull();
    }

    private static Task<CertifiableRecord?> FindAsync(Town town, SeedPerson person) =>
        town.AskAsync((ICertifiableRecords records) => records.FindAsync(person.Id, RecordParts.Addresses | RecordParts.Citizenships | RecordParts.Events, TestContext.Current.CancellationToken));
}
