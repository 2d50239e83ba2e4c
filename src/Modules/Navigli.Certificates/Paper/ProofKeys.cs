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

/// <summary>
/// The keys of the proofs in QR codes: the one that signs, and all that papers in people's hands were signed with. Looked at again every few seconds,
/// so that a rotation or a withdrawal on one node is every node's without a restart.
/// </summary>
internal sealed class ProofKeys(KeyRing ring, TimeProvider clock)
{
    private const string Name = "proof";

    /// <summary>How long a node may sign with a key that was just retired, or believe one that was just withdrawn.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock reading = new();
    private KnownKeys? known;
    private DateTimeOffset lookedAt;

    public ProofSigner Signer => Known.Signer;

    public ProofVerifier Verifier => Known.Verifier;

    /// <summary>Every key, oldest first; the last one signs now. The same list until a key changes.</summary>
    public IReadOnlyList<PublishedProofKey> Published => Known.Published;

    private KnownKeys Known
    {
        get
        {
            lock (reading)
            {
                var now = clock.GetUtcNow();
                if (known is null || (now - lookedAt).Duration() >= Patience)
                {
                    lookedAt = now;
                    if (known is null || known.State != ring.EcdsaState(Name))
                        known = Read();
                }

                return known;
            }
        }
    }

    /// <summary>The state is taken first: what changes while the files are read is seen at the next look. Keys that others may be using are left to the finalizer.</summary>
    private KnownKeys Read()
    {
        var state = ring.EcdsaState(Name);
        var current = ring.CurrentEcdsa(Name);
        var currentId = CertificateProof.KeyId(current);
        List<PublishedProofKey> published = [];
        List<ECDsa> keys = [];
        DateTime? from = null;
        foreach (var old in ring.Retired(Name))
        {
            var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(old.PublicKey, out _);
            // A rotation that was interrupted, or is under way, leaves the current key among the retired.
            if (CertificateProof.KeyId(key) == currentId)
                continue;
            keys.Add(key);
            published.Add(Describe(key) with { From = from, To = old.RetiredAt, RevokedAt = old.RevokedAt });
            from = old.RetiredAt;
        }

        keys.Add(current);
        published.Add(Describe(current) with { From = from });
        return new KnownKeys(state, new ProofSigner(current), new ProofVerifier(keys, published.Where(k => k.RevokedAt is not null).Select(k => k.KeyId)), published);
    }

    private static PublishedProofKey Describe(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new PublishedProofKey { KeyId = CertificateProof.KeyId(key), X = Base64Url.EncodeToString(point.X), Y = Base64Url.EncodeToString(point.Y) };
    }

    private sealed record KnownKeys((DateTime Current, DateTime Retired) State, ProofSigner Signer, ProofVerifier Verifier, IReadOnlyList<PublishedProofKey> Published);
}
