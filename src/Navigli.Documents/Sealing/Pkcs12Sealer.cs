using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Navigli.Documents.Sealing;

/// <summary>Seals with a certificate and its private key held in this process, RSA (PKCS#1 v1.5, so that equal documents have equal seals) or ECDSA, always with SHA-256.</summary>
public sealed class Pkcs12Sealer : ISealer, IDisposable
{
    private readonly SealingCertificate _certificate;
    private readonly RSA? _rsa;
    private readonly ECDsa? _ecdsa;

    /// <summary>Takes the sealing certificate with its private key, and the certificates that lead to its root, which are put into the seal.
    /// The sealer disposes neither.</summary>
    /// <exception cref="ArgumentException">The certificate has no private key, or one that is neither RSA nor ECDSA.</exception>
    public Pkcs12Sealer(X509Certificate2 certificate, IEnumerable<X509Certificate2> chain)
    {
        _certificate = new SealingCertificate(certificate, chain);
        _rsa = certificate.GetRSAPrivateKey();
        _ecdsa = certificate.GetECDsaPrivateKey();
        if (_rsa is null && _ecdsa is null)
            throw new ArgumentException("The sealing certificate has no RSA or ECDSA private key", nameof(certificate));
    }

    /// <summary>Reads key, certificate and chain from a PKCS#12 file.</summary>
    /// <exception cref="CryptographicException">The file or its password is wrong.</exception>
    /// <exception cref="ArgumentException">The file has no certificate with an RSA or ECDSA private key.</exception>
    public static Pkcs12Sealer Load(ReadOnlySpan<byte> pkcs12, string? password)
    {
        var all = X509CertificateLoader.LoadPkcs12Collection(pkcs12, password, X509KeyStorageFlags.EphemeralKeySet);
        var signer = all.FirstOrDefault(c => c.HasPrivateKey) ?? throw new ArgumentException("The PKCS#12 file has no private key", nameof(pkcs12));
        return new Pkcs12Sealer(signer, all.Where(c => !ReferenceEquals(c, signer)));
    }

    /// <inheritdoc/>
    public ValueTask<SealingCertificate> CertificateAsync(CancellationToken cancellationToken) => ValueTask.FromResult(_certificate);

    /// <inheritdoc/>
    public ValueTask<byte[]> SignAsync(SealingCertificate certificate, ReadOnlyMemory<byte> digest, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_rsa is not null
            ? _rsa.SignHash(digest.Span, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : _ecdsa!.SignHash(digest.Span, DSASignatureFormat.Rfc3279DerSequence));
    }

    /// <summary>Lets go of the private key's handle.</summary>
    public void Dispose()
    {
        _rsa?.Dispose();
        _ecdsa?.Dispose();
    }
}
