using Navigli.Certificates.Rules;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Residents;
using Navigli.Contracts.Seeding;
using Navigli.Platform.City;
using Navigli.Tests.City;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Certificates;

/// <summary>Every blocking rule that the data can show, broken by a record and kept by one that differs in that alone.</summary>
public sealed class BlockingRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly CertificateGate Gate = new(Packs.Milano);
    private static readonly CertifiedPerson Partner = CertificateGateTests.Record().Person with { PersonId = Guid.Parse("0190b8a0-0000-7000-8000-000000000002"), GivenName = "Luca" };

    /// <summary>Rule, type, what keeps it, what breaks it.</summary>
    private static readonly (string Rule, string Type, Func<CertifiableRecord, CertifiableRecord> Kept, Func<CertifiableRecord, CertifiableRecord> Broken)[] Cases =
    [
        ("not-certifiable", "8", Same, r => r with { CertifiabilityCode = "0" }),
        ("partially-certifiable", "1", Same, r => r with { CertifiabilityCode = "1" }),
        ("not-registrable", "8", Same, r => r with { CertifiabilityCode = "3" }),
        ("interdicted", "8", Same, r => r with { CertifiabilityCode = "4" }),
        ("open-proceeding", "8", Same, r => r with { ProceedingOpenedOn = new(2026, 11, 1) }),
        ("registered-abroad", "8", Same, r => r with { Status = RegistryStatus.Aire }),
        ("resident", "10", r => Abroad(r), Same),
        ("removed", "8", Same, r => r with { Status = RegistryStatus.Untraceable }),
        ("deceased", "8", Same, r => r with { Status = RegistryStatus.Deceased }),
        ("no-fixed-abode", "12", Same, r => r with { Address = r.Address! with { NoFixedAbode = true } }),
        ("cohabitation", "12", Same, r => r with { Household = [new(r.Person, KinshipCodes.CohabitationMember)] }),
        ("no-family", "12", Same, r => r with { Household = [] }),
        ("family-not-certifiable", "12", Same, r => r with { Household = [new(Partner, KinshipCodes.ReferencePerson)] }),
        ("no-reference-person", "12", Same, r => r with { Household = [new(r.Person, KinshipCodes.Child)] }),
        ("type-1-1", "1", r => Abroad(r), r => Abroad(r) with { Person = r.Person with { BirthPlace = "Germania" } }),
        ("type-2-2", "2", r => r with { Status = RegistryStatus.Deceased, DiedOn = new(2024, 2, 8) }, Same),
        ("type-3-2", "3", Married, r => r with { CivilStatus = CivilStatus.Unknown }),
        ("type-3-3", "3", Married, r => r with { CivilStatus = CivilStatus.Divorced }),
        ("type-3-4", "3", Married, r => r with { CivilStatus = CivilStatus.Married }),
        ("type-3-5", "3", Married, r => Married(r) with { Events = [Event(VitalEventKind.Marriage) with { Partner = null }] }),
        ("type-3-6", "3", r => Married(Abroad(r, new(2020, 1, 1))), r => Married(Abroad(r, new(2010, 1, 1)))),
        ("type-4-2", "4", r => r with { Removal = new(new(2020, 1, 1), "3") }, Same),
        ("type-5-1", "5", Same, r => r with { Citizenships = [new("997", null, null)] }),
        ("type-5-2", "5", Same, r => r with { Citizenships = [.. r.Citizenships, new("Z112", null, null)] }),
        ("type-5-3", "5", Same, r => r with { Citizenships = [] }),
        ("type-5-4", "5", Same, r => r with { Citizenships = [new("Z112", null, null)] }),
        ("type-6-2", "6", Same, r => r with { Citizenships = [new("Z112", null, null)] }),
        ("type-6-3", "6", Same, r => r with { Citizenships = [] }),
        ("type-9-2", "9", History, r => History(r) with { RegisteredOn = Today.AddDays(1) }),
        ("type-9-4", "9", History, r => History(r) with { RegisteredOn = new(2005, 1, 1) }),
        ("type-9-5", "9", r => Gone(History(r), Today), r => Gone(History(r), Today.AddDays(1))),
        ("type-9-6", "9", History, Same),
        ("type-11-2", "11", Same, r => r with { CivilStatus = CivilStatus.Unknown }),
        ("type-11-3", "11", Married, r => r with { CivilStatus = CivilStatus.Divorced }),
        ("type-13-3", "13", Two, Same),
        ("type-15-2", "15", r => Abroad(r) with { HouseholdKind = HouseholdKind.Aire }, r => Abroad(r) with { HouseholdKind = HouseholdKind.Family }),
        ("type-15-3", "15", r => Abroad(r), r => Abroad(r) with { Household = [] }),
        ("type-15-4", "15", r => Abroad(r), r => Abroad(r) with { Household = [.. r.Household, new(Partner, "14")] }),
        ("type-16-3", "16", Two, Same),
        ("type-17-2", "17", Same, Married),
        ("type-18-1", "18", United, r => r with { CivilStatus = CivilStatus.Unknown }),
        ("type-18-2", "18", United, Married),
        ("type-18-3", "18", United, r => r with { CivilStatus = CivilStatus.CivilUnion }),
        ("type-18-4", "18", United, r => United(r) with { Events = [Event(VitalEventKind.CivilUnion) with { Partner = null }] }),
        ("type-18-5", "18", r => United(Abroad(r, new(2020, 1, 1))), r => United(Abroad(r, new(2010, 1, 1)))),
        ("type-19-1", "19", Contracted, Same),
        ("type-19-2", "19", Contracted, r => r with { Events = [Event(VitalEventKind.CohabitationContract) with { Partner = null }] }),
        ("type-19-4", "19", r => Contracted(Abroad(r, new(2020, 1, 1))), r => Contracted(Abroad(r, new(2010, 1, 1)))),
        ("type-20-2", "20", History, r => History(r) with { RegisteredOn = Today.AddDays(1) }),
        ("type-20-4", "20", History, r => History(r) with { RegisteredOn = new(2005, 1, 1) }),
        ("type-20-5", "20", r => Gone(History(r), Today), r => Gone(History(r), Today.AddDays(1))),
        ("type-20-6", "20", History, Same),
    ];

    /// <summary>Those that look at who asks, tested by themselves below.</summary>
    private static readonly string[] OfTheRequester = ["type-13-2", "type-16-2", "type-19-3"];

    public static TheoryData<string> Rules => [.. Cases.Select(c => c.Rule)];

    [Fact]
    public void Rules_ThatAreLookedAt_AreAllTested() => BlockingChecks.Known.Except(Cases.Select(c => c.Rule)).Except(OfTheRequester).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rule_BrokenByTheRecord_RefusesInPlainWords(string rule)
    {
        var (_, type, kept, broken) = Cases.Single(c => c.Rule == rule);

        Ask(type, kept(CertificateGateTests.Record())).Select(r => r.RuleId).ShouldNotContain(rule);
        var refusal = Ask(type, broken(CertificateGateTests.Record())).Single(r => r.RuleId == rule);
        (refusal.What.It.Length, refusal.What.En.Length, refusal.Next.It.Length).ShouldSatisfyAllConditions(l => l.Item1.ShouldBeGreaterThan(10), l => l.Item2.ShouldBeGreaterThan(10), l => l.Item3.ShouldBeGreaterThan(10));
    }

    [Theory]
    [InlineData("13", "type-13-2")]
    [InlineData("16", "type-16-2")]
    public void MinorFromOutsideTheFamily_IsRefusedAndMayBeForced(string type, string rule)
    {
        var record = Two(CertificateGateTests.Record());
        var stranger = Guid.Parse("0190b8a0-0000-7000-8000-000000000009");

        Ask(type, record, new(stranger, null, new(2010, 1, 1))).Single(r => r.RuleId == rule).CanBeForced.ShouldBeTrue();
        Ask(type, record, new(stranger, null, new(1990, 1, 1))).ShouldNotContain(r => r.RuleId == rule);
        Ask(type, record, new(Partner.PersonId, RightKind.Family, new(2010, 1, 1))).ShouldNotContain(r => r.RuleId == rule);
    }

    [Fact]
    public void Contract_IsCertifiedToItsPartiesOnly()
    {
        var record = Contracted(CertificateGateTests.Record());

        Ask("19", record, new(Guid.Parse("0190b8a0-0000-7000-8000-000000000009"), RightKind.Family)).Select(r => r.RuleId).ShouldBe(["type-19-3"]);
        Ask("19", record, new(Partner.PersonId, RightKind.Family)).ShouldBeEmpty();
        Ask("19", record, new(record.Person.PersonId, RightKind.Self)).ShouldBeEmpty();
    }

    private static IReadOnlyList<Refusal> Ask(string type, CertifiableRecord record, Requester? requester = null) => Gate.Refusals(new GateQuestion
    {
        Selection = Packs.Milano.Vocabulary.Certificates.Select(type)!,
        Record = record,
        Requester = requester ?? new(record.Person.PersonId, RightKind.Self),
        Channel = TariffChannels.Counter,
        Today = Today,
    });

    private static CertifiableRecord Same(CertifiableRecord r) => r;

    private static CertifiableRecord Abroad(CertifiableRecord r, DateOnly? since = null) => r with
    {
        Status = RegistryStatus.Aire,
        Address = null,
        Removal = new(since ?? new(2015, 10, 1), "8"),
        Abroad = new("Z112", "Berlin", "Musterstraße 12", since ?? new(2015, 10, 1)),
        HouseholdKind = HouseholdKind.Aire,
    };

    private static CertifiableRecord Gone(CertifiableRecord r, DateOnly on) => r with { Status = RegistryStatus.MovedToOtherComune, Removal = new(on, "3") };

    private static CertifiableRecord History(CertifiableRecord r) => r with { Residences = [new(new("Via Padova 89", "Milano (MI)", NoFixedAbode: false), new(2001, 1, 1), null)] };

    private static CertifiableRecord Two(CertifiableRecord r) => r with { Household = [.. r.Household, new(Partner, KinshipCodes.AffectiveCohabitant)] };

    private static CertifiableRecord Married(CertifiableRecord r) => r with { CivilStatus = CivilStatus.Married, Events = [Event(VitalEventKind.Marriage)] };

    private static CertifiableRecord United(CertifiableRecord r) => r with { CivilStatus = CivilStatus.CivilUnion, Events = [Event(VitalEventKind.CivilUnion)] };

    private static CertifiableRecord Contracted(CertifiableRecord r) => r with { Events = [Event(VitalEventKind.CohabitationContract)] };

    private static CertifiedEvent Event(VitalEventKind kind) => new(kind, new(2018, 6, 9), "Milano (MI)", new(214, "1", null, 2018, "F205"), Partner);
}
