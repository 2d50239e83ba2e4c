using System.Xml;

namespace Navigli.Identity.Saml;

/// <summary>The rules that response and assertion share: identifier, version, time of issue, issuer.</summary>
internal sealed record MessageRules(ServiceProvider Provider, ExpectedResponse Expected, DateTime Now)
{
    public string AssertionConsumerService => Provider.AssertionConsumerService.AbsoluteUri;

    public SamlRefusal? CheckMessage(XmlElement message)
    {
        if (SamlXml.Value(message, "ID") is null)
            return SamlRefusal.MessageId;
        if (SamlXml.Value(message, "Version") != "2.0")
            return SamlRefusal.Version;
        // Not before our request went out, and not from the future.
        return SamlXml.Instant(message, "IssueInstant") is { } issued
            && issued >= Expected.RequestedAt - ResponseValidator.Skew
            && issued <= Now + ResponseValidator.Skew
            ? null
            : SamlRefusal.IssueInstant;
    }

    public SamlRefusal? CheckIssuer(XmlElement message, Presence format)
    {
        if (!SamlXml.TryOnlyChild(message, ("Issuer", SamlNames.Assertion), out var issuer)
            || SamlXml.Text(issuer) != Expected.IdentityProvider.EntityId)
            return SamlRefusal.Issuer;
        return issuer.GetAttributeNode("Format") switch
        {
            null when format is Presence.Optional => null,
            { Value: SamlNames.EntityFormat } => null,
            _ => SamlRefusal.Issuer,
        };
    }
}
