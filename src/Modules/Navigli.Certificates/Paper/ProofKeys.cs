using System.Buffers.Text;
using System.Security.Cryptography;
using Navigli.Documents.Proofs;
using Navigli.Platform.Keys;

namespace Navigli.Certificates.Paper;

/// <summary>A public key that signed the facts in QR codes, as whoever verifies without a network is told of it.</summary>
internal sealed record PublishedProofKey
{
    /// <summary>The name that proofs give it: see <see cref="CertificateProof.KeyId"/>.</summary>
    public required string KeyId { get; init; }

    /// <summary>First coordinate of the point on P-256, base64url, as in a JWK (RFC 7518, 6.2.1).</summary>
    public required string X { get; init; }

    /// <summary>Second coordinate.</summary>
    public required string Y { get; init; }

    /// <summary>When it took the place of the key before it, UTC; null for the city's first.</summary>
    public DateTime? From { get; init; }

    /// <summary>When another took its place, UTC; null for the one that signs now.</summary>
    public DateTime? To { get; init; }

    /// <summary>When the city withdrew it, UTC: nothing that it signed counts, whatever its date.</summary>
    public DateTime? RevokedAt { get; init; }
}

/// <summary>The keys of the proofs in QR codes: the one that signs, and all that papers in people's hands were signed with. Read on first use and kept.</summary>
internal sealed class ProofKeys(KeyRing ring) : IDisposable
{
    private const string Name = "proof";

    private readonly Lazy<ProofSigner> signer = new(() => new ProofSigner(ring.Ecdsa(Name)));
    private readonly Lazy<KnownKeys> known = new(() => new KnownKeys(ring));

    public ProofSigner Signer => signer.Value;

    public ProofVerifier Verifier => known.Value.Verifier;

    /// <summary>Every key, oldest first; the last one signs now.</summary>
    public IReadOnlyList<PublishedProofKey> Published => known.Value.Published;

    public void Dispose()
    {
        if (known.IsValueCreated)
            known.Value.Dispose();
    }

    private sealed class KnownKeys : IDisposable
    {
        private readonly List<ECDsa> retired = [];

        public KnownKeys(KeyRing ring)
        {
            var current = ring.Ecdsa(Name);
            var currentId = CertificateProof.KeyId(current);
            List<PublishedProofKey> published = [];
            DateTime? from = null;
            foreach (var old in ring.Retired(Name))
            {
                var key = ECDsa.Create();
                key.ImportSubjectPublicKeyInfo(old.PublicKey, out _);
                retired.Add(key);
                // A rotation that was interrupted leaves the current key among the retired.
                if (CertificateProof.KeyId(key) == currentId)
                    continue;
                published.Add(Describe(key) with { From = from, To = old.RetiredAt, RevokedAt = old.RevokedAt });
                from = old.RetiredAt;
            }

            published.Add(Describe(current) with { From = from });
            Published = published;
            Verifier = new ProofVerifier(
                retired.Append(current).DistinctBy(CertificateProof.KeyId, StringComparer.Ordinal),
                published.Where(k => k.RevokedAt is not null).Select(k => k.KeyId));
        }

        public IReadOnlyList<PublishedProofKey> Published { get; }

        public ProofVerifier Verifier { get; }

        public void Dispose() => retired.ForEach(key => key.Dispose());

        private static PublishedProofKey Describe(ECDsa key)
        {
            var point = key.ExportParameters(includePrivateParameters: false).Q;
            return new PublishedProofKey { KeyId = CertificateProof.KeyId(key), X = Base64Url.EncodeToString(point.X), Y = Base64Url.EncodeToString(point.Y) };
        }
    }
}
