using Navigli.Contracts.Residents;
using Navigli.Contracts.Seeding;
using Navigli.Platform.City;

namespace Navigli.Certificates.Rules;

/// <summary>
/// Decides whether a certificate may be issued online on what the registry holds: the rules are the city pack's, in its order and words; here
/// stands only what each looks at. A rule that looks at the request is in <see cref="RequestRules"/>.
/// </summary>
internal sealed class CertificateGate(CityPack city)
{
    public const string ProtectedAddress = "protected-address";

    private static readonly LocalizedText CounterOnly = new(
        "Per questa persona il certificato si rilascia solo allo sportello.", "For this person the certificate is issued only at the counter.");

    private static readonly LocalizedText OwnProtectedAddress = new(
        "L'indirizzo è protetto: per sicurezza il certificato che lo riporta si rilascia solo allo sportello.",
        "Your address is protected: for safety a certificate that states it is issued only at the counter.");

    private static readonly LocalizedText GoToTheCounter = new(
        "Lo rilascia un ufficiale d'anagrafe in una sede anagrafica: serve un documento d'identità.",
        "A registry officer issues it at a registry office: an identity document is needed.");

    /// <summary>What each rule of the national list looks at; ids as in the city pack.</summary>
    private static readonly Dictionary<string, Func<CertifiableRecord, bool>> Checks = new(StringComparer.Ordinal)
    {
        ["not-certifiable"] = r => r.CertifiabilityCode == "0",
        ["partially-certifiable"] = r => r.CertifiabilityCode == "1",
        ["not-registrable"] = r => r.CertifiabilityCode == "3",
        ["interdicted"] = r => r.CertifiabilityCode == "4",
        ["open-proceeding"] = r => r.ProceedingOpenedOn is not null,
        ["registered-abroad"] = r => r.Status == RegistryStatus.Aire,
        ["removed"] = r => r.Status is RegistryStatus.MovedToOtherComune or RegistryStatus.MovedAbroad or RegistryStatus.Untraceable,
        ["deceased"] = r => r.Status == RegistryStatus.Deceased,
        ["no-fixed-abode"] = r => r.Address is { NoFixedAbode: true },
        ["cohabitation"] = r => Own(r)?.KinshipCode is KinshipCodes.CohabitationHead or KinshipCodes.CohabitationMember,
        ["no-family"] = r => r.Household.Count == 0,
        ["family-not-certifiable"] = r => r.Household.Count > 0 && Own(r) is null,
        ["no-reference-person"] = r => r.Household.Count > 0 && !r.Household.Any(m => KinshipCodes.IsReference(m.KinshipCode)),
    };

    /// <summary>The rules whose answer makes all others moot: who is not a resident has no household here to speak of.</summary>
    private static readonly HashSet<string> OnStatus = new(StringComparer.Ordinal) { "registered-abroad", "removed", "deceased" };

    /// <summary>Ids of the rules that this gate looks at.</summary>
    public static IReadOnlyCollection<string> Known => Checks.Keys;

    /// <summary>Every rule that forbids the certificate, none when it may be issued.</summary>
    public IReadOnlyList<Refusal> Refusals(string typeCode, CertifiableRecord record, RightKind right)
    {
        var broken = city.Vocabulary.CertificateTypes[typeCode].BlockingRules
            .Where(rule => Checks.TryGetValue(rule.Id, out var check) && check(record)).ToList();
        if (broken.Any(rule => OnStatus.Contains(rule.Id)))
            broken.RemoveAll(rule => !OnStatus.Contains(rule.Id));
        List<Refusal> refusals = [.. broken.Select(rule => Explain(rule, record, right))];
        if (record.AddressIsProtected)
        {
            // Both types state the address. That it is protected is told to the person alone: a violent parent may be the one who asks.
            refusals.Add(new(ProtectedAddress, right == RightKind.Self ? OwnProtectedAddress : CounterOnly, GoToTheCounter));
        }
        else if (refusals.Count == 0 && record.Address is null)
        {
            // A resident without an address is a fault of the record, and nothing may be certified on it.
            refusals.Add(new("address-missing", CounterOnly, GoToTheCounter));
        }

        return refusals;
    }

    private static CertifiedMember? Own(CertifiableRecord record) => record.Household.FirstOrDefault(m => m.Person.PersonId == record.Person.PersonId);

    private static Refusal Explain(BlockingRule rule, CertifiableRecord record, RightKind right)
    {
        var what = rule.Explanation ?? new(rule.Text, rule.Text);
        // The right of the family reaches certificates and nothing more of an adult (D.M. 3-11-2021, art. 2): the rule, not its cause.
        if (right != RightKind.Family && rule.Id is "not-certifiable" or "open-proceeding" or "partially-certifiable" && record.CertifiabilityCause is { } cause)
            what = new($"{what.It} ({cause})", $"{what.En} ({cause})");
        return new(rule.Id, what, rule.Remedy ?? GoToTheCounter);
    }
}
