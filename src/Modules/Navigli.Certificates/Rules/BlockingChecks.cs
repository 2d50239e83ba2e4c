using Navigli.Contracts.Seeding;
using Navigli.Platform.City;

namespace Navigli.Certificates.Rules;

/// <summary>What each rule of the national list looks at; ids, words and order are the city pack's.</summary>
internal static class BlockingChecks
{
    private const string CitizenshipBeingDetermined = "997";
    private const string CitizenshipNotAttributable = "998";
    private const int OfAge = 18;

    private static readonly Dictionary<string, Func<GateQuestion, RegistryVocabulary, bool>> Checks = new(StringComparer.Ordinal)
    {
        ["not-certifiable"] = (q, _) => q.Record.CertifiabilityCode == "0",
        ["partially-certifiable"] = (q, _) => q.Record.CertifiabilityCode == "1",
        ["not-registrable"] = (q, _) => q.Record.CertifiabilityCode == "3",
        ["interdicted"] = (q, _) => q.Record.CertifiabilityCode == "4",
        ["open-proceeding"] = (q, _) => q.Record.ProceedingOpenedOn is not null,
        ["registered-abroad"] = (q, _) => q.Record.Status == RegistryStatus.Aire,
        ["resident"] = (q, _) => q.Record.Status == RegistryStatus.Resident,
        ["removed"] = (q, _) => q.Record.Status is RegistryStatus.MovedToOtherComune or RegistryStatus.MovedAbroad or RegistryStatus.Untraceable,
        ["deceased"] = (q, _) => q.Record.Status == RegistryStatus.Deceased,
        ["no-fixed-abode"] = (q, _) => q.Record.Address is { NoFixedAbode: true },
        ["cohabitation"] = (q, _) => q.Record.Own?.KinshipCode is KinshipCodes.CohabitationHead or KinshipCodes.CohabitationMember,
        ["no-family"] = (q, _) => q.Record.Household.Count == 0,
        ["family-not-certifiable"] = (q, _) => q.Record.Household.Count > 0 && q.Record.Own is null,
        ["no-reference-person"] = (q, _) => q.Record.Household.Count > 0 && !q.Record.Household.Any(m => KinshipCodes.IsReference(m.KinshipCode)),
        ["type-1-1"] = (q, _) => q.Record is { Status: RegistryStatus.Aire, Person: var person } && IsAbroad(person.BirthPlace),
        ["type-2-2"] = (q, _) => q.Record.Status != RegistryStatus.Deceased,
        ["type-3-2"] = (q, _) => q.Record.CivilStatus == CivilStatus.Unknown,
        ["type-3-3"] = (q, _) => q.Record.IsFree || q.Record.CivilStatus == CivilStatus.CivilUnion,
        ["type-3-4"] = (q, _) => q.Record is { CivilStatus: CivilStatus.Married, Marriage: null },
        ["type-3-5"] = (q, _) => q.Record is { CivilStatus: CivilStatus.Married, Marriage: { Partner: null } },
        ["type-3-6"] = (q, _) => q.Record is { Status: RegistryStatus.Aire, Removal: { } removal, Marriage: { } marriage } && removal.On <= marriage.On,
        ["type-4-2"] = (q, _) => q.Record.Removal is null,
        ["type-5-1"] = (q, _) => q.Record.CitizenshipsOn(q.Today).Any(c => c.CountryCode is CitizenshipBeingDetermined or CitizenshipNotAttributable),
        ["type-5-2"] = (q, _) => q.Record.CitizenshipsOn(q.Today).Count > 1,
        ["type-5-3"] = (q, _) => q.Record.CitizenshipsOn(q.Today).Count == 0,
        ["type-5-4"] = (q, _) => q.Record.CitizenshipsOn(q.Today).Count > 0 && !q.Record.IsItalianOn(q.Today),
        ["type-6-2"] = (q, _) => q.Record.Citizenships.Count > 0 && !q.Record.IsItalianOn(q.Today),
        ["type-6-3"] = (q, _) => q.Record.Citizenships.Count == 0,
        ["type-11-2"] = (q, _) => q.Record.CivilStatus == CivilStatus.Unknown,
        ["type-11-3"] = (q, _) => q.Record is { CivilStatus: not (CivilStatus.Unknown or CivilStatus.NeverMarried), StatusEvent: null },
        ["type-13-2"] = (q, _) => IsMinorFromOutside(q),
        ["type-13-3"] = (q, _) => q.Record.Household.Count == 1,
        ["type-15-2"] = (q, _) => q.Record.HouseholdKind is HouseholdKind.Family or HouseholdKind.Cohabitation,
        ["type-15-3"] = (q, _) => q.Record.Household.Count == 0,
        ["type-15-4"] = (q, words) => q.Record.Household.Any(m => words.KinshipTies.TryGetValue(m.KinshipCode, out var tie) && tie.LegacyOnly),
        ["type-16-2"] = (q, _) => IsMinorFromOutside(q),
        ["type-16-3"] = (q, _) => q.Record.Household.Count == 1,
        ["type-17-2"] = (q, _) => !q.Record.IsFree,
        ["type-18-1"] = (q, _) => q.Record.CivilStatus == CivilStatus.Unknown,
        ["type-18-2"] = (q, _) => q.Record.CivilStatus is not (CivilStatus.CivilUnion or CivilStatus.Unknown),
        ["type-18-3"] = (q, _) => q.Record is { CivilStatus: CivilStatus.CivilUnion, CivilUnion: null },
        ["type-18-4"] = (q, _) => q.Record is { CivilStatus: CivilStatus.CivilUnion, CivilUnion: { Partner: null } },
        ["type-18-5"] = (q, _) => q.Record is { Status: RegistryStatus.Aire, Removal: { } removal, CivilUnion: { } union } && union.On > removal.On,
        ["type-19-1"] = (q, _) => q.Record.Contract is null,
        ["type-19-2"] = (q, _) => q.Record.Contract is { Partner: null },
        ["type-19-3"] = (q, _) => q.Requester.PersonId is not { } requester || (requester != q.Record.Person.PersonId && requester != q.Record.Contract?.Partner?.PersonId),
        ["type-19-4"] = (q, _) => q.Record is { Status: RegistryStatus.Aire, Removal: { } removal, Contract: { } contract } && contract.On > removal.On,
        ["type-9-2"] = (q, _) => q.Reference < q.Record.RegisteredOn,
        ["type-9-4"] = (q, _) => q.Record.Residences.Any(r => r.From < q.Record.RegisteredOn),
        ["type-9-5"] = (q, _) => IsBeforeRemoval(q),
        ["type-9-6"] = (q, _) => q.Record is { Residences.Count: 0, AddressIsProtected: false },
        ["type-20-2"] = (q, _) => q.Reference < q.Record.RegisteredOn,
        ["type-20-4"] = (q, _) => q.Record.Residences.Any(r => r.From < q.Record.RegisteredOn),
        ["type-20-5"] = (q, _) => IsBeforeRemoval(q),
        ["type-20-6"] = (q, _) => q.Record is { Residences.Count: 0, AddressIsProtected: false },
    };

