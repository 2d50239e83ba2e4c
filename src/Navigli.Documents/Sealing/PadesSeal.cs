using System.Security.Cryptography;

namespace Navigli.Documents.Sealing;

/// <summary>
/// The seal of a document: PAdES baseline B-B, and B-T where an authority stamps it (ETSI EN 319 142-1, 6.3). Neither carries the signing-time
/// attribute, whose place is taken by the entry M of the signature dictionary.
/// </summary>
internal static class PadesSeal
{
    /// <summary>Room for a timestamp: authorities' tokens with their certificates have from 3 to 8 KB.</summary>
    private const int TokenRoom = 12 * 1024;

    public static int MaximumLength(SealingCertificate certificate, ITimestampAuthority? timestamps) =>
        certificate.MaximumSealLength + (timestamps is null ? 0 : TokenRoom);

    /// <summary>Seals the digest of every byte that the seal covers. Nothing that does not verify leaves this method.</summary>
    public static async Task<byte[]> MakeAsync(byte[] digest, SealingCertificate certificate, ISealer sealer, ITimestampAuthority? timestamps, CancellationToken cancellationToken)
    {
        var attributes = CmsSignature.SignedAttributes(digest, certificate.Hash);
        var toSign = SHA256.HashData(attributes);
        var signature = await sealer.SignAsync(certificate, toSign, cancellationToken);
        if (!certificate.Verifies(toSign, signature))
            throw new SealingException(SealingFailure.Untrusted, "The seal's signature is not of the sealing certificate's key");
        if (timestamps is null)
            return CmsSignature.Encode(attributes, signature, certificate, timestamp: []);

        // RFC 3161, appendix A: what is stamped is the signature itself.
        var token = await timestamps.StampAsync(SHA256.HashData(signature), cancellationToken);
        if (token.Length > TokenRoom)
            throw new SealingException(SealingFailure.Untrusted, $"The timestamp has {token.Length} bytes, more than the {TokenRoom} that are kept for one");
        return CmsSignature.Encode(attributes, signature, certificate, token);
    }
}
