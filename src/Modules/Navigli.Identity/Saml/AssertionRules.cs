using System.Xml;

namespace Navigli.Identity.Saml;

/// <summary>What the SPID rules ask of an assertion, element by element.</summary>
internal static class AssertionRules
{
    private const string Ns = SamlNames.Assertion;

    public static SamlRefusal? Check(XmlElement assertion, MessageRules rules) =>
        rules.CheckMessage(assertion)
        ?? rules.CheckIssuer(assertion, rules.Expected.Profile.IssuerFormat)
        ?? CheckSubject(assertion, rules)
        ?? CheckConditions(assertion, rules)
        ?? CheckLevel(assertion, rules);

    /// <summary>The instant until which the checked assertion could be presented again.</summary>
    public static DateTime UsableUntil(XmlElement assertion) =>
        SamlXml.Instant(ConfirmationData(assertion)!, "NotOnOrAfter") ?? throw new InvalidOperationException("Only a checked assertion is usable.");

    public static XmlElement? NameId(XmlElement assertion) =>
        SamlXml.TryOnlyChild(assertion, ("Subject", Ns), out var subject) && SamlXml.TryOnlyChild(subject, ("NameID", Ns), out var nameId) ? nameId : null;

    /// <summary>The level of the authentication; of several statements (there may be more than one: SPID rules, Response) the lowest. Null when any is unknown.</summary>
    public static SpidLevel? Level(XmlElement assertion)
    {
        var levels = SamlXml.Children(assertion, "AuthnStatement", Ns).Select(LevelOf).ToList();
        return levels.Count == 0 || levels.Contains(null) ? null : levels.Min();
    }

    public static string? SessionIndex(XmlElement assertion) =>
        SamlXml.Children(assertion, "AuthnStatement", Ns).Select(statement => SamlXml.Value(statement, "SessionIndex")).FirstOrDefault(index => index is not null);

    private static SamlRefusal? CheckSubject(XmlElement assertion, MessageRules rules)
    {
        if (!SamlXml.TryOnlyChild(assertion, ("Subject", Ns), out var subject))
            return SamlRefusal.Subject;
        if (NameId(assertion) is not { } nameId
            || SamlXml.Text(nameId) is null
            || SamlXml.Value(nameId, "Format") != SamlNames.TransientFormat
            || (rules.Expected.Profile.NameQualifier is Presence.Required && SamlXml.Value(nameId, "NameQualifier") is null))
            return SamlRefusal.NameId;
        if (!SamlXml.TryOnlyChild(subject, ("SubjectConfirmation", Ns), out var confirmation)
            || SamlXml.Value(confirmation, "Method") != SamlNames.Bearer
            || ConfirmationData(assertion) is not { } data)
            return SamlRefusal.SubjectConfirmation;
        if (SamlXml.Value(data, "Recipient") != rules.AssertionConsumerService)
            return SamlRefusal.Recipient;
        if (SamlXml.Value(data, "InResponseTo") != rules.Expected.RequestId)
            return SamlRefusal.InResponseTo;
        // A bearer confirmation may have no NotBefore (saml-profiles 4.1.4.2).
        if (data.HasAttribute("NotBefore") || SamlXml.Instant(data, "NotOnOrAfter") is not { } limit)
            return SamlRefusal.SubjectConfirmation;
        return rules.Now - ResponseValidator.Skew < limit ? null : SamlRefusal.Expired;
    }

    private static XmlElement? ConfirmationData(XmlElement assertion) =>
        SamlXml.TryOnlyChild(assertion, ("Subject", Ns), out var subject)
        && SamlXml.TryOnlyChild(subject, ("SubjectConfirmation", Ns), out var confirmation)
        && SamlXml.TryOnlyChild(confirmation, ("SubjectConfirmationData", Ns), out var data) ? data : null;

    private static SamlRefusal? CheckConditions(XmlElement assertion, MessageRules rules)
    {
        if (!SamlXml.TryOnlyChild(assertion, ("Conditions", Ns), out var conditions)
            || SamlXml.Instant(conditions, "NotBefore") is not { } from
            || SamlXml.Instant(conditions, "NotOnOrAfter") is not { } limit)
            return SamlRefusal.Conditions;
        if (rules.Now + ResponseValidator.Skew < from)
            return SamlRefusal.NotYetValid;
        if (rules.Now - ResponseValidator.Skew >= limit)
            return SamlRefusal.Expired;
        // Several restrictions all bind; within one, any audience may be us (saml-core 2.5.1.4).
        var restrictions = SamlXml.Children(conditions, "AudienceRestriction", Ns);
        return restrictions.Count > 0
            && restrictions.All(restriction => SamlXml.Children(restriction, "Audience", Ns).Any(audience => SamlXml.Text(audience) == rules.Provider.EntityId))
            ? null
            : SamlRefusal.Audience;
    }

    private static SamlRefusal? CheckLevel(XmlElement assertion, MessageRules rules)
    {
        var statements = SamlXml.Children(assertion, "AuthnStatement", Ns);
        if (statements.Count == 0 || statements.Any(statement => ClassRef(statement) is null || !WasBeforeNow(statement, rules)))
            return SamlRefusal.AuthnStatement;
        if (Level(assertion) is not { } level)
            return SamlRefusal.UnknownLevel;
        return level >= rules.Expected.Level ? null : SamlRefusal.LevelTooLow;
    }

    // AuthnInstant is required by saml-core 2.7.2.
    private static bool WasBeforeNow(XmlElement statement, MessageRules rules) =>
        SamlXml.Instant(statement, "AuthnInstant") is { } authenticated && authenticated <= rules.Now + ResponseValidator.Skew;

    private static SpidLevel? LevelOf(XmlElement statement) => ClassRef(statement) is { } classRef ? SpidLevels.FromClassRef(SamlXml.Text(classRef)) : null;

    private static XmlElement? ClassRef(XmlElement statement) =>
        SamlXml.TryOnlyChild(statement, ("AuthnContext", Ns), out var context) && SamlXml.TryOnlyChild(context, ("AuthnContextClassRef", Ns), out var classRef) ? classRef : null;
}
