using System.Text.RegularExpressions;
using Navigli.Identity.Saml;

namespace Navigli.Identity.Staff;

/// <summary>Whether the staff's roles wait for a passkey.</summary>
internal enum PasskeyDemand
{
    /// <summary>A session has its roles once it has shown a passkey.</summary>
    Required,

    /// <summary>Passkeys may be made and used; roles do not wait for them. For demonstrations.</summary>
    Offered,
}

/// <summary>Settings <c>Identity:Staff</c>.</summary>
internal sealed partial class StaffOptions
{
    // Of the organisation in the rules' own table of attributes; an identity of a person alone has none.
    private const string OrganisationName = "companyName";

    public PasskeyDemand Passkey { get; set; } = PasskeyDemand.Required;

    /// <summary>How long the appointment of an administrator waits for the second administrator.</summary>
    public TimeSpan ProposalLimit { get; set; } = TimeSpan.FromDays(7);

    /// <summary>The SPID identity that the staff works with; nothing is asked beyond SPID where none is set.</summary>
    public SpidPurpose? Purpose { get; set; }

    /// <summary>
    /// By what an answer shows that identity: names of attributes and their values, or <see cref="ProfessionalUse.AnyValue"/>. Beyond the name of an organisation, our sources do not say
    /// what providers send with which identity: a city writes here what AgID or its provider states.
    /// </summary>
    public Dictionary<string, string> PurposeEvidence { get; } = new(StringComparer.Ordinal);

    /// <summary>What the sign-in of the staff asks of SPID; null where it is what everybody's asks.</summary>
    public ProfessionalUse? ProfessionalUse => Purpose is { } purpose ? new ProfessionalUse { Purpose = purpose, Evidence = EvidenceOf(purpose) } : null;

    public IEnumerable<string> Faults()
    {
        if (ProposalLimit < TimeSpan.FromHours(1) || ProposalLimit > TimeSpan.FromDays(60))
            yield return "A proposal waits from an hour to sixty days";
        if (Purpose is { } purpose && !Enum.IsDefined(purpose))
            yield return "Identity:Staff:Purpose is P, PF or PG";
        if (Purpose is null && PurposeEvidence.Count > 0)
            yield return "Identity:Staff:PurposeEvidence is evidence of no Purpose";
        foreach (var (name, value) in PurposeEvidence)
        {
            if (!AttributeName().IsMatch(name) || SchemeProfile.Spid.Attributes.Attributes.Contains(name, StringComparer.Ordinal) || string.IsNullOrWhiteSpace(value))
                yield return $"Identity:Staff:PurposeEvidence:{name} is not an attribute beyond everybody's with a value, or {ProfessionalUse.AnyValue} for any";
        }
    }

    private Dictionary<string, string> EvidenceOf(SpidPurpose purpose) =>
        PurposeEvidence.Count == 0 && purpose is SpidPurpose.PG ? new Dictionary<string, string>(StringComparer.Ordinal) { [OrganisationName] = ProfessionalUse.AnyValue } : PurposeEvidence;

    [GeneratedRegex("^[A-Za-z]{1,50}$", RegexOptions.CultureInvariant, 100)]
    private static partial Regex AttributeName();
}
