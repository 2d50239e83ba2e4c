using System.Xml;

namespace Navigli.Identity.Saml;

/// <summary>The session that a logout request names.</summary>
internal sealed record LogoutTerms
{
    /// <summary>An xs:ID, unguessable.</summary>
    public required string Id { get; init; }

    public required string NameId { get; init; }

    /// <summary>As the assertion qualified the name.</summary>
    public required string? NameQualifier { get; init; }

    public required string SessionIndex { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime IssuedAt { get; init; }
}

/// <summary>Writes the messages of single logout (SPID rules, "Single Logout").</summary>
internal static class LogoutMessages
{
    public static XmlElement Request(ServiceProvider provider, LogoutTerms terms, Uri destination)
    {
        var root = Message("LogoutRequest", provider, terms.Id, terms.IssuedAt, destination);
        var nameId = root.Add("saml", "NameID", SamlNames.Assertion).With("Format", SamlNames.TransientFormat).WithText(terms.NameId);
        if (terms.NameQualifier is { } qualifier)
            nameId.With("NameQualifier", qualifier);
        root.Add("samlp", "SessionIndex", SamlNames.Protocol).WithText(terms.SessionIndex);
        return root;
    }

    /// <summary>Says that the session is closed: closed now, before, or never opened, which the rules treat alike.</summary>
    public static XmlElement Success(ServiceProvider provider, string inResponseTo, DateTime issuedAt, Uri destination)
    {
        var root = Message("LogoutResponse", provider, AuthnRequestTerms.NewId(), issuedAt, destination).With("InResponseTo", inResponseTo);
        root.Add("samlp", "Status", SamlNames.Protocol).Add("samlp", "StatusCode", SamlNames.Protocol).With("Value", SamlNames.Success);
        return root;
    }

    private static XmlElement Message(string name, ServiceProvider provider, string id, DateTime issuedAt, Uri destination)
    {
        var root = XmlBuilding.Root("samlp", name, SamlNames.Protocol)
            .With("ID", id)
            .With("Version", "2.0")
            .With("IssueInstant", SamlXml.Format(issuedAt))
            .With("Destination", destination.AbsoluteUri);
        root.Add("saml", "Issuer", SamlNames.Assertion)
            .With("Format", SamlNames.EntityFormat)
            .With("NameQualifier", provider.EntityId)
            .WithText(provider.EntityId);
        return root;
    }
}
