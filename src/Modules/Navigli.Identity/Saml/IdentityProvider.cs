using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;

namespace Navigli.Identity.Saml;

/// <summary>An identity provider of the federation, as its metadata describes it.</summary>
internal sealed record IdentityProvider
{
    /// <summary>The scheme that the settings list it under: what it may say, and by which rules it is judged.</summary>
    public required IdentityScheme Scheme { get; init; }

    public required string EntityId { get; init; }

    public required string DisplayName { get; init; }

    public required Uri? PostSignOn { get; init; }

    public required Uri? RedirectSignOn { get; init; }

    public SamlEndpoint? PostLogout { get; init; }

    public SamlEndpoint? RedirectLogout { get; init; }

    /// <summary>The only keys whose signatures count; what a message carries in KeyInfo does not.</summary>
    public required IReadOnlyList<X509Certificate2> SigningCertificates { get; init; }
}

/// <summary>Where requests go, and answers to the provider's own requests (the same address unless the metadata names another).</summary>
internal sealed record SamlEndpoint(Uri Location, Uri ResponseLocation);

/// <summary>Reads the metadata of identity providers: one EntityDescriptor, or the federation's EntitiesDescriptor with many.</summary>
internal static class IdentityProviderMetadata
{
    /// <summary>The list of a whole federation is longer than any message.</summary>
    public const int MaxCharacters = 2 * 1024 * 1024;

    /// <summary>The providers that can be used: those with an address to sign on at and a signing certificate. Empty when the XML is refused.</summary>
    public static IReadOnlyList<IdentityProvider> Read(string xml, IdentityScheme scheme)
    {
        if (SamlXml.Read(xml, MaxCharacters)?.DocumentElement is not { } root || !SamlXml.HasUniqueIds(root.OwnerDocument))
            return [];
        return
        [
            .. SamlXml.Descendants(root, "EntityDescriptor", SamlNames.Metadata)
                .Select(entity => ReadOne(entity, scheme))
                .OfType<IdentityProvider>()
                .DistinctBy(provider => provider.EntityId, StringComparer.Ordinal),
        ];
    }

    private static IdentityProvider? ReadOne(XmlElement entity, IdentityScheme scheme)
    {
        if (SamlXml.Value(entity, "entityID") is not { } entityId
            || !SamlXml.TryOnlyChild(entity, ("IDPSSODescriptor", SamlNames.Metadata), out var descriptor))
            return null;
        var certificates = SamlXml.Children(descriptor, "KeyDescriptor", SamlNames.Metadata)
            .Where(key => SamlXml.Value(key, "use") is null or "signing")
            .SelectMany(key => SamlXml.Descendants(key, "X509Certificate", SamlNames.Signature))
            .Select(Certificate)
            .OfType<X509Certificate2>()
            .ToList();
        var post = Endpoint(descriptor, "SingleSignOnService", SamlNames.PostBinding)?.Location;
        var redirect = Endpoint(descriptor, "SingleSignOnService", SamlNames.RedirectBinding)?.Location;
        if (certificates.Count == 0 || (post is null && redirect is null))
            return null;
        return new IdentityProvider
        {
            Scheme = scheme,
            EntityId = entityId,
            DisplayName = DisplayName(entity) ?? entityId,
            PostSignOn = post,
            RedirectSignOn = redirect,
            PostLogout = Endpoint(descriptor, "SingleLogoutService", SamlNames.PostBinding),
            RedirectLogout = Endpoint(descriptor, "SingleLogoutService", SamlNames.RedirectBinding),
            SigningCertificates = certificates,
        };
    }

    private static SamlEndpoint? Endpoint(XmlElement descriptor, string service, string binding)
    {
        var offered = SamlXml.Children(descriptor, service, SamlNames.Metadata).FirstOrDefault(endpoint => endpoint.GetAttribute("Binding") == binding);
        return offered is not null && Address(offered, "Location") is { } location ? new SamlEndpoint(location, Address(offered, "ResponseLocation") ?? location) : null;
    }

    private static Uri? Address(XmlElement endpoint, string attribute) =>
        Uri.TryCreate(endpoint.GetAttribute(attribute), UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" ? uri : null;

    private static string? DisplayName(XmlElement entity) =>
        SamlXml.TryOnlyChild(entity, ("Organization", SamlNames.Metadata), out var organization)
            ? SamlXml.Children(organization, "OrganizationDisplayName", SamlNames.Metadata).Select(SamlXml.Text).FirstOrDefault()
            : null;

    private static X509Certificate2? Certificate(XmlElement element)
    {
        try
        {
            return X509CertificateLoader.LoadCertificate(Convert.FromBase64String(element.InnerText));
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
