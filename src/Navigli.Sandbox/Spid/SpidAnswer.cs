using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Navigli.Sandbox.Faults;

namespace Navigli.Sandbox.Spid;

/// <summary>Writes signed responses, right or wrong as the fault panel wants them.</summary>
internal sealed class SpidAnswer(IdentityProviderDescription self, SpidKeys keys, FaultPanel faults, TimeProvider clock)
{
    private static readonly Dictionary<int, (string Code, string SubCode)> Anomalies = new()
    {
        [8] = ("Requester", ""), [9] = ("VersionMismatch", ""), [11] = ("Requester", ""), [12] = ("Requester", "NoAuthnContext"),
        [13] = ("Requester", "RequestDenied"), [14] = ("Requester", "RequestUnsupported"), [15] = ("Requester", "NoPassive"),
        [16] = ("Requester", "RequestUnsupported"), [17] = ("Requester", "RequestUnsupported"), [18] = ("Requester", "RequestUnsupported"),
        [19] = ("Responder", "AuthnFailed"), [20] = ("Responder", "AuthnFailed"), [21] = ("Responder", "AuthnFailed"),
        [22] = ("Responder", "AuthnFailed"), [23] = ("Responder", "AuthnFailed"), [25] = ("Responder", "AuthnFailed"), [30] = ("Responder", "AuthnFailed"),
    };

    private string? _last;

    /// <summary>The anomalies that can be asked for on the sign-in page.</summary>
    public static IEnumerable<int> KnownAnomalies => Anomalies.Keys;

    /// <summary>A signed response saying who signed in, at which level.</summary>
    public string Success(SpidRequest request, SandboxPersona persona, int level)
    {
        var fault = faults[FaultPanel.Spid].Fault;
        if (fault is Fault.Replayed && _last is { } earlier)
            return earlier;
        var response = Envelope(request, new XElement(SpidNames.Protocol + "Status", StatusCode("Success")));
        var assertion = Assertion(request, persona, level);
        response.Add(assertion);
        if (fault is Fault.Duplicated)
        {
            var twin = new XElement(assertion);
            twin.SetAttributeValue("ID", NewId());
            response.Add(twin);
        }

        var seal = fault is Fault.WrongSignature ? keys.Stranger : keys.Seal;
        var document = SpidKeys.ToDocument(response);
        foreach (var id in response.Elements(SpidNames.Assertion + "Assertion").Select(a => (string)a.Attribute("ID")!).ToList())
            SpidKeys.Sign(document, id, seal);
        SpidKeys.Sign(document, (string)response.Attribute("ID")!, seal);
        return _last = document.OuterXml;
    }

    /// <summary>A signed response with one of the anomalies of the SPID rules; 25 is the person who changed their mind.</summary>
    public string Failure(SpidRequest request, int anomaly)
    {
        var (code, subCode) = Anomalies[anomaly];
        var status = StatusCode(code);
        if (subCode.Length > 0)
            status.Add(StatusCode(subCode));
        var response = Envelope(
            request,
            new XElement(
                SpidNames.Protocol + "Status",
                status,
                new XElement(SpidNames.Protocol + "StatusMessage", $"ErrorCode nr{anomaly:00}")));
        var document = SpidKeys.ToDocument(response);
        SpidKeys.Sign(document, (string)response.Attribute("ID")!, keys.Seal);
        return document.OuterXml;
    }

    private static string NewId() => "_" + Guid.CreateVersion7().ToString("N");

    private static XElement StatusCode(string code) => new(SpidNames.Protocol + "StatusCode", new XAttribute("Value", "urn:oasis:names:tc:SAML:2.0:status:" + code));

    private string Instant(TimeSpan fromNow) => (clock.GetUtcNow() + fromNow).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private XElement Envelope(SpidRequest request, XElement status) => new(
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

    private XElement Issuer() => new(SpidNames.Assertion + "Issuer", new XAttribute("Format", SpidNames.Entity), self.EntityId);

    private XElement Assertion(SpidRequest request, SandboxPersona persona, int level)
    {
        XNamespace saml = SpidNames.Assertion;
        var fault = faults[FaultPanel.Spid].Fault;
        var shift = fault is Fault.Expired ? TimeSpan.FromMinutes(-30) : TimeSpan.Zero;
        var limit = Instant(shift + TimeSpan.FromMinutes(5));
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
                new XElement(saml + "NameID", new XAttribute("Format", SpidNames.Transient), new XAttribute("NameQualifier", self.EntityId), NewId()),
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
                new XAttribute("NotBefore", Instant(shift)),
                new XAttribute("NotOnOrAfter", limit),
                new XElement(saml + "AudienceRestriction", new XElement(saml + "Audience", fault is Fault.WrongAudience ? "https://altrove.example/metadata" : request.Audience))),
            new XElement(
                saml + "AuthnStatement",
                new XAttribute("AuthnInstant", Instant(TimeSpan.Zero)),
                level == 1 ? new XAttribute("SessionIndex", NewId()) : null,
                new XElement(saml + "AuthnContext", new XElement(saml + "AuthnContextClassRef", SpidNames.LevelPrefix + XmlConvert.ToString(level)))),
            new XElement(saml + "AttributeStatement", request.Attributes.Select(name => Attribute(name, persona)).OfType<XElement>()));
    }

    private static XElement? Attribute(string name, SandboxPersona persona)
    {
        var value = name switch
        {
            "spidCode" => "NAVI" + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(persona.CodiceFiscale)))[..10],
            "name" => persona.GivenName,
            "familyName" => persona.FamilyName,
            "fiscalNumber" => "TINIT-" + persona.CodiceFiscale,
            "dateOfBirth" => persona.BirthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "email" => persona.Email,
            _ => null,
        };
        return value is null ? null : new XElement(
            SpidNames.Assertion + "Attribute",
            new XAttribute("Name", name),
            new XAttribute("NameFormat", "urn:oasis:names:tc:SAML:2.0:attrname-format:basic"),
            new XElement(
                SpidNames.Assertion + "AttributeValue",
                new XAttribute(SpidNames.Xsi + "type", name == "dateOfBirth" ? "xs:date" : "xs:string"),
                value));
    }
}
