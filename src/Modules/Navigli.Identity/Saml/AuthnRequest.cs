using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Xml;

namespace Navigli.Identity.Saml;

/// <summary>What a sign-in asks an identity provider for.</summary>
internal sealed record AuthnRequestTerms
{
    /// <summary>An xs:ID, unguessable: it starts with a letter or an underscore.</summary>
    public required string Id { get; init; }

    public required IdentityProvider IdentityProvider { get; init; }

    public required SpidLevel Level { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime IssuedAt { get; init; }

    public static string NewId() => "_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));
}

/// <summary>Authentication requests as the SPID rules on single sign-on ask, by either binding.</summary>
internal static class AuthnRequest
{
    /// <summary>The signed request as XML, for HTTP-POST; base64 of its UTF-8 bytes is the field SAMLRequest.</summary>
    public static string ForPost(ServiceProvider provider, AuthnRequestTerms terms)
    {
        var root = Build(provider, terms, terms.IdentityProvider.PostSignOn);
        SamlSignature.Sign(root, provider.SigningCertificate, after: SamlXml.Children(root).First());
        return root.OuterXml;
    }

    public static string PostField(string xml) => Convert.ToBase64String(Encoding.UTF8.GetBytes(xml));

    /// <summary>The address to send the browser to, for HTTP-Redirect: deflated, with the signature of the query (saml-bindings 3.4.4.1).</summary>
    public static Uri ForRedirect(ServiceProvider provider, AuthnRequestTerms terms, string relayState)
    {
        var root = Build(provider, terms, terms.IdentityProvider.RedirectSignOn);
        var query = $"SAMLRequest={Uri.EscapeDataString(Deflate(root.OuterXml))}&RelayState={Uri.EscapeDataString(relayState)}&SigAlg={Uri.EscapeDataString(SamlNames.RsaSha256)}";
        using var key = provider.SigningCertificate.GetRSAPrivateKey()!;
        var signature = Convert.ToBase64String(key.SignData(Encoding.ASCII.GetBytes(query), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        var location = terms.IdentityProvider.RedirectSignOn!.AbsoluteUri;
        return new Uri($"{location}{(location.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}&Signature={Uri.EscapeDataString(signature)}");
    }

    private static XmlElement Build(ServiceProvider provider, AuthnRequestTerms terms, Uri? destination)
    {
        var profile = SchemeProfile.Of(terms.IdentityProvider.Scheme);
        var root = XmlBuilding.Root("samlp", "AuthnRequest", SamlNames.Protocol)
            .With("ID", terms.Id)
            .With("Version", "2.0")
            .With("IssueInstant", SamlXml.Format(terms.IssuedAt))
            .With("Destination", destination?.AbsoluteUri ?? throw new InvalidOperationException("The identity provider does not offer this binding."))
            .With("AssertionConsumerServiceIndex", "0")
            .With("AttributeConsumingServiceIndex", XmlConvert.ToString(profile.Attributes.Index));
        if (terms.Level >= profile.ForcedFrom)
            root.With("ForceAuthn", "true");
        root.Add("saml", "Issuer", SamlNames.Assertion)
            .With("Format", SamlNames.EntityFormat)
            .With("NameQualifier", provider.EntityId)
            .WithText(provider.EntityId);
        root.Add("samlp", "NameIDPolicy", SamlNames.Protocol).With("Format", SamlNames.TransientFormat);
        root.Add("samlp", "RequestedAuthnContext", SamlNames.Protocol).With("Comparison", SpidLevels.Comparison)
            .Add("saml", "AuthnContextClassRef", SamlNames.Assertion).WithText(terms.Level.ClassRef());
        return root;
    }

    private static string Deflate(string xml)
    {
        using var buffer = new MemoryStream();
        using (var deflate = new DeflateStream(buffer, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(Encoding.UTF8.GetBytes(xml));
        return Convert.ToBase64String(buffer.ToArray());
    }
}
