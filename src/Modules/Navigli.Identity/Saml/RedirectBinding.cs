using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Xml;

namespace Navigli.Identity.Saml;

/// <summary>HTTP-Redirect (saml-bindings 3.4): the message deflated in the address, signed by a signature of the query itself.</summary>
internal static class RedirectBinding
{
    /// <summary>The address to send the browser to.</summary>
    public static Uri Address(XmlElement message, SamlDirection direction, string? relayState, X509Certificate2 certificate)
    {
        var query = $"{direction.Parameter()}={Uri.EscapeDataString(Deflate(message.OuterXml))}";
        if (relayState is not null)
            query += $"&RelayState={Uri.EscapeDataString(relayState)}";
        query += $"&SigAlg={Uri.EscapeDataString(SamlNames.RsaSha256)}";
        using var key = certificate.GetRSAPrivateKey()!;
        var signature = Convert.ToBase64String(key.SignData(Encoding.ASCII.GetBytes(query), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        var location = message.GetAttribute("Destination");
        return new Uri($"{location}{(location.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}&Signature={Uri.EscapeDataString(signature)}");
    }

    /// <summary>The XML of a message that arrived, or null when it is no message.</summary>
    public static XmlDocument? Inflate(string field)
    {
        if (field.Length > SamlXml.MaxCharacters)
            return null;
        try
        {
            using var deflate = new DeflateStream(new MemoryStream(Convert.FromBase64String(field)), CompressionMode.Decompress);
            // A bomb unpacks no further than the limit of the reader that it is read by.
            return SamlXml.Read(deflate);
        }
        catch (Exception e) when (e is FormatException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>
    /// True when the query was signed by one of the keys. The octets that count are the parameters as they travelled, in the order of
    /// saml-bindings 3.4.4.1; a parameter that comes twice would let another part of the program read the other one.
    /// </summary>
    public static bool IsSignedBy(string query, SamlDirection direction, IReadOnlyList<X509Certificate2> certificates)
    {
        var parameters = query.TrimStart('?').Split('&').Select(part => part.Split('=', 2)).Where(part => part.Length == 2).ToLookup(part => part[0], part => part[1], StringComparer.Ordinal);
        string[] names = [direction.Parameter(), "RelayState", "SigAlg"];
        if (names.Append("Signature").Any(name => parameters[name].Count() > 1) || Algorithm(parameters["SigAlg"].SingleOrDefault()) is not { } algorithm)
            return false;
        var signed = Encoding.ASCII.GetBytes(string.Join('&', names.Where(parameters.Contains).Select(name => $"{name}={parameters[name].Single()}")));
        var signature = new byte[1024];
        return Convert.TryFromBase64String(Uri.UnescapeDataString(parameters["Signature"].SingleOrDefault() ?? ""), signature, out var length)
            && certificates.Any(certificate => IsSigned(signed, signature.AsSpan(0, length), algorithm, certificate));
    }

    private static bool IsSigned(byte[] signed, ReadOnlySpan<byte> signature, HashAlgorithmName algorithm, X509Certificate2 certificate) =>
        SamlSignature.PublicKey(certificate) is { } key && key.KeySize >= SamlSignature.MinimumKeyBits && key.VerifyData(signed, signature, algorithm, RSASignaturePadding.Pkcs1);

    private static HashAlgorithmName? Algorithm(string? parameter) => Uri.UnescapeDataString(parameter ?? "") switch
    {
        SamlNames.RsaSha256 => HashAlgorithmName.SHA256,
        SamlNames.RsaSha384 => HashAlgorithmName.SHA384,
        SamlNames.RsaSha512 => HashAlgorithmName.SHA512,
        _ => null,
    };

    private static string Deflate(string xml)
    {
        using var buffer = new MemoryStream();
        using (var deflate = new DeflateStream(buffer, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(Encoding.UTF8.GetBytes(xml));
        return Convert.ToBase64String(buffer.ToArray());
    }
}
