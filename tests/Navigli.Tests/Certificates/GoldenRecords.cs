using Navigli.Contracts;
using Navigli.Contracts.Residents;
using Navigli.Contracts.Seeding;
using Navigli.Platform.City;

namespace Navigli.Tests.Certificates;

/// <summary>One invented record, in the state that each certificate needs.</summary>
internal static class GoldenRecords
{
    public static CertifiableRecord For(CertificateSelection selection)
    {
        var record = Record();
        return selection.Code switch
        {
            "2" => record with { Status = RegistryStatus.Deceased, DiedOn = new(2024, 2, 8), Address = null },
            "3" or "11" => record with { CivilStatus = CivilStatus.Married },
            "4" => record with { Status = RegistryStatus.MovedToOtherComune, Removal = new(new(2021, 9, 30), "3"), Address = null },
            "10" or "15" => record with
            {
                Status = RegistryStatus.Aire, Address = null, Removal = new(new(2015, 10, 1), "8"), Abroad = new("Z112", "Berlin", "Musterstraße 12, 10115 Berlin", new(2015, 10, 1)),
            },
            "14" => record with { Cohabitation = new("3", "Residenza per anziani Le Robinie") },
            "18" => record with { CivilStatus = CivilStatus.CivilUnion },
            _ => record,
        };
    }

    private static CertifiableRecord Record()
    {
        var ada = Person("0190b8a0-0000-7000-8000-000000000001", "Ada", "D'Angelò", Sex.Female, new(1980, 6, 1), "DNGDAA80H41F205A");
        var ugo = Person("0190b8a0-0000-7000-8000-000000000002", "Ugo", "Müller", Sex.Male, new(1978, 2, 9), "MLLGUO78B09F205A");
        var lan = Person("0190b8a0-0000-7000-8000-000000000003", "Thị Lan", "Nguyễn", Sex.Female, new(2012, 8, 21), "NGYTLN12M61F205A");
        var act = new SeedAct(214, "1", null, 2018, "F205");
        return new()
        {
            Person = ada with { BirthAct = new(12, "1", "A", 1980, "F205") },
            Address = new("Via Padova 89, scala B", "Milano (MI)", NoFixedAbode: false),
            AddressIsProtected = false,
            Household = [new(ada, KinshipCodes.ReferencePerson, CivilStatus.NeverMarried), new(ugo, KinshipCodes.AffectiveCohabitant, CivilStatus.Divorced), new(lan, KinshipCodes.Child, CivilStatus.NeverMarried)],
            HouseholdKind = HouseholdKind.Family,
            CivilStatus = CivilStatus.NeverMarried,
            RegisteredOn = new(1980, 6, 1),
            Citizenships = [new(SeedCitizenship.Italy, new(2001, 5, 4), null), new("Z210", null, new(2001, 5, 3))],
            Events =
            [
                new(VitalEventKind.CohabitationContract, new(2017, 3, 9), "Milano (MI)", null, ugo),
                new(VitalEventKind.Marriage, new(2018, 6, 9), "Milano (MI)", act, ugo),
                new(VitalEventKind.CivilUnion, new(2018, 6, 9), "Milano (MI)", act, ugo),
                new(VitalEventKind.Death, new(2024, 2, 8), "Milano (MI)", act with { Part = "2", Series = "B", Year = 2024 }, null),
            ],
            Residences =
            [
                new(new("Via Savona 61", "Milano (MI)", NoFixedAbode: false), new(1980, 6, 1), new(2016, 8, 31)),
                new(new("Via Padova 89, scala B", "Milano (MI)", NoFixedAbode: false), new(2016, 9, 1), null),
            ],
            Status = RegistryStatus.Resident,
            CertifiabilityCode = "2",
            ProceedingOpenedOn = null,
        };
    }

    private static CertifiedPerson Person(string id, string givenName, string familyName, Sex sex, DateOnly born, string code) => new()
    {
        PersonId = Guid.Parse(id),
        GivenName = givenName,
        FamilyName = familyName,
        Sex = sex,
        BirthDate = born,
        BirthPlace = "Milano (MI)",
        CodiceFiscale = CodiceFiscale.Compute(new() { Surname = familyName, GivenName = givenName, Sex = sex, BirthDate = born, BelfioreCode = code[11..15] }),
    };
}
