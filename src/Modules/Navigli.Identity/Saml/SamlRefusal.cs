using System.Globalization;
using System.Text.RegularExpressions;

namespace Navigli.Identity.Saml;

/// <summary>Why a sign-in did not succeed: a stable code for logs and tests, and the reason as the person is told it.</summary>
internal sealed partial record SamlRefusal(string Code, string Reason)
{
    private const string StaffIdentity = "staff-identity";
    private const int AnotherKindOfIdentity = 30;

    public static readonly SamlRefusal Unreadable = Invalid("unreadable");
    public static readonly SamlRefusal DuplicateIds = Signature("duplicate_ids");
    public static readonly SamlRefusal NotAResponse = Invalid("not_a_response");
    public static readonly SamlRefusal Version = Invalid("version");
    public static readonly SamlRefusal MessageId = Invalid("id");
    public static readonly SamlRefusal IssueInstant = Clock("issue_instant");
    public static readonly SamlRefusal InResponseTo = Unrelated("in_response_to");
    public static readonly SamlRefusal Destination = Unrelated("destination");
    public static readonly SamlRefusal Issuer = Unrelated("issuer");
    public static readonly SamlRefusal Status = Invalid("status");
    public static readonly SamlRefusal AssertionCount = Invalid("assertion_count");
    public static readonly SamlRefusal StraySignature = Signature("stray_signature");
    public static readonly SamlRefusal ResponseSignature = Signature("response_signature");
    public static readonly SamlRefusal AssertionSignature = Signature("assertion_signature");
    public static readonly SamlRefusal Subject = Invalid("subject");
    public static readonly SamlRefusal NameId = Invalid("name_id");
    public static readonly SamlRefusal SubjectConfirmation = Invalid("subject_confirmation");
    public static readonly SamlRefusal Recipient = Unrelated("recipient");
    public static readonly SamlRefusal Conditions = Invalid("conditions");
    public static readonly SamlRefusal Audience = Unrelated("audience");
    public static readonly SamlRefusal NotYetValid = Clock("not_yet_valid");
    public static readonly SamlRefusal AuthnStatement = Invalid("authn_statement");
    public static readonly SamlRefusal UnknownLevel = Invalid("unknown_level");
    public static readonly SamlRefusal Expired = new("saml.expired", "response-expired");
    public static readonly SamlRefusal LevelTooLow = new("saml.level_too_low", "level-too-low");
    public static readonly SamlRefusal Attributes = new("saml.attributes", "attributes-missing");
    public static readonly SamlRefusal Purpose = new("saml.purpose", StaffIdentity);
    public static readonly SamlRefusal Replayed = new("saml.replayed", "assertion-replayed");

    /// <summary>
    /// An outcome that the identity provider reported: ErrorCode nrNN in StatusMessage (SPID rules, "Messaggi di errore"; CIE manual, "Codici di
    /// errore"). Those about the person have their own words, and who was asked for a professional identity others than everybody; 8 to 18 say that our request was wrong.
    /// </summary>
    public static SamlRefusal FromProvider(string? statusMessage, SchemeProfile profile, ProfessionalUse? use = null)
    {
        var match = statusMessage is null ? Match.Empty : ErrorCode().Match(statusMessage);
        if (!match.Success)
            return new SamlRefusal("spid.failed", "spid-failed");
        var number = int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
        var code = $"{profile.Words}.nr{number:00}";
        if (profile.PersonErrors.Contains(number))
            return new SamlRefusal(code, use is not null && number == AnotherKindOfIdentity ? StaffIdentity : $"{profile.Words}-{number:00}");
        return number is >= 8 and <= 18 ? new SamlRefusal(code, "spid-request") : new SamlRefusal("spid.failed", "spid-failed");
    }

    private static SamlRefusal Invalid(string name) => new("saml." + name, "response-invalid");

    private static SamlRefusal Signature(string name) => new("saml." + name, "response-signature");

    private static SamlRefusal Unrelated(string name) => new("saml." + name, "response-unrelated");

    private static SamlRefusal Clock(string name) => new("saml." + name, "response-clock");

    [GeneratedRegex(@"^\s*ErrorCode\s+nr(?<number>\d{2})\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex ErrorCode();
}

/// <summary>Either who signed in, or why nobody did.</summary>
internal sealed record SamlOutcome
{
    private SamlOutcome()
    {
    }

    public DigitalIdentity? Identity { get; private init; }

    public SamlRefusal? Refusal { get; private init; }

    public static implicit operator SamlOutcome(DigitalIdentity identity) => new() { Identity = identity };

    public static implicit operator SamlOutcome(SamlRefusal refusal) => new() { Refusal = refusal };
}
