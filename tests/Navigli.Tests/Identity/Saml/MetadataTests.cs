using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using System.Xml;
using Navigli.Identity.Saml;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity.Saml;

/// <summary>The metadata of a public service provider and the certificate that seals them, rule by rule.</summary>
public sealed class MetadataTests
{
    private readonly ServiceProvider _spid = new PaperProvider(IdentityScheme.Spid).Portal;
    private readonly ServiceProvider _cie = new PaperProvider(IdentityScheme.Cie).Portal;

    [Fact]
    public void Metadata_OfSpid_SatisfiesTheSchemaOfAvviso29() => SamlSchemas.Errors(SpMetadata.Build(_spid), "saml-schema-metadata-sp-spid-av29.xsd").ShouldBeEmpty();

    [Fact]
    public void Metadata_OfCie_SatisfiesTheSchemaOfCie() => SamlSchemas.CieErrors(SpMetadata.Build(_cie)).ShouldBeEmpty();

    [Fact]
    public void SchemaOfCie_RefusesTheMetadataOfSpid() => SamlSchemas.CieErrors(SpMetadata.Build(_spid)).ShouldNotBeEmpty("otherwise the schema tests prove nothing");

    [Fact]
    public void Metadata_AreSignedFirstOfAll()
    {
        foreach (var root in (XmlElement[])[Root(_spid), Root(_cie)])
        {
            ((XmlElement)root.FirstChild!).LocalName.ShouldBe("Signature");
            SamlSignature.IsSignedBy(root, [SpidStage.PortalSeal]).ShouldBeTrue();
        }
    }

    [Fact]
    public void Descriptor_HasTheServicesInTheOrderAndWithTheIndexesOfTheRules()
    {
        foreach (var root in (XmlElement[])[Root(_spid), Root(_cie)])
        {
            var descriptor = Only(root, "SPSSODescriptor");
            descriptor.GetAttribute("AuthnRequestsSigned").ShouldBe("true");
            descriptor.GetAttribute("WantAssertionsSigned").ShouldBe("true");
            Only(descriptor, "KeyDescriptor").GetAttribute("use").ShouldBe("signing");
            var consumer = Only(descriptor, "AssertionConsumerService");
            (consumer.GetAttribute("index"), consumer.GetAttribute("isDefault"), consumer.GetAttribute("Binding")).ShouldBe(("0", "true", SamlNames.PostBinding));
            // The CIE manual wants HTTP-Redirect among them.
            All(descriptor, "SingleLogoutService").Select(s => s.GetAttribute("Binding")).ShouldBe([SamlNames.PostBinding, SamlNames.RedirectBinding]);
            Only(descriptor, "NameIDFormat").InnerText.ShouldBe(SamlNames.TransientFormat);
        }
    }

    [Fact]
    public void AttributeSets_OfEidas_AreThoseOfTheNode()
    {
        var sets = All(Only(Root(_spid), "SPSSODescriptor"), "AttributeConsumingService").ToDictionary(s => s.GetAttribute("index"), StringComparer.Ordinal);

        sets.Keys.ShouldBe(["0", "99", "100"]);
        All(sets["0"], "RequestedAttribute").Select(a => a.GetAttribute("Name")).ShouldBe(["spidCode", "name", "familyName", "fiscalNumber", "dateOfBirth", "email"]);
        Only(sets["99"], "ServiceName").InnerText.ShouldBe("eIDAS Natural Person Minimum Attribute Set");
        All(sets["99"], "RequestedAttribute").Select(a => a.GetAttribute("Name")).ShouldBe(["spidCode", "name", "familyName", "dateOfBirth"]);
        Only(sets["100"], "ServiceName").InnerText.ShouldBe("eIDAS Natural Person Full Attribute Set");
        All(sets["100"], "RequestedAttribute").Select(a => a.GetAttribute("Name")).ShouldBe(["spidCode", "name", "familyName", "dateOfBirth", "placeOfBirth", "address", "gender"]);
    }

