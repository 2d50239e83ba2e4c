using System.Security.Cryptography;

namespace Navigli.Documents.Proofs;

/// <summary>Signs facts with one key on the curve P-256. The key stays the caller's: it is used, not disposed.</summary>
public sealed class ProofSigner
{
    private readonly ECDsa _key;
    private readonly byte[] _protectedHeader;

    /// <summary>Takes the signing key.</summary>
    /// <exception cref="ArgumentException">The key is not on the curve P-256.</exception>
    public ProofSigner(ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value != ECCurve.NamedCurves.nistP256.Oid.Value)
            throw new ArgumentException("ES256 needs a key on the curve P-256", nameof(key));
        _key = key;
        KeyId = CertificateProof.KeyId(key);
        _protectedHeader = new CborWriter().Map(2).Integer(CertificateProof.AlgorithmLabel).Integer(CertificateProof.Es256)
            .Integer(CertificateProof.KeyIdLabel).Bytes(Convert.FromHexString(KeyId)).ToArray();
    }

    /// <summary>The identifier under which verifiers look the public key up.</summary>
    public string KeyId { get; }

    /// <summary>The proof of these facts, for <see cref="CertificateProof.ToQrText"/>. Each call gives another text, because ECDSA signatures differ.</summary>
    /// <exception cref="ArgumentException">The instant of issue is not UTC.</exception>
    public string Sign(CertificateFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var payload = FactsCodec.Encode(facts);
        var signature = _key.SignData(CertificateProof.ToBeSigned(_protectedHeader, payload), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return ProofText.Encode(new CborWriter().Tag(CertificateProof.CoseSign1Tag).Array(4).Bytes(_protectedHeader).Map(0).Bytes(payload).Bytes(signature).ToArray());
    }
}
