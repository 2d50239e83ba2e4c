using System.Security.Cryptography;

namespace Navigli.Documents.Proofs;

/// <summary>
/// The signed facts of a certificate in the shape that its QR code carries. The facts are the payload of a COSE_Sign1 message (RFC 9052) in
/// deterministic CBOR, signed with ECDSA on P-256 and SHA-256 (ES256, RFC 9053); the message is written with 41 characters that are both in the
/// QR alphanumeric set and safe in the fragment of an address. What follows the <c>#</c> of an address is never sent to its server, so scanning
/// the code with a phone opens the verification page and tells nobody the facts.
/// </summary>
public static class CertificateProof
{
    /// <summary>The longest proof that is read, in characters; a QR code holds 4,296 at most.</summary>
    public const int MaximumLength = 4296;

    internal const int CoseSign1Tag = 18;
    internal const int AlgorithmLabel = 1;
    internal const int ContentTypeLabel = 3;
    internal const int KeyIdLabel = 4;
    internal const int Es256 = -7;
    internal const int SignatureLength = 64;

    private const string QrAlphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    /// <summary>The identifier of a signing key: the first eight bytes of the SHA-256 of its SubjectPublicKeyInfo, in hexadecimal.</summary>
    public static string KeyId(ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Convert.ToHexString(SHA256.HashData(key.ExportSubjectPublicKeyInfo()).AsSpan(0, 8));
    }

    /// <summary>
    /// The text of the QR code: the verification page with the proof as its fragment, in capitals so that all but the <c>#</c> is in the
    /// compact alphanumeric mode of the code. Scheme and host do not mind capitals (RFC 3986, 6.2.2.1); the page must answer under its path in capitals too.
    /// </summary>
    /// <exception cref="DocumentException">The address has a character outside the QR alphanumeric set, or a query or fragment of its own.</exception>
    public static string ToQrText(Uri verificationPage, string proof)
    {
        ArgumentNullException.ThrowIfNull(verificationPage);
        var page = verificationPage.GetLeftPart(UriPartial.Path).ToUpperInvariant();
        if (verificationPage.Query.Length > 0 || verificationPage.Fragment.Length > 0 || !page.All(QrAlphanumeric.Contains))
            throw new DocumentException($"The address {verificationPage} cannot be written in the QR alphanumeric set");
        return $"{page}#{proof}";
    }

    internal static byte[] ToBeSigned(ReadOnlySpan<byte> protectedHeader, ReadOnlySpan<byte> payload) =>
        new CborWriter().Array(4).Text("Signature1").Bytes(protectedHeader).Bytes([]).Bytes(payload).ToArray();
}
