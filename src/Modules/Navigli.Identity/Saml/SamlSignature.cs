using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Xml;

namespace Navigli.Identity.Saml;

/// <summary>
/// XML signatures as SAML profiles them (saml-core 5.4): enveloped, one reference, to the very element that carries the signature.
/// What the check returns true for is the element object that was passed in, and callers read nothing else.
/// </summary>
internal static class SamlSignature
{
    // The rules ask for RSA of 2048 bits and SHA-256 or better; the certificates of the federation are RSA.
    public const int MinimumKeyBits = 2048;

    // Decoding the key of a certificate takes ten times as long as verifying with it, and the certificates of a list of providers stay the same for days.
    private static readonly ConditionalWeakTable<X509Certificate2, RSA> PublicKeys = [];
    private static readonly string[] SignatureMethods = [SamlNames.RsaSha256, SamlNames.RsaSha384, SamlNames.RsaSha512];
    private static readonly string[] DigestMethods = [SamlNames.Sha256, SamlNames.Sha384, SamlNames.Sha512];

    /// <summary>Signs the element with RSA-SHA256 and puts the signature after the given child, or first where there is none.</summary>
    public static void Sign(XmlElement element, X509Certificate2 certificate, XmlElement? after)
    {
        using var key = certificate.GetRSAPrivateKey() ?? throw new InvalidOperationException("The signing certificate has no RSA private key.");
        var signed = new BoundSignedXml(element) { SigningKey = key };
        signed.SignedInfo!.CanonicalizationMethod = SamlNames.ExclusiveCanonicalization;
        signed.SignedInfo.SignatureMethod = SamlNames.RsaSha256;
        var reference = new Reference("#" + element.GetAttribute("ID")) { DigestMethod = SamlNames.Sha256 };
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        reference.AddTransform(new XmlDsigExcC14NTransform());
        signed.AddReference(reference);
        signed.KeyInfo.AddClause(new KeyInfoX509Data(certificate));
        signed.ComputeSignature();
        var signature = element.OwnerDocument.ImportNode(signed.GetXml(), deep: true);
        if (after is null)
            element.PrependChild(signature);
        else
            element.InsertAfter(signature, after);
    }

    /// <summary>True when the element has exactly one signature of its own, over itself and nothing else, by one of the keys given; KeyInfo is not read.</summary>
    public static bool IsSignedBy(XmlElement element, IReadOnlyList<X509Certificate2> certificates)
    {
        if (!SamlXml.TryOnlyChild(element, ("Signature", SamlNames.Signature), out var signature) || !HasAllowedShape(signature))
            return false;
        var signed = new BoundSignedXml(element);
        try
        {
            LoadWithoutKeyInfo(signed, signature);
            if (!CoversOnly(signed.SignedInfo!, element.GetAttribute("ID")))
                return false;
            foreach (var certificate in certificates)
            {
                if (PublicKey(certificate) is { } key && key.KeySize >= MinimumKeyBits && signed.CheckSignature(key))
                    return true;
            }

            return false;
        }
        catch (Exception e) when (e is CryptographicException or FormatException or ArgumentException or XmlException)
        {
            return false;
        }
    }

    /// <summary>The key of a certificate, to verify with; null where it is not RSA. It belongs to the certificate: verifying changes nothing in it, and nobody else disposes of it.</summary>
    public static RSA? PublicKey(X509Certificate2 certificate)
    {
        if (!PublicKeys.TryGetValue(certificate, out var key) && certificate.GetRSAPublicKey() is { } decoded)
            key = PublicKeys.GetValue(certificate, _ => decoded);
        return key;
    }

    // ds:Object and manifests are where wrapped content hides; no SAML signature needs them (saml-core 5.4.5).
    private static bool HasAllowedShape(XmlElement signature) =>
        SamlXml.Children(signature).Select(child => child.LocalName).ToList() is ["SignedInfo", "SignatureValue"] or ["SignedInfo", "SignatureValue", "KeyInfo"]
        && SamlXml.Children(signature).All(child => child.NamespaceURI == SamlNames.Signature)
        && SamlXml.TryOnlyChild(signature, ("SignedInfo", SamlNames.Signature), out var info)
        && SamlXml.Children(info, "Reference", SamlNames.Signature).Count == 1;

    // What a message says of its key counts for nothing, so its certificates are not even parsed. The document is left as it was, for what encloses it.
    private static void LoadWithoutKeyInfo(BoundSignedXml signed, XmlElement signature)
    {
        if (!SamlXml.TryOnlyChild(signature, ("KeyInfo", SamlNames.Signature), out var keyInfo))
        {
            signed.LoadXml(signature);
            return;
        }

        var next = keyInfo.NextSibling;
        signature.RemoveChild(keyInfo);
        try
        {
            signed.LoadXml(signature);
        }
        finally
        {
            signature.InsertBefore(keyInfo, next);
        }
    }

    private static bool CoversOnly(SignedInfo info, string id) =>
        info.CanonicalizationMethod == SamlNames.ExclusiveCanonicalization
        && SignatureMethods.Contains(info.SignatureMethod, StringComparer.Ordinal)
        && info.References is [Reference reference]
        && id.Length > 0
        && reference.Uri == "#" + id
        && DigestMethods.Contains(reference.DigestMethod, StringComparer.Ordinal)
        && TransformNames(reference.TransformChain) is [SamlNames.EnvelopedSignature, SamlNames.ExclusiveCanonicalization];

    private static List<string?> TransformNames(TransformChain chain)
    {
        var names = new List<string?>();
        for (var i = 0; i < chain.Count; i++)
            names.Add(chain[i].Algorithm);
        return names;
    }

    // Resolves the reference to the element in hand, never by a search that another element could win.
    private sealed class BoundSignedXml : SignedXml
    {
        private readonly XmlElement _element;

        public BoundSignedXml(XmlElement element)
            : base(element) => _element = element;

        public override XmlElement? GetIdElement(XmlDocument? document, string idValue) =>
            string.Equals(_element.GetAttribute("ID"), idValue, StringComparison.Ordinal) ? _element : null;
    }
}
