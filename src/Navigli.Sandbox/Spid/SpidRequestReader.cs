using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Navigli.Sandbox.Spid;

/// <summary>Verifies and reads authentication requests as an identity provider must (SPID rules, "Messaggi di errore", anomalies of requests).</summary>
internal sealed class SpidRequestReader(PortalMetadata portal, IdentityProviderDescription self, TimeProvider clock)
{
    private const int MaxLength = 64 * 1024;
    private static readonly string[] SignedParameters = ["SAMLRequest", "RelayState", "SigAlg"];

    public async Task<SpidReading> ReadAsync(SpidMessage message, CancellationToken cancellation)
    {
        if (Decode(message) is not { DocumentElement: { LocalName: "AuthnRequest" } root } document)
            return SpidReading.Refused(4);
        var provider = await portal.GetAsync(cancellation);
        if (!IsSigned(message, document, provider))
        {
            provider = await portal.RefreshAsync(cancellation);
            if (!IsSigned(message, document, provider))
                return SpidReading.Refused(message.Query is null ? 7 : 5);
        }

        var request = XElement.Parse(root.OuterXml);
        var issuer = request.Element(SpidNames.Assertion + "Issuer");
        if (issuer?.Value.Trim() != provider.EntityId || (string?)issuer.Attribute("Format") != SpidNames.Entity || issuer.Attribute("NameQualifier") is null)
            return SpidReading.Refused(10);
        return new SpidReading { Request = Describe(request, provider, message.RelayState) };
    }

    private SpidRequest Describe(XElement request, ServiceProviderDescription provider, string? relayState)
    {
        var consumer = provider.ConsumerServices.GetValueOrDefault((string?)request.Attribute("AssertionConsumerServiceIndex") ?? "");
        var attributes = provider.AttributeSets.GetValueOrDefault((string?)request.Attribute("AttributeConsumingServiceIndex") ?? "");
        var level = Level(request);
        int? anomaly = request switch
        {
            _ when (string?)request.Attribute("Version") != "2.0" => 9,
            _ when string.IsNullOrEmpty((string?)request.Attribute("ID")) => 11,
            _ when level is null => 12,
            _ when !IsFresh((string?)request.Attribute("IssueInstant")) => 13,
            _ when (string?)request.Attribute("Destination") is not { } destination || (destination != self.SignOn && destination != self.EntityId) => 14,
            _ when (string?)request.Attribute("IsPassive") == "true" => 15,
            _ when consumer is null => 16,
            _ when (string?)request.Element(SpidNames.Protocol + "NameIDPolicy")?.Attribute("Format") != SpidNames.Transient => 17,
            _ when attributes is null => 18,
            _ when level > 1 && (string?)request.Attribute("ForceAuthn") != "true" => 8,
            _ => null,
        };
        return new SpidRequest
        {
            Key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            RequestId = (string?)request.Attribute("ID") ?? "",
            Audience = provider.EntityId,
            RequesterName = provider.DisplayName,
            ConsumerService = consumer ?? provider.ConsumerServices["0"],
            RelayState = relayState,
            Level = level ?? 1,
            Attributes = attributes ?? [],
            Anomaly = anomaly,
        };
    }

    private static int? Level(XElement request)
    {
        var context = request.Element(SpidNames.Protocol + "RequestedAuthnContext");
        var classRef = context?.Element(SpidNames.Assertion + "AuthnContextClassRef")?.Value.Trim();
        if ((string?)context?.Attribute("Comparison") is not ("exact" or "minimum" or "better" or "maximum") || classRef is null)
            return null;
        return classRef.StartsWith(SpidNames.LevelPrefix, StringComparison.Ordinal) && classRef[^1] is >= '1' and <= '3' ? classRef[^1] - '0' : null;
    }

    private bool IsFresh(string? instant) =>
        DateTimeOffset.TryParse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var issued)
        && (clock.GetUtcNow() - issued).Duration() < TimeSpan.FromMinutes(10);

    private static XmlDocument? Decode(SpidMessage message)
    {
        if (message.SamlRequest is not { Length: > 0 and < MaxLength } text)
            return null;
        try
        {
            using var bytes = new MemoryStream(Convert.FromBase64String(text));
            using Stream content = message.Query is null ? bytes : new DeflateStream(bytes, CompressionMode.Decompress);
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxLength };
            using var reader = XmlReader.Create(content, settings);
            var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
            document.Load(reader);
            return document;
        }
        catch (Exception e) when (e is FormatException or XmlException or InvalidDataException)
        {
            return null;
        }
    }

    private static bool IsSigned(SpidMessage message, XmlDocument document, ServiceProviderDescription provider) =>
        provider.Certificates.Any(certificate => message.Query is { } query ? IsQuerySigned(query, certificate) : IsXmlSigned(document, certificate));

    // The signed octets are the encoded parameters as they travelled, in this order (saml-bindings 3.4.4.1).
    private static bool IsQuerySigned(string query, X509Certificate2 certificate)
    {
        var parameters = query.TrimStart('?').Split('&').Select(part => part.Split('=', 2)).Where(part => part.Length == 2).ToLookup(part => part[0], part => part[1], StringComparer.Ordinal);
        var algorithm = Uri.UnescapeDataString(parameters["SigAlg"].FirstOrDefault() ?? "") switch
        {
            SignedXml.XmlDsigRSASHA256Url => HashAlgorithmName.SHA256,
            SignedXml.XmlDsigRSASHA512Url => HashAlgorithmName.SHA512,
            _ => default,
        };
        if (algorithm.Name is null || parameters["Signature"].FirstOrDefault() is not { } signature)
            return false;
        var signed = string.Join('&', SignedParameters.Where(parameters.Contains).Select(name => $"{name}={parameters[name].First()}"));
        using var key = certificate.GetRSAPublicKey()!;
        return key.VerifyData(Encoding.ASCII.GetBytes(signed), Convert.FromBase64String(Uri.UnescapeDataString(signature)), algorithm, RSASignaturePadding.Pkcs1);
    }

    private static bool IsXmlSigned(XmlDocument document, X509Certificate2 certificate)
    {
        if (document.DocumentElement!.ChildNodes.OfType<XmlElement>().SingleOrDefault(child => child.LocalName == "Signature") is not { } signature)
            return false;
        var xml = new SignedXml(document);
        xml.LoadXml(signature);
        using var key = certificate.GetRSAPublicKey()!;
        return xml.SignedInfo!.SignatureMethod is SignedXml.XmlDsigRSASHA256Url or SignedXml.XmlDsigRSASHA512Url
            && xml.SignedInfo.References is [Reference only]
            && only.Uri == "#" + document.DocumentElement.GetAttribute("ID")
            && xml.CheckSignature(key);
    }
}