    [Fact]
    public void AttributeSet_OfCie_IsTheMinimumDatasetUnderOneNameWithoutLanguage()
    {
        var set = Only(Only(Root(_cie), "SPSSODescriptor"), "AttributeConsumingService");
        All(set, "RequestedAttribute").Select(a => a.GetAttribute("Name")).ShouldBe(["name", "familyName", "dateOfBirth", "fiscalNumber"]);
        Only(set, "ServiceName").GetAttribute("lang", "http://www.w3.org/XML/1998/namespace").ShouldBe("");
    }

    [Fact]
    public void Organization_IsNamedInItalianAndEnglish()
    {
        var organization = Only(Root(_spid), "Organization");
        foreach (var name in (string[])["OrganizationName", "OrganizationDisplayName", "OrganizationURL"])
            All(organization, name).Select(e => e.GetAttribute("lang", "http://www.w3.org/XML/1998/namespace")).ShouldBe(["it", "en"]);
    }

    [Fact]
    public void Contact_OfSpid_IsAPublicBodys()
    {
        var contact = Only(Root(_spid), "ContactPerson");
        contact.GetAttribute("contactType").ShouldBe("other");
        var extensions = Only(contact, "Extensions");
        extensions.ChildNodes.OfType<XmlElement>().Select(e => (e.NamespaceURI, e.LocalName, e.InnerText))
            .ShouldBe([("https://spid.gov.it/saml-extensions", "IPACode", "c_f205"), ("https://spid.gov.it/saml-extensions", "Public", "")]);
        Only(contact, "Company").InnerText.ShouldBe("Comune di Milano");
        Only(contact, "TelephoneNumber").InnerText.ShouldBe("+3902020202");
    }

    [Fact]
    public void Contact_OfCie_SaysWhereTheBodyHasItsSeat()
    {
        var contact = Only(Root(_cie), "ContactPerson");
        contact.GetAttribute("contactType").ShouldBe("administrative");
        Only(contact, "Extensions").ChildNodes.OfType<XmlElement>().Select(e => (e.LocalName, e.InnerText))
            .ShouldBe([("Public", ""), ("IPACode", "c_f205"), ("IPACategory", "L6"), ("Municipality", "F205"), ("Province", "MI"), ("Country", "IT")]);
    }

    [Fact]
    public void Certificate_HasTheSubjectAndThePolicyOfAPublicServiceProvider()
    {
        var certificate = SpidStage.PortalSeal;

        certificate.SubjectName.EnumerateRelativeDistinguishedNames(reversed: false).ToDictionary(n => n.GetSingleElementType().Value!, n => n.GetSingleElementValue(), StringComparer.Ordinal)
            .ShouldBe(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["2.5.4.3"] = "Comune di Milano",
                ["2.5.4.10"] = "Comune di Milano",
                ["2.5.4.83"] = "http://localhost:8080/spid/metadata",
                ["2.5.4.97"] = "PA:IT-c_f205",
                ["2.5.4.6"] = "IT",
                ["2.5.4.7"] = "Milano",
            }, ignoreOrder: true);
        Policies(certificate).ShouldContain("1.3.76.16.4.2.1");
        certificate.SignatureAlgorithm.Value.ShouldBe("1.2.840.113549.1.1.11", "RSA with SHA-256");
        certificate.GetRSAPublicKey()!.KeySize.ShouldBeGreaterThanOrEqualTo(2048);
        certificate.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority.ShouldBeFalse();
        certificate.Extensions.OfType<X509KeyUsageExtension>().Single().KeyUsages.ShouldBe(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation);
    }

    private static List<string> Policies(X509Certificate2 certificate)
    {
        var sequence = new AsnReader(certificate.Extensions["2.5.29.32"]!.RawData, AsnEncodingRules.DER).ReadSequence();
        var found = new List<string>();
        while (sequence.HasData)
            found.Add(sequence.ReadSequence().ReadObjectIdentifier());
        return found;
    }

    private static XmlElement Root(ServiceProvider provider) => SpidStage.Parse(SpMetadata.Build(provider)).DocumentElement!;

    private static IEnumerable<XmlElement> All(XmlElement parent, string name) => parent.ChildNodes.OfType<XmlElement>().Where(child => child.LocalName == name);

    private static XmlElement Only(XmlElement parent, string name) => All(parent, name).ShouldHaveSingleItem();
}
