using System.Security.Cryptography;
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

    /// <summary>Who is old or young enough, which the identity provider checks; null for everybody.</summary>
    public AgeLimit? AgeLimit { get; init; }

    /// <summary>The professional identity that is wanted, of SPID alone; null for everybody's.</summary>
    public ProfessionalUse? Use { get; init; }

    public static string NewId() => "_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));
}

/// <summary>The first and the last age, in years, that a service is for; a last age of 99 means no upper limit.</summary>
internal sealed record AgeLimit(int From, int To);

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

    public static string PostField(string xml) => PostBinding.Encode(xml);

    /// <summary>The address to send the browser to, for HTTP-Redirect.</summary>
    public static Uri ForRedirect(ServiceProvider provider, AuthnRequestTerms terms, string relayState) =>
        RedirectBinding.Address(Build(provider, terms, terms.IdentityProvider.RedirectSignOn), SamlDirection.Request, relayState, provider.SigningCertificate);

    /// <summary>The request before it is signed.</summary>
    public static XmlElement Build(ServiceProvider provider, AuthnRequestTerms terms, Uri? destination)
    {
        var profile = SchemeProfile.Of(terms.IdentityProvider.Scheme);
        var root = XmlBuilding.Root("samlp", "AuthnRequest", SamlNames.Protocol)
            .With("ID", terms.Id)
            .With("Version", "2.0")
            .With("IssueInstant", SamlXml.Format(terms.IssuedAt))
            .With("Destination", destination?.AbsoluteUri ?? throw new InvalidOperationException("The identity provider does not offer this binding."))
            .With("AssertionConsumerServiceIndex", "0")
            .With("AttributeConsumingServiceIndex", XmlConvert.ToString((terms.Use?.Attributes ?? profile.Attributes).Index));
        if (terms.Level >= profile.ForcedFrom)
            root.With("ForceAuthn", "true");
        root.Add("saml", "Issuer", SamlNames.Assertion)
            .With("Format", SamlNames.EntityFormat)
            .With("NameQualifier", provider.EntityId)
            .WithText(provider.EntityId);
        if (terms.IdentityProvider.Scheme is IdentityScheme.Spid && (terms.AgeLimit is not null || terms.Use is not null))
            AddExtensions(root, terms);
        root.Add("samlp", "NameIDPolicy", SamlNames.Protocol).With("Format", SamlNames.TransientFormat);
        root.Add("samlp", "RequestedAuthnContext", SamlNames.Protocol).With("Comparison", SpidLevels.Comparison)
            .Add("saml", "AuthnContextClassRef", SamlNames.Assertion).WithText(terms.Level.ClassRef());
        return root;
    }

    // Only SPID has ages (rules for minors, "Limitazione dell'accesso ai servizi in rete") and purposes (Avviso SPID 18 v2); the schema wants extensions here.
    private static void AddExtensions(XmlElement root, AuthnRequestTerms terms)
    {
        var extensions = root.Add("samlp", "Extensions", SamlNames.Protocol);
        if (terms.Use is { } use)
            extensions.Add("spid", "Purpose", SamlNames.SpidExtensions).WithText(use.Purpose.ToString());
        if (terms.AgeLimit is not { } limit)
            return;
        var ages = extensions.Add("spid", "AgeLimit", SamlNames.SpidExtensions);
        ages.Add("spid", "MinAge", SamlNames.SpidExtensions).WithText(XmlConvert.ToString(limit.From));
        ages.Add("spid", "MaxAge", SamlNames.SpidExtensions).WithText(XmlConvert.ToString(limit.To));
    }
}
