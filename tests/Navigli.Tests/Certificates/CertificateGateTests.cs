using Navigli.Certificates.Rules;
using Navigli.Contracts;
using Navigli.Contracts.Identity;
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

    [Fact]
    public void Rules_OfEveryType_AreAllLookedAtSomewhere()
    {
        var rules = Packs.Milano.Vocabulary.CertificateTypes.Values.SelectMany(t => t.BlockingRules).DistinctBy(r => r.Id).ToList();

        rules.Count.ShouldBeGreaterThan(60);
        rules.Where(r => r.NotWith is null && !BlockingChecks.Known.Contains(r.Id) && !BlockingChecks.LookedAtElsewhere.ContainsKey(r.Id)).Select(r => r.Id).ShouldBeEmpty("rules that nobody looks at");
        BlockingChecks.Known.Concat(BlockingChecks.LookedAtElsewhere.Keys).Except(rules.Select(r => r.Id)).ShouldBeEmpty("checks of rules that the pack does not have");
        BlockingChecks.Known.Intersect(BlockingChecks.LookedAtElsewhere.Keys).ShouldBeEmpty();
        rules.Where(r => r.Section.StartsWith("Combinazioni", StringComparison.Ordinal)).ShouldAllBe(r => r.NotWith != null);
    }

    [Fact]
    public void Resident_InOrder_IsNotRefused()
    {
        Refusals(CertificateTypeCodes.Residence, Record(), RightKind.Self).ShouldBeEmpty();
        Refusals(CertificateTypeCodes.Family, Record(), RightKind.Self).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("0", "not-certifiable")]
    [InlineData("3", "not-registrable")]
    [InlineData("4", "interdicted")]
    public void Certifiability_Grades_Refuse(string grade, string rule) =>
        Refusals(CertificateTypeCodes.Residence, Record() with { CertifiabilityCode = grade }, RightKind.Self).Single().RuleId.ShouldBe(rule);

    [Fact]
    public void Certifiability_Partial_AllowsBothTypes() =>
        Refusals(CertificateTypeCodes.Family, Record() with { CertifiabilityCode = "1" }, RightKind.Self).ShouldBeEmpty();

    [Theory]
    [InlineData(RegistryStatus.Aire, "registered-abroad")]
    [InlineData(RegistryStatus.MovedToOtherComune, "removed")]
    [InlineData(RegistryStatus.MovedAbroad, "removed")]
    [InlineData(RegistryStatus.Untraceable, "removed")]
    [InlineData(RegistryStatus.Deceased, "deceased")]
    public void Status_OtherThanResident_RefusesByThatRuleAlone(RegistryStatus status, string rule)
    {
        var record = Record() with { Status = status, Address = null, Household = [], Removal = new(new(2020, 1, 1), "3") };

        Refusals(CertificateTypeCodes.Family, record, RightKind.Self).Select(r => r.RuleId).ShouldBe([rule]);
    }

    [Fact]
    public void Proceeding_Open_RefusesAndTellsItsCauseOnlyToWhoMayKnow()
    {
        var record = Record() with { ProceedingOpenedOn = new(2026, 11, 9), CertifiabilityCause = "residenza in verifica" };

        Refusals(CertificateTypeCodes.Residence, record, RightKind.Self).Single().What.It.ShouldContain("residenza in verifica");
        Refusals(CertificateTypeCodes.Residence, record, RightKind.Family).Single().What.It.ShouldNotContain("residenza in verifica");
    }

    [Fact]
    public void Address_Protected_RefusesAndTellsWhyOnlyToThePerson()
    {
        var record = Record() with { Address = null, AddressIsProtected = true };

        Refusals(CertificateTypeCodes.Residence, record, RightKind.Self).Single().What.It.ShouldContain("protetto");
        foreach (var right in (RightKind[])[RightKind.Family, RightKind.Parental, RightKind.Guardianship])
            Refusals(CertificateTypeCodes.Residence, record, right).Single().What.It.ShouldNotContain("protett");
    }

    [Fact]
    public void Address_Protected_AtTheCounterIsForThePersonAloneWhereThePackSaysSo()
    {
        var record = Record() with { AddressIsProtected = true };

        AtCounter(Packs.Milano, record, RightKind.Self).CanBeForced.ShouldBeTrue();
        foreach (var right in (RightKind?[])[null, RightKind.Family, RightKind.Parental, RightKind.Guardianship])
            AtCounter(Packs.Milano, record, right).CanBeForced.ShouldBeFalse();
        foreach (var right in (RightKind?[])[null, RightKind.Self, RightKind.Family])
            AtCounter(Packs.Esempio, record, right).CanBeForced.ShouldBeFalse("a pack that does not say so lets nobody have it");
    }

    private static Refusal AtCounter(CityPack pack, CertifiableRecord record, RightKind? right) => new CertificateGate(pack).Refusals(new GateQuestion
    {
        Selection = pack.Vocabulary.Certificates.Select(CertificateTypeCodes.Residence)!,
        Record = record,
        Requester = new Requester(right == RightKind.Self ? record.Person.PersonId : null, right),
        Channel = TariffChannels.Counter,
        Today = new(2026, 11, 21),
    }).ShouldHaveSingleItem();

    [Fact]
    public void Family_WithoutFixedAbode_IsRefusedAndResidenceIsNot()
    {
        var record = Record() with { Address = new("Via della Casa Comunale 1", "Milano (MI)", NoFixedAbode: true) };

        Refusals(CertificateTypeCodes.Family, record, RightKind.Self).Single().RuleId.ShouldBe("no-fixed-abode");
        Refusals(CertificateTypeCodes.Residence, record, RightKind.Self).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(KinshipCodes.CohabitationMember, "cohabitation")]
    [InlineData(KinshipCodes.Child, "no-reference-person")]
    public void Family_SheetThatIsNone_IsRefused(string kinship, string rule)
    {
        var record = Record();

        Refusals(CertificateTypeCodes.Family, record with { Household = [new(record.Person, kinship)] }, RightKind.Self).Select(r => r.RuleId).ShouldContain(rule);
    }

    [Fact]
    public void Family_WithoutHousehold_IsRefused() =>
        Refusals(CertificateTypeCodes.Family, Record() with { Household = [] }, RightKind.Self).Select(r => r.RuleId).ShouldContain("no-family");

    [Fact]
    public void Refusal_SaysWhetherAnOfficerMayForceIt()
    {
        Refusals(CertificateTypeCodes.Residence, Record() with { CertifiabilityCode = "0" }, RightKind.Self).Single().CanBeForced.ShouldBeFalse();
        Refusals(CertificateTypeCodes.Residence, Record() with { CertifiabilityCode = "4" }, RightKind.Self).Single().CanBeForced.ShouldBeTrue();
    }

    [Theory]
    [InlineData("8+12", true)]
    [InlineData("1+5+7+8", true)]
    [InlineData("8+12+17", true)]
    [InlineData("11+12", false)]
    [InlineData("12+16", false)]
    [InlineData("3+17", false)]
    [InlineData("8+9", false)]
    [InlineData("8+10", false)]
    public void Cumulative_FollowsTheRulesOfItsTypes(string code, bool allowed)
    {
        var broken = Refusals(code, Record(), RightKind.Self).Select(r => r.RuleId);

        broken.Any(id => Packs.Milano.Vocabulary.CertificateTypes.Values.SelectMany(t => t.BlockingRules).Any(r => r.Id == id && r.NotWith is not null)).ShouldBe(!allowed);
    }

    [Fact]
    public void DeathCertificate_Online_IsForTheCounter() =>
        Refusals("2", Record() with { Status = RegistryStatus.Deceased, DiedOn = new(2024, 2, 8) }, RightKind.Family).Single().RuleId.ShouldBe(CertificateGate.CounterType);

    [Fact]
    public void FactsThatAreNotThere_AreNotStated() =>
        Refusals("14", Record(), RightKind.Self).Single().RuleId.ShouldBe(CertificateGate.FactsMissing);

    internal static IReadOnlyList<Refusal> Refusals(string code, CertifiableRecord record, RightKind right) => Gate.Refusals(new GateQuestion
    {
        Selection = Packs.Milano.Vocabulary.Certificates.Select(code)!,
        Record = record,
        Requester = new(Someone, right),
        Today = new(2026, 11, 21),
    });

    internal static CertifiableRecord Record()
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
            CivilStatus = CivilStatus.NeverMarried,
            Citizenships = [new(SeedCitizenship.Italy, null, null)],
            RegisteredOn = new(1992, 3, 14),
            ProceedingOpenedOn = null,
        };
    }
}
