using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Navigli.Documents.Proofs;

/// <summary>
/// What an issuer took back, for whoever verifies proofs without a network: a dated COSE_Sign1 message (RFC 9052) with the content type
/// <see cref="ContentType"/>, so that it is never mistaken for a proof nor a proof for it.
/// </summary>
public sealed record RevocationList
{
    /// <summary>The content type in the protected header of the message.</summary>
    public const string ContentType = "application/vnd.navigli.revocations+cbor";

    /// <summary>The length of a mark, in bytes.</summary>
    public const int MarkLength = 16;

    /// <summary>Who publishes it, as in <see cref="CertificateFacts.Issuer"/>.</summary>
    public required string Issuer { get; init; }

    /// <summary>When it was made, UTC; whole seconds are kept.</summary>
    public required DateTime IssuedAt { get; init; }

    /// <summary>When a verifier should look for another, UTC.</summary>
    public required DateTime NextUpdate { get; init; }

    /// <summary>The marks of the certificates that were voided, in any order: see <see cref="Mark"/>.</summary>
    public required IEnumerable<byte[]> Voided { get; init; }

    /// <summary>The identifiers of the keys that were withdrawn: see <see cref="CertificateProof.KeyId"/>.</summary>
    public required IReadOnlyList<string> RevokedKeys { get; init; }

    /// <summary>
    /// How a list names a certificate: the first 16 bytes of the SHA-256 of its number, a line feed and its code. A code has many random bits and is
    /// never told; the number, which differs for each, keeps one search through all codes from serving against every mark at once.
    /// </summary>
    /// <param name="protocol">As in <see cref="CertificateFacts.Protocol"/>.</param>
    /// <param name="code">As in <see cref="CertificateFacts.Code"/>.</param>
    public static byte[] Mark(string protocol, string code) => SHA256.HashData(Encoding.UTF8.GetBytes($"{protocol}\n{code}"))[..MarkLength];

    internal byte[] Encode()
    {
        var marks = new ArrayBufferWriter<byte>(1024);
        // In the order of the marks, which says nothing of the order in which certificates were issued or voided.
        foreach (var mark in Voided.Order(Comparer<byte[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b))))
            marks.Write(mark);
        var writer = new CborWriter().Map(5).Integer(1).Text(Issuer).Integer(2).Integer(Seconds(IssuedAt)).Integer(3).Integer(Seconds(NextUpdate))
            .Integer(4).Bytes(marks.WrittenSpan).Integer(5).Array(RevokedKeys.Count);
        foreach (var key in RevokedKeys)
            writer.Bytes(Convert.FromHexString(key));
        return writer.ToArray();
    }

    private static long Seconds(DateTime instant) => instant.Kind == DateTimeKind.Utc
        ? (long)Math.Floor((instant - DateTime.UnixEpoch).TotalSeconds)
        : throw new ArgumentException("The instant must be UTC", nameof(instant));
}
