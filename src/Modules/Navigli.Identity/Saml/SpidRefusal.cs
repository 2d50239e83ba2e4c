using System.Globalization;
using System.Text.RegularExpressions;

namespace Navigli.Identity.Saml;

/// <summary>Why a sign-in did not succeed: a stable code for logs and tests, and the reason as the person is told it.</summary>
internal sealed partial record SpidRefusal(string Code, string Reason)
{
    public static readonly SpidRefusal Unreadable = Invalid("unreadable");
    public static readonly SpidRefusal DuplicateIds = Invalid("duplicate_ids");
    public static readonly SpidRefusal NotAResponse = Invalid("not_a_response");
    public static readonly SpidRefusal Version = Invalid("version");
    public static readonly SpidRefusal MessageId = Invalid("id");
    public static readonly SpidRefusal IssueInstant = Invalid("issue_instant");
    public static readonly SpidRefusal InResponseTo = Invalid("in_response_to");
    public static readonly SpidRefusal Destination = Invalid("destination");
    public static readonly SpidRefusal Issuer = Invalid("issuer");
    public static readonly SpidRefusal Status = Invalid("status");
    public static readonly SpidRefusal AssertionCount = Invalid("assertion_count");
    public static readonly SpidRefusal StraySignature = Invalid("stray_signature");
    public static readonly SpidRefusal ResponseSignature = Invalid("response_signature");
    public static readonly SpidRefusal AssertionSignature = Invalid("assertion_signature");
    public static readonly SpidRefusal Subject = Invalid("subject");
    public static readonly SpidRefusal NameId = Invalid("name_id");
    public static readonly SpidRefusal SubjectConfirmation = Invalid("subject_confirmation");
    public static readonly SpidRefusal Recipient = Invalid("recipient");
    public static readonly SpidRefusal Conditions = Invalid("conditions");
    public static readonly SpidRefusal Audience = Invalid("audience");
    public static readonly SpidRefusal NotYetValid = Invalid("not_yet_valid");
    public static readonly SpidRefusal AuthnStatement = Invalid("authn_statement");
    public static readonly SpidRefusal UnknownLevel = Invalid("unknown_level");
    public static readonly SpidRefusal Expired = new("saml.expired", "response-expired");
    public static readonly SpidRefusal LevelTooLow = new("saml.level_too_low", "level-too-low");
    public static readonly SpidRefusal Attributes = new("saml.attributes", "attributes-missing");
    public static readonly SpidRefusal Replayed = new("saml.replayed", "assertion-replayed");

    /// <summary>
    /// An outcome that the identity provider reported: ErrorCode nrNN in StatusMessage (SPID rules, "Messaggi di errore").
    /// 19 to 25 and 30 concern the person and have their own words; the others say that our request was wrong.
    /// </summary>
    public static SpidRefusal FromProvider(string? statusMessage)
    {
        var match = statusMessage is null ? Match.Empty : ErrorCode().Match(statusMessage);
        if (!match.Success)
            return new SpidRefusal("spid.failed", "spid-failed");
        var number = int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
        return number switch
        {
            19 or 20 or 21 or 22 or 23 or 25 or 30 => new SpidRefusal($"spid.nr{number:00}", $"spid-{number:00}"),
            >= 8 and <= 18 => new SpidRefusal($"spid.nr{number:00}", "spid-request"),
            _ => new SpidRefusal("spid.failed", "spid-failed"),
        };
    }

    private static SpidRefusal Invalid(string name) => new("saml." + name, "response-invalid");

    [GeneratedRegex(@"^\s*ErrorCode\s+nr(?<number>\d{2})\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex ErrorCode();
}

/// <summary>Either who signed in, or why nobody did.</summary>
internal sealed record SpidOutcome
{
    private SpidOutcome()
    {
    }

    public SpidIdentity? Identity { get; private init; }

    public SpidRefusal? Refusal { get; private init; }

    public static implicit operator SpidOutcome(SpidIdentity identity) => new() { Identity = identity };

    public static implicit operator SpidOutcome(SpidRefusal refusal) => new() { Refusal = refusal };
}
