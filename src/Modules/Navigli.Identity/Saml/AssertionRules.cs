using System.Xml;

namespace Navigli.Identity.Saml;

/// <summary>What the SPID rules ask of an assertion, element by element.</summary>
internal static class AssertionRules
{
    private const string Ns = SamlNames.Assertion;

    public static SpidRefusal? Check(XmlElement assertion, MessageRules rules) =>
        rules.CheckMessage(assertion)
        ?? rules.CheckIssuer(assertion, IssuerFormat.Required)
        ?? CheckSubject(assertion, rules)
        ?? CheckConditions(assertion, rules)
        ?? CheckLevel(assertion, rules);

    /// <summary>The instant until which the checked assertion could be presented again.</summary>
    public static DateTime UsableUntil(XmlElement assertion) =>
        SamlXml.Instant(ConfirmationData(assertion)!, "NotOnOrAfter") ?? throw new InvalidOperationException("Only a checked assertion is usable.");

    public static XmlElement? NameId(XmlElement assertion) =>
        SamlXml.TryOnlyChild(assertion, ("Subject", Ns), out var subject) && SamlXml.TryOnlyChild(subject, ("NameID", Ns), out var nameId) ? nameId : null;

    public static XmlElement? AuthnStatement(XmlElement assertion) =>
        SamlXml.TryOnlyChild(assertion, ("AuthnStatement", Ns), out var statement) ? statement : null;

    private static SpidRefusal? CheckSubject(XmlElement assertion, MessageRules rules)
    {
        if (!SamlXml.TryOnlyChild(assertion, ("Subject", Ns), out var subject))
            return SpidRefusal.Subject;
        if (NameId(assertion) is not { } nameId
            || SamlXml.Text(nameId) is null
            || SamlXml.Value(nameId, "Format") != SamlNames.TransientFormat
            || SamlXml.Value(nameId, "NameQualifier") is null)
            return SpidRefusal.NameId;
        if (!SamlXml.TryOnlyChild(subject, ("SubjectConfirmation", Ns), out var confirmation)
            || SamlXml.Value(confirmation, "Method") != SamlNames.Bearer
            || ConfirmationData(assertion) is not { } data)
            return SpidRefusal.SubjectConfirmation;
        if (SamlXml.Value(data, "Recipient") != rules.AssertionConsumerService)
            return SpidRefusal.Recipient;
        if (SamlXml.Value(data, "InResponseTo") != rules.Expected.RequestId)
            return SpidRefusal.InResponseTo;
        // A bearer confirmation may have no NotBefore (saml-profiles 4.1.4.2).
        if (data.HasAttribute("NotBefore") || SamlXml.Instant(data, "NotOnOrAfter") is not { } limit)
            return SpidRefusal.SubjectConfirmation;
        return rules.Now < limit + ResponseValidator.Skew ? null : SpidRefusal.Expired;
    }

    private static XmlElement? ConfirmationData(XmlElement assertion) =>
        SamlXml.TryOnlyChild(assertion, ("Subject", Ns), out var subject)
        && SamlXml.TryOnlyChild(subject, ("SubjectConfirmation", Ns), out var confirmation)
        && SamlXml.TryOnlyChild(confirmation, ("SubjectConfirmationData", Ns), out var data) ? data : null;

    private static SpidRefusal? CheckConditions(XmlElement assertion, MessageRules rules)
    {
        if (!SamlXml.TryOnlyChild(assertion, ("Conditions", Ns), out var conditions)
            || SamlXml.Instant(conditions, "NotBefore") is not { } from
            || SamlXml.Instant(conditions, "NotOnOrAfter") is not { } limit)
            return SpidRefusal.Conditions;
        if (rules.Now < from - ResponseValidator.Skew)
            return SpidRefusal.NotYetValid;
        if (rules.Now >= limit + ResponseValidator.Skew)
            return SpidRefusal.Expired;
        // Several restrictions all bind; within one, any audience may be us (saml-core 2.5.1.4).
        var restrictions = SamlXml.Children(conditions, "AudienceRestriction", Ns);
        return restrictions.Count > 0
            && restrictions.All(restriction => SamlXml.Children(restriction, "Audience", Ns).Any(audience => SamlXml.Text(audience) == rules.Provider.EntityId))
            ? null
            : SpidRefusal.Audience;
    }

    private static SpidRefusal? CheckLevel(XmlElement assertion, MessageRules rules)
    {
        if (AuthnStatement(assertion) is not { } statement
            || !SamlXml.TryOnlyChild(statement, ("AuthnContext", Ns), out var context)
            || !SamlXml.TryOnlyChild(context, ("AuthnContextClassRef", Ns), out var classRef))
            return SpidRefusal.AuthnStatement;
        if (SpidLevels.FromClassRef(SamlXml.Text(classRef)) is not { } level)
            return SpidRefusal.UnknownLevel;
        return level >= rules.Expected.Level ? null : SpidRefusal.LevelTooLow;
    }
}
