using Navigli.Certificates.Rules;
using Navigli.Contracts;
using Navigli.Contracts.Residents;
using Navigli.Contracts.Seeding;
using Navigli.Platform.City;
using Navigli.Tests.City;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Certificates;

public sealed class CertificateGateTests
{
    private static readonly Guid Someone = Guid.Parse("0190b8a0-0000-7000-8000-000000000001");
    private static readonly CertificateGate Gate = new(Packs.Milano);

    /// <summary>Rules that look at the request, and are held by the form; no data of the registry shows them.</summary>
    private static readonly string[] OfTheRequest =
    [
        "public-body-without-reference", "exemption-without-description", "exemption-description-too-long", "fee-exemption-invalid", "fee-on-exempt",
        "foreign-use-not-exempt", "fee-missing", "stamp-duty-missing", "type-12-1",
    ];

    [Theory]
    [InlineData(CertificateTypeCodes.Residence)]
    [InlineData(CertificateTypeCodes.Family)]
    public void Rules_OfBothTypes_AreAllLookedAt(string type) =>
        Packs.Milano.Vocabulary.CertificateTypes[type].BlockingRules.Select(r => r.Id).Except(OfTheRequest).Except(CertificateGate.Known).ShouldBeEmpty();

    [Fact]
    public void Resident_InOrder_IsNotRefused()
    {
        Gate.Refusals(CertificateTypeCodes.Residence, Record(), RightKind.Self).ShouldBeEmpty();
        Gate.Refusals(CertificateTypeCodes.Family, Record(), RightKind.Self).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("0", "not-certifiable")]
    [InlineData("3", "not-registrable")]
    [InlineData("4", "interdicted")]
    public void Certifiability_Grades_Refuse(string grade, string rule) =>
        Gate.Refusals(CertificateTypeCodes.Residence, Record() with { CertifiabilityCode = grade }, RightKind.Self).Single().RuleId.ShouldBe(rule);

    [Fact]
    public void Certifiability_Partial_AllowsBothTypes() =>
        Gate.Refusals(CertificateTypeCodes.Family, Record() with { CertifiabilityCode = "1" }, RightKind.Self).ShouldBeEmpty();

    [Theory]
    [InlineData(RegistryStatus.Aire, "registered-abroad")]
    [InlineData(RegistryStatus.MovedToOtherComune, "removed")]
    [InlineData(RegistryStatus.MovedAbroad, "removed")]
    [InlineData(RegistryStatus.Untraceable, "removed")]
    [InlineData(RegistryStatus.Deceased, "deceased")]
    public void Status_OtherThanResident_RefusesByThatRuleAlone(RegistryStatus status, string rule)
    {
        var record = Record() with { Status = status, Address = null, Household = [] };

        Gate.Refusals(CertificateTypeCodes.Family, record, RightKind.Self).Select(r => r.RuleId).ShouldBe([rule]);
    }

    [Fact]
    public void Proceeding_Open_RefusesAndTellsItsCauseOnlyToWhoMayKnow()
    {
        var record = Record() with { ProceedingOpenedOn = new(2026, 11, 9), CertifiabilityCause = "residenza in verifica" };

        Gate.Refusals(CertificateTypeCodes.Residence, record, RightKind.Self).Single().What.It.ShouldContain("residenza in verifica");
        Gate.Refusals(CertificateTypeCodes.Residence, record, RightKind.Family).Single().What.It.ShouldNotContain("residenza in verifica");
    }

    [Fact]
    public void Address_Protected_RefusesAndTellsWhyOnlyToThePerson()
    {
        var record = Record() with { Address = null, AddressIsProtected = true };

        Gate.Refusals(CertificateTypeCodes.Residence, record, RightKind.Self).Single().What.It.ShouldContain("protetto");
        foreach (var right in (RightKind[])[RightKind.Family, RightKind.Parental, RightKind.Guardianship])
            Gate.Refusals(CertificateTypeCodes.Residence, record, right).Single().What.It.ShouldNotContain("protett");
    }

    [Fact]
    public void Family_WithoutFixedAbode_IsRefusedAndResidenceIsNot()
    {
        var record = Record() with { Address = new("Via della Casa Comunale 1", "Milano (MI)", NoFixedAbode: true) };

        Gate.Refusals(CertificateTypeCodes.Family, record, RightKind.Self).Single().RuleId.ShouldBe("no-fixed-abode");
        Gate.Refusals(CertificateTypeCodes.Residence, record, RightKind.Self).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(KinshipCodes.CohabitationMember, "cohabitation")]
    [InlineData(KinshipCodes.Child, "no-reference-person")]
    public void Family_SheetThatIsNone_IsRefused(string kinship, string rule)
    {
        var record = Record();

        Gate.Refusals(CertificateTypeCodes.Family, record with { Household = [new(record.Person, kinship)] }, RightKind.Self).Select(r => r.RuleId).ShouldContain(rule);
    }

    [Fact]
    public void Family_WithoutHousehold_IsRefused() =>
        Gate.Refusals(CertificateTypeCodes.Family, Record() with { Household = [] }, RightKind.Self).Select(r => r.RuleId).ShouldContain("no-family");

    private static CertifiableRecord Record()
    {
        var person = new CertifiedPerson
        {
            PersonId = Someone,
            FamilyName = "Colombo",
            GivenName = "Chiara",
            Sex = Sex.Female,
            BirthDate = new(1992, 3, 14),
            BirthPlace = "Milano (MI)",
        };
        return new CertifiableRecord
        {
            Person = person,
            Address = new("Via Padova 89", "Milano (MI)", NoFixedAbode: false),
            AddressIsProtected = false,
            Household = [new(person, KinshipCodes.ReferencePerson)],
            Status = RegistryStatus.Resident,
            CertifiabilityCode = "2",
            ProceedingOpenedOn = null,
        };
    }
}
