namespace Navigli.Documents.Sealing;

/// <summary>
/// Whoever holds the key of a seal. One implementation has it in this process; another asks a remote sealing service, which is why both steps
/// may wait, and why it is given a digest and never the document.
/// </summary>
public interface ISealer
{
    /// <summary>The certificate to seal the next document with.</summary>
    /// <exception cref="SealingException">There is none to be had at the moment, or none that may be used.</exception>
    ValueTask<SealingCertificate> CertificateAsync(CancellationToken cancellationToken);

    /// <summary>Signs with the certificate's key: RSA (PKCS#1 v1.5) or ECDSA (in DER, RFC 3279), over SHA-256.</summary>
    /// <param name="certificate">What <see cref="CertificateAsync"/> gave for this document.</param>
    /// <param name="digest">The SHA-256 to sign, 32 bytes.</param>
    /// <param name="cancellationToken">Ends the wait for a remote service.</param>
    /// <exception cref="SealingException">It was not signed.</exception>
    ValueTask<byte[]> SignAsync(SealingCertificate certificate, ReadOnlyMemory<byte> digest, CancellationToken cancellationToken);
}

/// <summary>An authority that certifies at what time something existed (RFC 3161).</summary>
public interface ITimestampAuthority
{
    /// <summary>Has a digest stamped.</summary>
    /// <param name="digest">The SHA-256 to stamp, 32 bytes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A TimeStampToken in DER that was checked: see <see cref="TimestampQuery.Accept"/>.</returns>
    /// <exception cref="SealingException">There is no stamp, or none that can be trusted.</exception>
    ValueTask<byte[]> StampAsync(ReadOnlyMemory<byte> digest, CancellationToken cancellationToken);
}
