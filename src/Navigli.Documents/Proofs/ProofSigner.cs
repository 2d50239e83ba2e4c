using System.Security.Cryptography;

namespace Navigli.Documents.Proofs;

/// <summary>Signs facts, and lists of what was taken back, with one key on the curve P-256. The key stays the caller's: it is used, not disposed.</summary>
public sealed class ProofSigner
{
    private readonly ECDsa _key;
    private readonly byte[] _protectedHeader;
    private readonly byte[] _listHeader;

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
        _listHeader = new CborWriter().Map(3).Integer(CertificateProof.AlgorithmLabel).Integer(CertificateProof.Es256)
            .Integer(CertificateProof.ContentTypeLabel).Text(RevocationList.ContentType).Integer(CertificateProof.KeyIdLabel).Bytes(Convert.FromHexString(KeyId)).ToArray();
    }

    /// <summary>The identifier under which verifiers look the public key up.</summary>
    public string KeyId { get; }

    /// <summary>The proof of these facts, for <see cref="CertificateProof.ToQrText"/>. Each call gives another text, because ECDSA signatures differ.</summary>
    /// <exception cref="ArgumentException">The instant of issue is not UTC.</exception>
    public string Sign(CertificateFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return ProofText.Encode(Message(_protectedHeader, FactsCodec.Encode(facts)));
    }

    /// <summary>The signed list, a tagged COSE_Sign1 message.</summary>
    /// <exception cref="ArgumentException">An instant is not UTC.</exception>
    public byte[] Sign(RevocationList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return Message(_listHeader, list.Encode());
    }

    private byte[] Message(byte[] header, byte[] payload)
    {
        var signature = _key.SignData(CertificateProof.ToBeSigned(header, payload), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return new CborWriter().Tag(CertificateProof.CoseSign1Tag).Array(4).Bytes(header).Map(0).Bytes(payload).Bytes(signature).ToArray();
    }
}
