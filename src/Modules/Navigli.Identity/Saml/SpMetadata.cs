using System.Security.Cryptography;
using System.Text;
using System.Xml;

namespace Navigli.Identity.Saml;

/// <summary>
/// The signed metadata of a public service provider (SPID rules, "Metadata", and Avviso 29 for the contact extensions; CIE manual, "Federazione").
/// The two federations share all but the contact's extensions.
/// </summary>
internal static class SpMetadata
{
    private const string Md = SamlNames.Metadata;

    // Category of comuni and their consortia in the Indice dei domicili digitali della PA (CIE manual, IPACategory).
    private const string ComuneCategory = "L6";

    public static string Build(ServiceProvider provider)
    {
        var root = XmlBuilding.Root("md", "EntityDescriptor", Md)
            .With("ID", "_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(provider.EntityId)))[..32])
            .With("entityID", provider.EntityId);
        AddDescriptor(root, provider);
        AddOrganization(root, provider);
        AddContact(root, provider);
        SamlSignature.Sign(root, provider.SigningCertificate, after: null);
        return root.OuterXml;
    }

    private static void AddDescriptor(XmlElement root, ServiceProvider provider)
    {
        var descriptor = root.Add("md", "SPSSODescriptor", Md)
            .With("AuthnRequestsSigned", "true")
            .With("WantAssertionsSigned", "true")
            .With("protocolSupportEnumeration", SamlNames.Protocol);
        foreach (var certificate in provider.Certificates)
        {
            descriptor.Add("md", "KeyDescriptor", Md).With("use", "signing")
                .Add("ds", "KeyInfo", SamlNames.Signature)
                .Add("ds", "X509Data", SamlNames.Signature)
                .Add("ds", "X509Certificate", SamlNames.Signature).WithText(Convert.ToBase64String(certificate.RawData));
        }

        foreach (var binding in (string[])[SamlNames.PostBinding, SamlNames.RedirectBinding])
            descriptor.Add("md", "SingleLogoutService", Md).With("Binding", binding).With("Location", provider.SingleLogoutService.AbsoluteUri);
        descriptor.Add("md", "NameIDFormat", Md).WithText(SamlNames.TransientFormat);
        descriptor.Add("md", "AssertionConsumerService", Md)
            .With("Binding", SamlNames.PostBinding)
            .With("Location", provider.AssertionConsumerService.AbsoluteUri)
            .With("index", "0")
            .With("isDefault", "true");
        foreach (var set in provider.AttributeSets)
            AddAttributeSet(descriptor, set);
    }

    private static void AddAttributeSet(XmlElement descriptor, AttributeSet set)
    {
        var service = descriptor.Add("md", "AttributeConsumingService", Md).With("index", XmlConvert.ToString(set.Index));
        foreach (var name in set.Names)
            service.Add("md", "ServiceName", Md).InLanguage(name.Language).WithText(name.Text);
        foreach (var attribute in set.Attributes)
            service.Add("md", "RequestedAttribute", Md).With("Name", attribute).With("NameFormat", SamlNames.BasicAttributeFormat);
    }

    private static void AddOrganization(XmlElement root, ServiceProvider provider)
    {
        var organization = root.Add("md", "Organization", Md);
        foreach (var language in (string[])["it", "en"])
            organization.Add("md", "OrganizationName", Md).InLanguage(language).WithText(provider.OrganizationName);
        foreach (var language in (string[])["it", "en"])
            organization.Add("md", "OrganizationDisplayName", Md).InLanguage(language).WithText(provider.OrganizationDisplayName);
        organization.Add("md", "OrganizationURL", Md).InLanguage("it").WithText(provider.OrganizationUrl.AbsoluteUri);
        organization.Add("md", "OrganizationURL", Md).InLanguage("en").WithText(new Uri(provider.OrganizationUrl, "/en").AbsoluteUri);
    }

    private static void AddContact(XmlElement root, ServiceProvider provider)
    {
        var contact = root.Add("md", "ContactPerson", Md).With("contactType", provider.Federation is Federation.Cie ? "administrative" : "other");
        var extensions = contact.Add("md", "Extensions", Md);
        if (provider.Federation is Federation.Cie)
        {
            extensions.Add("cie", "Public", SamlNames.CieExtensions);
            extensions.Add("cie", "IPACode", SamlNames.CieExtensions).WithText(provider.IpaCode);
            extensions.Add("cie", "IPACategory", SamlNames.CieExtensions).WithText(ComuneCategory);
            extensions.Add("cie", "Municipality", SamlNames.CieExtensions).WithText(provider.Municipality);
            extensions.Add("cie", "Province", SamlNames.CieExtensions).WithText(provider.Province);
            extensions.Add("cie", "Country", SamlNames.CieExtensions).WithText("IT");
        }
        else
        {
            extensions.Add("spid", "IPACode", SamlNames.SpidExtensions).WithText(provider.IpaCode);
            extensions.Add("spid", "Public", SamlNames.SpidExtensions);
        }

        contact.Add("md", "Company", Md).WithText(provider.OrganizationName);
        contact.Add("md", "EmailAddress", Md).WithText(provider.ContactEmail);
        if (provider.ContactTelephone is { } telephone)
            contact.Add("md", "TelephoneNumber", Md).WithText(telephone);
    }
}
