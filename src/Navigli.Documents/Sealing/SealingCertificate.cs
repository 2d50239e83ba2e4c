using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Navigli.Documents.Sealing;

/// <summary>The certificate of a seal, RSA or ECDSA, with those that lead to its root, all of which are put into the seal.</summary>
public sealed class SealingCertificate
{
    private readonly int _keySize;

    /// <summary>Takes the certificates; they stay the caller's.</summary>
    /// <exception cref="ArgumentException">The key of the first is neither RSA nor ECDSA.</exception>
    public SealingCertificate(X509Certificate2 certificate, IEnumerable<X509Certificate2> chain)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ArgumentNullException.ThrowIfNull(chain);
        using var rsa = certificate.GetRSAPublicKey();
        using var ecdsa = certificate.GetECDsaPublicKey();
        _keySize = rsa?.KeySize ?? ecdsa?.KeySize ?? throw new ArgumentException("The sealing certificate has no RSA or ECDSA key", nameof(certificate));
        IsRsa = rsa is not null;
        Certificate = certificate;
        Hash = SHA256.HashData(certificate.RawDataMemory.Span);
        Encoded = [certificate.RawData, .. chain.Select(c => c.RawData)];
    }

    /// <summary>The certificate itself.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>Whether its key is RSA; otherwise it is ECDSA.</summary>
    public bool IsRsa { get; }

    internal byte[] Hash { get; }

    internal IReadOnlyList<byte[]> Encoded { get; }

    /// <summary>The most bytes that a seal with it can have, without a timestamp.</summary>
    // Twice the key in bytes holds an ECDSA signature in DER as well as an RSA one; attributes, names and frames need less than 1 KB.
    internal int MaximumSealLength => Encoded.Sum(c => c.Length) + Certificate.IssuerName.RawData.Length + (_keySize / 4) + 1024;

    internal bool Verifies(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        using var rsa = Certificate.GetRSAPublicKey();
        if (rsa is not null)
            return rsa.VerifyHash(digest, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var ecdsa = Certificate.GetECDsaPublicKey()!;
        return ecdsa.VerifyHash(digest, signature, DSASignatureFormat.Rfc3279DerSequence);
    }
}
