using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Navigli.Sandbox.Spid;

/// <summary>Writes what each federation's providers say of a person, before anything is made wrong and before it is signed.</summary>
internal sealed class AssertionWriter(IdentityProviderDescription self, TimeProvider clock)
{
    // Name, family name, date of birth and codice fiscale always come with a card, whatever was asked (CIE manual, "Interoperabilità con SPID").
    private static readonly string[] OfACard = ["name", "familyName", "dateOfBirth", "fiscalNumber"];

    private SandboxScheme Scheme => self.Provider.Scheme;

    public static string NewId() => "_" + Guid.CreateVersion7().ToString("N");

    public string Instant(TimeSpan fromNow) => (clock.GetUtcNow() + fromNow).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public XElement Envelope(SpidRequest request, XElement status) => new(
        SpidNames.Protocol + "Response",
        new XAttribute(XNamespace.Xmlns + "samlp", SpidNames.Protocol),
        new XAttribute(XNamespace.Xmlns + "saml", SpidNames.Assertion),
        new XAttribute("ID", NewId()),
        new XAttribute("Version", "2.0"),
        new XAttribute("IssueInstant", Instant(TimeSpan.Zero)),
        new XAttribute("InResponseTo", request.RequestId),
        new XAttribute("Destination", request.ConsumerService),
        Issuer(),
        status);

    public XElement Assertion(SpidRequest request, SandboxPersona persona, int level)
    {
        XNamespace saml = SpidNames.Assertion;
        var limit = Instant(TimeSpan.FromMinutes(5));
        return new XElement(
            saml + "Assertion",
            new XAttribute(XNamespace.Xmlns + "xs", SpidNames.Xs),
            new XAttribute(XNamespace.Xmlns + "xsi", SpidNames.Xsi),
            new XAttribute("ID", NewId()),
            new XAttribute("Version", "2.0"),
            new XAttribute("IssueInstant", Instant(TimeSpan.Zero)),
            Issuer(),
            new XElement(
                saml + "Subject",
                new XElement(
                    saml + "NameID",
                    new XAttribute("Format", SpidNames.Transient),
                    new XAttribute("NameQualifier", self.EntityId),
                    Scheme is SandboxScheme.Cie ? new XAttribute("SPNameQualifier", request.Audience) : null,
                    NewId()),
                new XElement(
                    saml + "SubjectConfirmation",
                    new XAttribute("Method", "urn:oasis:names:tc:SAML:2.0:cm:bearer"),
                    new XElement(
                        saml + "SubjectConfirmationData",
                        new XAttribute("Recipient", request.ConsumerService),
                        new XAttribute("NotOnOrAfter", limit),
                        new XAttribute("InResponseTo", request.RequestId)))),
            new XElement(
                saml + "Conditions",
                new XAttribute("NotBefore", Instant(TimeSpan.Zero)),
                new XAttribute("NotOnOrAfter", limit),
                new XElement(saml + "AudienceRestriction", new XElement(saml + "Audience", request.Audience))),
            new XElement(
                saml + "AuthnStatement",
                new XAttribute("AuthnInstant", Instant(TimeSpan.Zero)),
                SessionIndex(level),
                new XElement(saml + "AuthnContext", new XElement(saml + "AuthnContextClassRef", SpidNames.LevelPrefix + XmlConvert.ToString(level)))),
            new XElement(saml + "AttributeStatement", Names(request).Select(name => Attribute(name, persona, request)).OfType<XElement>()));
    }

    // SPID keeps a session at level 1 only (rules, "Single Logout"); the CIE server always says which authentication it was.
    private XAttribute? SessionIndex(int level) => level == 1 || Scheme is SandboxScheme.Cie ? new XAttribute("SessionIndex", NewId()) : null;

    // The CIE server leaves the format out (CIE manual, "Interoperabilità con SPID").
    private XElement Issuer() =>
        new(SpidNames.Assertion + "Issuer", Scheme is SandboxScheme.Cie ? null : new XAttribute("Format", SpidNames.Entity), self.EntityId);

    private IEnumerable<string> Names(SpidRequest request) => Scheme is SandboxScheme.Cie ? OfACard.Union(request.Attributes, StringComparer.Ordinal) : request.Attributes;

    private XElement? Attribute(string name, SandboxPersona persona, SpidRequest request) =>
        (Value(name, persona) ?? (request.Kind is SpidIdentityKind.Organisation ? OfTheOrganisation(name, request) : null)) is { } value ? Attribute(name, value) : null;

    // Whoever asks is the organisation that the identity was issued for; its codice fiscale is invented.
    private static string? OfTheOrganisation(string name, SpidRequest request) => name switch
    {
        "companyName" => request.RequesterName,
        "companyFiscalNumber" => "TINIT-00000000000",
        "ivaCode" => "VATIT-00000000000",
        "registeredOffice" => "Via di Prova 1",
        _ => null,
    };

    private XElement Attribute(string name, string value) => new(
        SpidNames.Assertion + "Attribute",
        new XAttribute("Name", name),
        new XAttribute("NameFormat", "urn:oasis:names:tc:SAML:2.0:attrname-format:basic"),
        new XElement(
            SpidNames.Assertion + "AttributeValue",
            new XAttribute(SpidNames.Xsi + "type", name == "dateOfBirth" && Scheme is not SandboxScheme.Cie ? "xs:date" : "xs:string"),
            value));

    private string? Value(string name, SandboxPersona persona) => (Scheme, name) switch
    {
        (_, "name") => persona.GivenName,
        (_, "familyName") => persona.FamilyName,
        (_, "dateOfBirth") => persona.BirthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        (SandboxScheme.Eidas, "spidCode") => $"{persona.Country}/IT/{persona.ForeignIdentifier}",
        (SandboxScheme.Eidas, "placeOfBirth") => persona.PlaceOfBirth,
        (SandboxScheme.Eidas, "gender") => persona.Gender,
        (SandboxScheme.Eidas, _) => null,
        (_, "fiscalNumber") => "TINIT-" + persona.CodiceFiscale,
        (SandboxScheme.Spid, "spidCode") => "NAVI" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(persona.CodiceFiscale!)))[..10],
        (SandboxScheme.Spid, "email") => persona.Email,
        _ => null,
    };
}
