using System.Security.Cryptography.X509Certificates;
using System.Xml;
using Navigli.Identity.Saml;

namespace Navigli.Identity.Providers;

/// <summary>Decides whether metadata may be believed: signed by whom the settings name, and not past its time.</summary>
internal static class MetadataJudge
{
    /// <summary>What is wrong with it; null when it may be believed.</summary>
    /// <param name="xml">The metadata.</param>
    /// <param name="scheme">Under which its providers are to be used.</param>
    /// <param name="signers">By one of whom it must be signed; empty where the settings name nobody, as for a file that the administrator put in its place.</param>
    /// <param name="now">UTC.</param>
    public static ListFault? Fault(string xml, IdentityScheme scheme, IReadOnlyList<X509Certificate2> signers, DateTime now)
    {
        if (SamlXml.Read(xml, IdentityProviderMetadata.MaxCharacters)?.DocumentElement is not { } root || !SamlXml.HasUniqueIds(root.OwnerDocument))
            return ListFault.Unreadable;
        if (signers.Count > 0 && !SamlSignature.IsSignedBy(root, signers))
            return SamlXml.Children(root, "Signature", SamlNames.Signature).Count == 0 ? ListFault.Unsigned : ListFault.WrongSignature;
        if (IsPast(root, now))
            return ListFault.Expired;
        return IdentityProviderMetadata.Read(xml, scheme).Count == 0 ? ListFault.NoProviders : null;
    }

    // A date that cannot be read is no date to trust.
    private static bool IsPast(XmlElement root, DateTime now) => root.HasAttribute("validUntil") && !(SamlXml.Instant(root, "validUntil") > now);
}
