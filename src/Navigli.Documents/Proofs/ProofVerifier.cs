using System.Security.Cryptography;

namespace Navigli.Documents.Proofs;

/// <summary>Checks proofs against the public keys of an issuer, without a network. Keys that were retired stay in the list while documents signed with them are about.</summary>
public sealed class ProofVerifier
{
    private readonly Dictionary<string, ECDsa> _keys;
    private readonly HashSet<string> _revoked;

    /// <summary>Takes the public keys to trust; they stay the caller's.</summary>
    public ProofVerifier(IEnumerable<ECDsa> keys)
        : this(keys, [])
    {
    }

    /// <summary>Takes the public keys to trust, which stay the caller's, and the identifiers of those that the issuer has withdrawn.</summary>
    public ProofVerifier(IEnumerable<ECDsa> keys, IEnumerable<string> revoked)
    {
        ArgumentNullException.ThrowIfNull(keys);
        _keys = keys.ToDictionary(CertificateProof.KeyId, StringComparer.Ordinal);
        _revoked = revoked.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Reads a proof, or an address that carries one after its <c>#</c>, and believes nothing in it that is not signed.</summary>
    public ProofCheck Verify(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var proof = text.AsSpan(text.IndexOf('#', StringComparison.Ordinal) + 1).Trim();
        if (proof.Length > CertificateProof.MaximumLength || !ProofText.TryDecode(proof, out var message))
            return new ProofCheck { Error = ProofError.Malformed };
        try
        {
            return Verify(message);
        }
        catch (FormatException)
        {
            return new ProofCheck { Error = ProofError.Malformed };
        }
    }

    private ProofCheck Verify(ReadOnlySpan<byte> message)
    {
        var reader = new CborReader(message);
        if (reader.Tag() != CertificateProof.CoseSign1Tag || reader.Array() != 4)
            return new ProofCheck { Error = ProofError.Malformed };
        var header = reader.Bytes();
        if (reader.Map() != 0)
            return new ProofCheck { Error = ProofError.Malformed };
        var payload = reader.Bytes();
        var signature = reader.Bytes();
        if (!reader.IsAtEnd || signature.Length != CertificateProof.SignatureLength)
            return new ProofCheck { Error = ProofError.Malformed };

        var keyId = ReadKeyId(header);
        // Before anything else: whoever has a withdrawn key signs as well as its issuer did.
        if (_revoked.Contains(keyId))
            return new ProofCheck { Error = ProofError.RevokedKey, KeyId = keyId };
        if (!_keys.TryGetValue(keyId, out var key))
            return new ProofCheck { Error = ProofError.UnknownKey, KeyId = keyId };
        var signed = CertificateProof.ToBeSigned(header, payload);
        if (!key.VerifyData(signed, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation))
            return new ProofCheck { Error = ProofError.WrongSignature, KeyId = keyId };
        return new ProofCheck { Facts = FactsCodec.Decode(payload), KeyId = keyId };
    }

    private static string ReadKeyId(ReadOnlySpan<byte> header)
    {
        var reader = new CborReader(header);
        if (reader.Map() != 2 || reader.Integer() != CertificateProof.AlgorithmLabel || reader.Integer() != CertificateProof.Es256
            || reader.Integer() != CertificateProof.KeyIdLabel)
            throw new FormatException("Only ES256 with a key identifier is accepted");
        var keyId = Convert.ToHexString(reader.Bytes());
        return reader.IsAtEnd ? keyId : throw new FormatException("There is something after the header");
    }
}

/// <summary>The outcome of a check: facts, or the reason why there are none.</summary>
public sealed record ProofCheck
{
    /// <summary>The facts, if the proof is genuine.</summary>
    public CertificateFacts? Facts { get; init; }

    /// <summary>Why the proof is refused, or <see langword="null"/> when it is genuine.</summary>
    public ProofError? Error { get; init; }

    /// <summary>The key that the proof names, if it could be read.</summary>
    public string? KeyId { get; init; }
}

/// <summary>Why a proof is refused.</summary>
public enum ProofError
{
    /// <summary>It is not a proof, or it was damaged beyond reading.</summary>
    Malformed,

    /// <summary>It names a key that the verifier does not have: another issuer's, or newer than the verifier's list.</summary>
    UnknownKey,

    /// <summary>It names a key that its issuer has withdrawn: nothing tells whether the issuer or a thief signed it.</summary>
    RevokedKey,

    /// <summary>The facts or the signature were altered.</summary>
    WrongSignature,
}
