namespace Navigli.Sandbox.Spid;

/// <summary>Every place of the response that the rules state something of, in their order (SPID rules, "Single Sign-On", Response and Assertion).</summary>
internal static class AnomalySpots
{
    private const string Elsewhere = "https://altrove.example/";
    private const string NotATime = "2026-03-09";
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(30);

    public static readonly IReadOnlyList<Spot> All =
    [
        Envelope("response-id", "@ID"),
        Envelope("response-version", "@Version") with { Wrong = "2.1" },
        Envelope("response-issue-instant", "@IssueInstant") with { Wrong = NotATime },
        Envelope("response-in-response-to", "@InResponseTo") with { Wrong = "_altra-richiesta" },
        Envelope("response-destination", "@Destination") with { Wrong = Elsewhere },
        Envelope("response-issuer", "Issuer") with { Wrong = Elsewhere },
        Envelope("response-issuer-format", "Issuer/@Format") with { Wrong = SpidNames.Transient, Optional = true },
        Envelope("status", "Status"),
        Envelope("status-code", "Status/StatusCode") with { Hollow = true },
        Envelope("status-code-value", "Status/StatusCode/@Value") with { Wrong = "urn:oasis:names:tc:SAML:2.0:status:Nothing" },
        Envelope("assertion", "Assertion"),
        Assertion("assertion-id", "@ID"),
        Assertion("assertion-version", "@Version") with { Wrong = "2.1" },
        Assertion("assertion-issue-instant", "@IssueInstant") with { Wrong = NotATime },
        Assertion("assertion-issuer", "Issuer") with { Wrong = Elsewhere },
        Assertion("assertion-issuer-format", "Issuer/@Format") with { Wrong = SpidNames.Transient, OfSpidAlone = true },
        Subject("subject", ""),
        Subject("name-id", "NameID"),
        Subject("name-id-format", "NameID/@Format") with { Wrong = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified" },
        Subject("name-id-qualifier", "NameID/@NameQualifier") with { OfSpidAlone = true },
        Subject("confirmation", "SubjectConfirmation"),
        Subject("confirmation-method", "SubjectConfirmation/@Method") with { Wrong = "urn:oasis:names:tc:SAML:2.0:cm:holder-of-key" },
        Subject("confirmation-data", "SubjectConfirmation/SubjectConfirmationData") with { Hollow = true },
        Subject("confirmation-recipient", "SubjectConfirmation/SubjectConfirmationData/@Recipient") with { Wrong = Elsewhere },
        Subject("confirmation-in-response-to", "SubjectConfirmation/SubjectConfirmationData/@InResponseTo") with { Wrong = "_altra-richiesta" },
        Subject("confirmation-limit", "SubjectConfirmation/SubjectConfirmationData/@NotOnOrAfter") with { WrongTime = -Long },
        Conditions("conditions", ""),
        Conditions("conditions-from", "@NotBefore") with { WrongTime = Long },
        Conditions("conditions-limit", "@NotOnOrAfter") with { WrongTime = -Long },
        Conditions("audience-restriction", "AudienceRestriction"),
        Conditions("audience", "AudienceRestriction/Audience") with { Wrong = Elsewhere + "metadata" },
        Level("statement", ""),
        Level("context", "AuthnContext"),
        Level("class", "AuthnContext/AuthnContextClassRef") with { Wrong = SpidNames.LevelPrefix + "4" },
        new("attribute-statement", AnomalyGroup.Attributes, "Assertion/AttributeStatement"),
    ];

    private static Spot Envelope(string code, string path) => new(code, AnomalyGroup.Envelope, path);

    private static Spot Assertion(string code, string path) => new(code, AnomalyGroup.Assertion, "Assertion/" + path);

    private static Spot Subject(string code, string path) => new(code, AnomalyGroup.Subject, "Assertion/Subject/" + path);

    private static Spot Conditions(string code, string path) => new(code, AnomalyGroup.Conditions, "Assertion/Conditions/" + path);

    private static Spot Level(string code, string path) => new(code, AnomalyGroup.Level, "Assertion/AuthnStatement/" + path);
}
