namespace Navigli.Documents.Sealing;

/// <summary>
/// Makes the seal of a document: a detached CMS signature (RFC 5652) over a digest that the caller took. One implementation holds the key
/// itself; another may ask a remote sealing service, which is why sealing is asynchronous and never sees the document.
/// </summary>
public interface ISealer
{
    /// <summary>The most bytes that a seal of this sealer can have; the document keeps that much room.</summary>
    int MaximumSealLength { get; }

    /// <summary>Seals a document.</summary>
    /// <param name="digest">The SHA-256 of every byte that the seal covers.</param>
    /// <param name="cancellationToken">Ends the wait for a remote service.</param>
    /// <returns>A CMS ContentInfo in DER that satisfies PAdES baseline B-B (ETSI EN 319 142-1): with the signing-certificate-v2 attribute and without
    /// the signing-time attribute, whose place is taken by the entry M of the signature dictionary.</returns>
    ValueTask<byte[]> SealAsync(ReadOnlyMemory<byte> digest, CancellationToken cancellationToken);
}
