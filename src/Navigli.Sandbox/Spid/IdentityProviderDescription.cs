using System.Xml.Linq;

namespace Navigli.Sandbox.Spid;

/// <summary>One of the sandbox's identity providers as its signed metadata tells it.</summary>
internal sealed class IdentityProviderDescription(SandboxProvider provider, SandboxOptions options, SpidKeys keys)
{
    public SandboxProvider Provider { get; } = provider;

    public string EntityId { get; } = new Uri(options.Address, provider.Path + "/metadata").AbsoluteUri;

    /// <summary>Where requests come in, by any binding.</summary>
    public string SignOn { get; } = new Uri(options.Address, provider.Path + "/sso").AbsoluteUri;

    /// <summary>Where requests to close a session come in.</summary>
    public string LogOut { get; } = new Uri(options.Address, provider.Path + "/slo").AbsoluteUri;

    public string Metadata()
    {
        var root = Entity();
        var document = SpidKeys.ToDocument(root);
        SpidKeys.Sign(document, (string)root.Attribute("ID")!, keys.SealOf(Provider));
        return document.OuterXml;
    }

    /// <summary>The description unsigned, to stand in the registry's list.</summary>
    public XElement Entity()
    {
        XNamespace md = SpidNames.Metadata;
        var service = (string name, string binding, string location) => new XElement(md + name, new XAttribute("Binding", binding), new XAttribute("Location", location));
        string[] bindings = options.Bindings is SamlBindings.RedirectAlone ? [SpidNames.Redirect] : [SpidNames.Redirect, SpidNames.Post];
        return new XElement(
            md + "EntityDescriptor",
            new XAttribute(XNamespace.Xmlns + "md", md),
            new XAttribute("ID", "_sandbox-" + Provider.Key),
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
                        new XElement(SpidNames.Ds + "X509Data", new XElement(SpidNames.Ds + "X509Certificate", Convert.ToBase64String(keys.SealOf(Provider).RawData))))),
                bindings.Select(binding => service("SingleLogoutService", binding, LogOut)),
                new XElement(md + "NameIDFormat", SpidNames.Transient),
                bindings.Select(binding => service("SingleSignOnService", binding, SignOn))),
            new XElement(
                md + "Organization",
                Named("OrganizationName", "Navigli Sandbox"),
                Named("OrganizationDisplayName", Provider.Name),
                Named("OrganizationURL", options.Address.AbsoluteUri)));
    }

    private static XElement Named(string name, string value) => new(SpidNames.Metadata + name, new XAttribute(XNamespace.Xml + "lang", "it"), value);
}
