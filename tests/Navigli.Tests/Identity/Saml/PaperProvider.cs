using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using System.Xml;
using Navigli.Identity.Saml;

namespace Navigli.Tests.Identity.Saml;

/// <summary>
/// An identity provider on paper: the answer that the rules of each scheme describe, as XML to be spoilt, and a key to sign it with. It knows
/// nothing of the portal's code nor of the sandbox's, so that neither can hide the other's mistake.
/// </summary>
internal sealed partial class PaperProvider(IdentityScheme scheme)
{
    public const string RequestId = "_request";
    public const string CodiceFiscale = "GDASDV00A01H501J";

    // Making RSA keys is the slowest thing here, and no test changes them.
    public static readonly X509Certificate2 Seal = PaperSignature.MakeCertificate("Gestore di carta");
    public static readonly X509Certificate2 Stranger = PaperSignature.MakeCertificate("Nessuno");

    private readonly MemoryReplays _replays = new();

    public FrozenClock Clock { get; } = new(SpidStage.Now);

    public ServiceProvider Portal { get; init; } = new()
    {
        Federation = scheme is IdentityScheme.Cie ? Federation.Cie : Federation.Spid,
        EntityId = "https://fascicolo.example.it/metadata",
        AssertionConsumerService = new Uri("https://fascicolo.example.it/acs"),
        SingleLogoutService = new Uri("https://fascicolo.example.it/slo"),
        OrganizationName = "Comune di Milano",
        OrganizationDisplayName = "Comune di Milano",
        OrganizationUrl = new Uri("https://fascicolo.example.it"),
        IpaCode = "c_f205",
        Municipality = "F205",
        Province = "MI",
        ContactEmail = "identita@example.it",
        ContactTelephone = "+3902020202",
        AttributeSets = scheme is IdentityScheme.Cie ? [SchemeProfile.Cie.Attributes] : [SchemeProfile.Spid.Attributes, SchemeProfile.Eidas.Attributes, SchemeProfile.EidasFullSet],
        Certificates = [SpidStage.PortalSeal],
    };

    public IdentityProvider Description { get; } = new()
    {
        Scheme = scheme,
        EntityId = scheme is IdentityScheme.Spid ? "https://idp.example.it" : $"https://{scheme}.example.it/",
        DisplayName = "Gestore di carta",
        PostSignOn = new Uri("https://idp.example.it/sso/post"),
        RedirectSignOn = new Uri("https://idp.example.it/sso/redirect"),
        PostLogout = new SamlEndpoint(new Uri("https://idp.example.it/slo"), new Uri("https://idp.example.it/slo")),
        RedirectLogout = new SamlEndpoint(new Uri("https://idp.example.it/slo"), new Uri("https://idp.example.it/slo/answer")),
        SigningCertificates = [Seal],
    };

    /// <summary>Its metadata, as a city would be given them.</summary>
    public string Metadata() => $"""
        <md:EntityDescriptor xmlns:md="{SamlNames.Metadata}" xmlns:ds="{SamlNames.Signature}" entityID="{Description.EntityId}">
          <md:IDPSSODescriptor WantAuthnRequestsSigned="true" protocolSupportEnumeration="{SamlNames.Protocol}">
            <md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{Convert.ToBase64String(Seal.RawData)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
            <md:SingleLogoutService Binding="{SamlNames.PostBinding}" Location="{Description.PostLogout!.Location}"/>
            <md:SingleLogoutService Binding="{SamlNames.RedirectBinding}" Location="{Description.RedirectLogout!.Location}" ResponseLocation="{Description.RedirectLogout.ResponseLocation}"/>
            <md:NameIDFormat>{SamlNames.TransientFormat}</md:NameIDFormat>
            <md:SingleSignOnService Binding="{SamlNames.PostBinding}" Location="{Description.PostSignOn}"/>
          </md:IDPSSODescriptor>
        </md:EntityDescriptor>
        """;

    /// <summary>The signed answer to a request for level 2 after the edits, in the words of <see cref="Edit"/>.</summary>
    public string Answer(string edits = "", PaperSigning? signing = null)
    {
        var document = SpidStage.Parse(Text());
        foreach (var edit in edits.Split(" ; ", StringSplitOptions.RemoveEmptyEntries))
            Edit(document, edit);
        return Sign(document, signing ?? new PaperSigning());
    }

    /// <summary>The portal's judgement of a message, when it had asked for the level and, where given, for a professional identity.</summary>
    public Task<SamlOutcome> JudgeAsync(string xml, SpidLevel asked = SpidLevel.L2, ProfessionalUse? use = null) =>
        new ResponseValidator(Portal, _replays, Clock).ValidateAsync(
            SpidStage.Encode(xml),
            new ExpectedResponse { RequestId = RequestId, RequestedAt = Clock.GetUtcNow().UtcDateTime, IdentityProvider = Description, Level = asked, Use = use },
            default);

    public static string Sign(XmlDocument document, PaperSigning signing)
    {
        if (signing.Assertion is { } seal && document.SelectSingleNode("/*/*[local-name()='Assertion']") is XmlElement assertion)
            PaperSignature.Sign(assertion, seal, signing);
        if (signing.Response is { } envelopeSeal && document.DocumentElement!.GetAttribute("ID").Length > 0)
            PaperSignature.Sign(document.DocumentElement, envelopeSeal, signing);
        return document.OuterXml;
    }

