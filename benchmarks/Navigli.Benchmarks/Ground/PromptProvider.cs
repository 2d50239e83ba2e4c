using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Navigli.Identity.Saml;

namespace Navigli.Benchmarks.Ground;

/// <summary>Whom the identity provider vouches for.</summary>
internal sealed record Vouched(string CodiceFiscale, string GivenName, string FamilyName, DateOnly BirthDate);

/// <summary>
/// An identity provider that costs the machine as little as one can: its answers are written in their canonical form at once, so that each of
/// the two signatures is a digest and an RSA operation. What it does is not the portal's work, and yet shares its cores.
/// </summary>
internal sealed class PromptProvider : IDisposable
{
    private const string EntityId = "https://idp.example.org";
    private const string Saml = $" xmlns:saml=\"{SamlNames.Assertion}\"";
    private const string Ds = $" xmlns:ds=\"{SamlNames.Signature}\"";

    // Declared where identity providers declare it, and left out of the canonical form, which no name makes use of.
    private const string Xs = " xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"";
    private readonly RSA key = RSA.Create(2048);

    public PromptProvider()
    {
        var now = TimeProvider.System.GetUtcNow();
        Certificate = new CertificateRequest("CN=Prompt", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    public X509Certificate2 Certificate { get; }

    public string Metadata() =>
        $"""
        <md:EntityDescriptor xmlns:md="{SamlNames.Metadata}"{Ds} entityID="{EntityId}"><md:IDPSSODescriptor WantAuthnRequestsSigned="true" protocolSupportEnumeration="{SamlNames.Protocol}">
        <md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{Convert.ToBase64String(Certificate.RawData)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
        <md:SingleSignOnService Binding="{SamlNames.PostBinding}" Location="{EntityId}/sso"/></md:IDPSSODescriptor></md:EntityDescriptor>
        """;

    /// <summary>The answer to a request for level 2, response and assertion both signed.</summary>
    public string Answer(string requestId, Uri portal, Vouched person)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var (at, limit) = (SamlXml.Format(now), SamlXml.Format(now.AddMinutes(5)));
        var (assertionId, responseId) = (AuthnRequestTerms.NewId(), AuthnRequestTerms.NewId());
        var recipient = new Uri(portal, "/spid/acs").AbsoluteUri;
        var issuer = $"<saml:Issuer{{0}} Format=\"{SamlNames.EntityFormat}\">{EntityId}</saml:Issuer>";
        var assertion = Signed(
            $"<saml:Assertion{Saml}{Xs} ID=\"{assertionId}\" IssueInstant=\"{at}\" Version=\"2.0\">{Issuer("")}",
            $"<saml:Subject><saml:NameID Format=\"{SamlNames.TransientFormat}\" NameQualifier=\"{EntityId}\">{AuthnRequestTerms.NewId()}</saml:NameID>"
            + $"<saml:SubjectConfirmation Method=\"{SamlNames.Bearer}\"><saml:SubjectConfirmationData InResponseTo=\"{requestId}\" NotOnOrAfter=\"{limit}\" Recipient=\"{recipient}\"></saml:SubjectConfirmationData></saml:SubjectConfirmation></saml:Subject>"
            + $"<saml:Conditions NotBefore=\"{at}\" NotOnOrAfter=\"{limit}\"><saml:AudienceRestriction><saml:Audience>{new Uri(portal, "/spid/metadata").AbsoluteUri}</saml:Audience></saml:AudienceRestriction></saml:Conditions>"
            + $"<saml:AuthnStatement AuthnInstant=\"{at}\"><saml:AuthnContext><saml:AuthnContextClassRef>{SpidLevel.L2.ClassRef()}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>"
            + $"<saml:AttributeStatement>{Attributes(person)}</saml:AttributeStatement></saml:Assertion>",
            assertionId);
        return Signed(
            $"<samlp:Response xmlns:samlp=\"{SamlNames.Protocol}\" Destination=\"{recipient}\" ID=\"{responseId}\" InResponseTo=\"{requestId}\" IssueInstant=\"{at}\" Version=\"2.0\">{Issuer(Saml)}",
            $"<samlp:Status><samlp:StatusCode Value=\"{SamlNames.Success}\"></samlp:StatusCode></samlp:Status>{assertion}</samlp:Response>",
            responseId);

        string Issuer(string declared) => string.Format(CultureInfo.InvariantCulture, issuer, declared);
    }

    public void Dispose()
    {
        Certificate.Dispose();
        key.Dispose();
    }

    private static string Attributes(Vouched person)
    {
        (string Name, string Type, string Value)[] values =
        [
            ("spidCode", "xs:string", "PRMT" + person.CodiceFiscale[6..]), ("name", "xs:string", person.GivenName), ("familyName", "xs:string", person.FamilyName),
            ("fiscalNumber", "xs:string", "TINIT-" + person.CodiceFiscale), ("dateOfBirth", "xs:date", person.BirthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("email", "xs:string", "resident@example.org"),
        ];
        return string.Concat(values.Select(v =>
            $"<saml:Attribute Name=\"{v.Name}\" NameFormat=\"{SamlNames.BasicAttributeFormat}\"><saml:AttributeValue xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"{v.Type}\">{v.Value}</saml:AttributeValue></saml:Attribute>"));
    }

    /// <summary>The element with its signature between its issuer and the rest.</summary>
    private string Signed(string head, string rest, string id)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes((head + rest).Replace(Xs, "", StringComparison.Ordinal)));
        var info = $"><ds:CanonicalizationMethod Algorithm=\"{SamlNames.ExclusiveCanonicalization}\"></ds:CanonicalizationMethod><ds:SignatureMethod Algorithm=\"{SamlNames.RsaSha256}\"></ds:SignatureMethod>"
            + $"<ds:Reference URI=\"#{id}\"><ds:Transforms><ds:Transform Algorithm=\"{SamlNames.EnvelopedSignature}\"></ds:Transform><ds:Transform Algorithm=\"{SamlNames.ExclusiveCanonicalization}\"></ds:Transform></ds:Transforms>"
            + $"<ds:DigestMethod Algorithm=\"{SamlNames.Sha256}\"></ds:DigestMethod><ds:DigestValue>{Convert.ToBase64String(digest)}</ds:DigestValue></ds:Reference></ds:SignedInfo>";
        var value = key.SignData(Encoding.UTF8.GetBytes($"<ds:SignedInfo{Ds}{info}"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{head}<ds:Signature{Ds}><ds:SignedInfo{info}<ds:SignatureValue>{Convert.ToBase64String(value)}</ds:SignatureValue>"
            + $"<ds:KeyInfo><ds:X509Data><ds:X509Certificate>{Convert.ToBase64String(Certificate.RawData)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>{rest}";
    }
}