    /// <summary>Rules that look at the request as the form holds it, and rules on what neither the registry nor a citizen's request can show, each with its reason.</summary>
    public static IReadOnlyDictionary<string, string> LookedAtElsewhere { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["exemption-without-description"] = "held by RequestRules",
        ["exemption-description-too-long"] = "held by RequestRules",
        ["foreign-use-not-exempt"] = "held by the pack: those uses have an exemption, and RequestRules takes the exemption from the use",
        ["stamp-duty-missing"] = "held by RequestRules: a certificate that is not exempt is not issued online",
        ["fee-missing"] = "held by RequestRules: the fee is the tariff's, never typed",
        ["fee-on-exempt"] = "held by RequestRules: the fee is the tariff's, never typed",
        ["fee-exemption-invalid"] = "a code of ANPR's own message, which the program alone writes",
        ["public-body-without-reference"] = "no certificate is made out for a public body (D.P.R. 445/2000, art. 43)",
        ["type-9-3"] = "the day on which a comune joined ANPR limits ANPR's history, not the city's own",
        ["type-20-3"] = "the day on which a comune joined ANPR limits ANPR's history, not the city's own",
    };

    /// <summary>Ids of the rules that look at the record.</summary>
    public static IReadOnlyCollection<string> Known => Checks.Keys;

    public static bool IsBroken(BlockingRule rule, GateQuestion question, RegistryVocabulary words) => Checks.TryGetValue(rule.Id, out var check) && check(question, words);

    /// <summary>A place in Italy is printed with its province.</summary>
    private static bool IsAbroad(string place) => !place.EndsWith(')');

    private static bool IsMinorFromOutside(GateQuestion question) =>
        question.Requester.BirthDate is { } born && born.AddYears(OfAge) > question.Today
        && question.Record.Household.All(m => m.Person.PersonId != question.Requester.PersonId);

    /// <summary>ANPR's words are followed as they are: of who left, it certifies no day before the leaving.</summary>
    private static bool IsBeforeRemoval(GateQuestion question) =>
        question.Record is { Status: not (RegistryStatus.Resident or RegistryStatus.Aire) } record && question.Reference < (record.Removal?.On ?? record.DiedOn);
}