    /// <summary>
    /// Spoils one thing. <c>Path-</c> takes the element away, <c>Path=</c> empties it, <c>Path=text</c> writes in it, <c>Path+</c> doubles it; with
    /// <c>Path@Name</c> the same of an attribute. Paths are local names from the response, or from the assertion; <c>Attribute[name]</c> chooses by name.
    /// </summary>
    public static void Edit(XmlDocument document, string edit)
    {
        var parts = Edits().Match(edit);
        var element = Find(document, parts.Groups["path"].Value);
        var (attribute, operation, value) = (parts.Groups["attribute"].Value, parts.Groups["operation"].Value, parts.Groups["value"].Value);
        if (attribute.Length > 0)
        {
            if (operation == "-")
                element.RemoveAttribute(attribute);
            else
                element.SetAttribute(attribute, value);
        }
        else if (operation == "=")
        {
            element.InnerText = value;
        }
        else if (operation == "+")
        {
            element.ParentNode!.InsertAfter(element.CloneNode(deep: true), element);
        }
        else
        {
            element.ParentNode!.RemoveChild(element);
        }
    }

    public static XmlElement Find(XmlDocument document, string path)
    {
        var steps = (path.StartsWith("Assertion", StringComparison.Ordinal) ? "Response/" + path : path).Split('/').Select(step => Steps().Replace(step, "*[local-name()='${name}']"));
        return document.SelectSingleNode("/" + string.Join('/', steps).Replace("[name=", "[@Name=", StringComparison.Ordinal)) as XmlElement
            ?? throw new ArgumentException($"There is no {path}", nameof(path));
    }

    private string Text()
    {
        var now = Clock.GetUtcNow().UtcDateTime;
        string At(int seconds) => now.AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        // The answers of CIE have no Format, and an index of session although no SAML logout can use it (CIE manual, "Risposta di autenticazione").
        var format = scheme is IdentityScheme.Cie ? "" : $" Format=\"{SamlNames.EntityFormat}\"";
        var session = scheme is IdentityScheme.Cie ? " SessionIndex=\"_session\"" : "";
        var values = scheme switch
        {
            IdentityScheme.Spid => Values(("spidCode", "AGID-001"), ("name", "SpidValidator"), ("familyName", "AgID"), ("fiscalNumber", "TINIT-" + CodiceFiscale), ("dateOfBirth", "2000-01-01"), ("email", "spid@example.it")),
            IdentityScheme.Cie => Values(("dateOfBirth", "2000-01-01"), ("fiscalNumber", "TINIT-" + CodiceFiscale), ("name", "SPIDVALIDATOR"), ("familyName", "AGID")),
            _ => Values(("spidCode", "ES/IT/02635542Y"), ("name", "Ana María"), ("familyName", "Núñez"), ("dateOfBirth", "1990-05-17")),
        };
        return $"""
            <samlp:Response xmlns:samlp="{SamlNames.Protocol}" xmlns:saml="{SamlNames.Assertion}" ID="_response" Version="2.0" IssueInstant="{At(0)}" InResponseTo="{RequestId}" Destination="{Portal.AssertionConsumerService}">
              <saml:Issuer{format}>{Description.EntityId}</saml:Issuer>
              <samlp:Status><samlp:StatusCode Value="{SamlNames.Success}"/></samlp:Status>
              <saml:Assertion xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ID="_assertion" Version="2.0" IssueInstant="{At(0)}">
                <saml:Issuer{format}>{Description.EntityId}</saml:Issuer>
                <saml:Subject>
                  <saml:NameID Format="{SamlNames.TransientFormat}" NameQualifier="{Description.EntityId}">_name</saml:NameID>
                  <saml:SubjectConfirmation Method="{SamlNames.Bearer}">
                    <saml:SubjectConfirmationData Recipient="{Portal.AssertionConsumerService}" InResponseTo="{RequestId}" NotOnOrAfter="{At(300)}"/>
                  </saml:SubjectConfirmation>
                </saml:Subject>
                <saml:Conditions NotBefore="{At(0)}" NotOnOrAfter="{At(300)}">
                  <saml:AudienceRestriction><saml:Audience>{Portal.EntityId}</saml:Audience></saml:AudienceRestriction>
                </saml:Conditions>
                <saml:AuthnStatement AuthnInstant="{At(0)}"{session}>
                  <saml:AuthnContext><saml:AuthnContextClassRef>https://www.spid.gov.it/SpidL2</saml:AuthnContextClassRef></saml:AuthnContext>
                </saml:AuthnStatement>
                <saml:AttributeStatement>{values}</saml:AttributeStatement>
              </saml:Assertion>
            </samlp:Response>
            """;
    }

    private static string Values(params (string Name, string Value)[] attributes) => string.Concat(attributes.Select(attribute =>
        $"<saml:Attribute Name=\"{attribute.Name}\" NameFormat=\"{SamlNames.BasicAttributeFormat}\"><saml:AttributeValue xsi:type=\"xs:{(attribute.Name == "dateOfBirth" ? "date" : "string")}\">{attribute.Value}</saml:AttributeValue></saml:Attribute>"));

    [GeneratedRegex(@"^(?<path>[A-Za-z/]+(\[name='[A-Za-z]*'\][A-Za-z/]*)?)(@(?<attribute>[A-Za-z]+))?(?<operation>-|\+|=)(?<value>.*)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Edits();

    [GeneratedRegex(@"^(?<name>[A-Za-z]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Steps();
}
