using System.Xml.Linq;

namespace Navigli.Sandbox.Spid;

/// <summary>The sandbox's identity provider as its signed metadata tells it.</summary>
internal sealed class IdentityProviderDescription(SandboxOptions options, SpidKeys keys)
{
    public string EntityId { get; } = new Uri(options.Address, "/spid/metadata").AbsoluteUri;

    /// <summary>Where requests come in, by either binding.</summary>
    public string SignOn { get; } = new Uri(options.Address, "/spid/sso").AbsoluteUri;

    public string Metadata()
    {
        XNamespace md = SpidNames.Metadata;
        var service = (string name, string binding) =>
            new XElement(md + name, new XAttribute("Binding", binding), new XAttribute("Location", name == "SingleSignOnService" ? SignOn : new Uri(options.Address, "/spid/slo").AbsoluteUri));
        var root = new XElement(
            md + "EntityDescriptor",
            new XAttribute(XNamespace.Xmlns + "md", md),
            new XAttribute("ID", "_sandbox-identity-provider"),
            new XAttribute("entityID", EntityId),
            new XElement(
                md + "IDPSSODescriptor",
                new XAttribute("protocolSupportEnumeration", SpidNames.Protocol),
                new XAttribute("WantAuthnRequestsSigned", "true"),
                new XElement(
                    md + "KeyDescriptor",
                    new XAttribute("use", "signing"),
                    new XElement(
                        SpidNames.Ds + "KeyInfo",
                        new XElement(SpidNames.Ds + "X509Data", new XElement(SpidNames.Ds + "X509Certificate", Convert.ToBase64String(keys.Seal.RawData))))),
                service("SingleLogoutService", SpidNames.Post),
                service("SingleLogoutService", SpidNames.Redirect),
                new XElement(md + "NameIDFormat", SpidNames.Transient),
                service("SingleSignOnService", SpidNames.Redirect),
                service("SingleSignOnService", SpidNames.Post)),
            new XElement(
                md + "Organization",
                Named("OrganizationName", "Navigli Sandbox"),
                Named("OrganizationDisplayName", "Identità di prova"),
                Named("OrganizationURL", options.Address.AbsoluteUri)));
        var document = SpidKeys.ToDocument(root);
        SpidKeys.Sign(document, "_sandbox-identity-provider", keys.Seal);
        return document.OuterXml;
    }

    private static XElement Named(string name, string value) => new(SpidNames.Metadata + name, new XAttribute(XNamespace.Xml + "lang", "it"), value);
}
