using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;

namespace Navigli.Sandbox.Spid;

/// <summary>Decodes what a service provider sends, by either binding, and finds whose signature is on it.</summary>
internal static class SamlRequestSignature
{
    private const int MaxLength = 64 * 1024;
    private static readonly string[] SignedParameters = ["SAMLRequest", "RelayState", "SigAlg"];

    /// <summary>The portal, as its metadata describes it today, when it has signed the message; null when nobody known has.</summary>
    public static async Task<ServiceProviderDescription?> SignerAsync(
        PortalMetadata portal, SandboxScheme scheme, SpidMessage message, XmlDocument document, CancellationToken cancellation)
    {
        var provider = await portal.GetAsync(scheme, cancellation);
        if (IsSigned(message, document, provider))
            return provider;
        provider = await portal.RefreshAsync(scheme, cancellation);
        return IsSigned(message, document, provider) ? provider : null;
    }

    public static XmlDocument? Decode(SpidMessage message)
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
