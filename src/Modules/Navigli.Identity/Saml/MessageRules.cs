using System.Xml;

namespace Navigli.Identity.Saml;

internal enum IssuerFormat
{
    Optional,
    Required,
}

/// <summary>The rules that response and assertion share: identifier, version, time of issue, issuer.</summary>
internal sealed record MessageRules(ServiceProvider Provider, ExpectedResponse Expected, DateTime Now)
{
    public string AssertionConsumerService => Provider.AssertionConsumerService.AbsoluteUri;

    public SpidRefusal? CheckMessage(XmlElement message)
    {
        if (SamlXml.Value(message, "ID") is null)
            return SpidRefusal.MessageId;
        if (SamlXml.Value(message, "Version") != "2.0")
            return SpidRefusal.Version;
        // Not before our request went out, and not from the future.
        return SamlXml.Instant(message, "IssueInstant") is { } issued
            && issued >= Expected.RequestedAt - ResponseValidator.Skew
            && issued <= Now + ResponseValidator.Skew
            ? null
            : SpidRefusal.IssueInstant;
    }

    public SpidRefusal? CheckIssuer(XmlElement message, IssuerFormat format)
    {
        if (!SamlXml.TryOnlyChild(message, ("Issuer", SamlNames.Assertion), out var issuer)
            || SamlXml.Text(issuer) != Expected.IdentityProvider.EntityId)
            return SpidRefusal.Issuer;
        return issuer.GetAttributeNode("Format") switch
        {
            null when format is IssuerFormat.Optional => null,
            { Value: SamlNames.EntityFormat } => null,
            _ => SpidRefusal.Issuer,
        };
    }
}
