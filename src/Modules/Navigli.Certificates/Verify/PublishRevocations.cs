using Microsoft.EntityFrameworkCore;
using Navigli.Certificates.Paper;
using Navigli.Documents.Proofs;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Time;

namespace Navigli.Certificates.Verify;

/// <summary>A signed list and what it was made from.</summary>
internal sealed record PublishedRevocations
{
    public required byte[] Message { get; init; }

    public required DateTime IssuedAt { get; init; }

    public required int Voided { get; init; }

    public required DateTime? LastVoidedAt { get; init; }

    /// <summary>The keys of that moment, of which one signed it.</summary>
    public required IReadOnlyList<PublishedProofKey> Keys { get; init; }
}

/// <summary>This node's latest list. Another node, and this one after a start, makes its own from the same register.</summary>
internal sealed class LatestRevocations
{
    public PublishedRevocations? Value { get; set; }
}

/// <summary>
/// The dated list, signed by the city, by which certificates that were voided and keys that were withdrawn are known without a network. It is made
/// again when something was voided or a key changed, so that it never comes late, and every hour, so that its date tells how long ago the city was asked.
/// </summary>
internal sealed class PublishRevocations(CityDb db, ProofKeys keys, CityPack city, LatestRevocations latest, TimeProvider clock)
{
    private static readonly TimeSpan Renewed = TimeSpan.FromHours(1);
    private static readonly TimeSpan Current = TimeSpan.FromDays(1);

    public async Task<PublishedRevocations> CurrentAsync(CancellationToken ct)
    {
        var voided = db.Certificates.Where(c => c.VoidedAt != null);
        var (count, last, now, published) = (await voided.CountAsync(ct), await voided.MaxAsync(c => c.VoidedAt, ct), clock.UtcInstant(), keys.Published);
        if (latest.Value is { } known && known.Voided == count && known.LastVoidedAt == last && ReferenceEquals(known.Keys, published) && now - known.IssuedAt < Renewed)
            return known;
        var certificates = await voided.Select(c => new { c.Protocol, c.Code }).ToListAsync(ct);
        return latest.Value = new PublishedRevocations
        {
            Message = keys.Signer.Sign(new RevocationList
            {
                Issuer = city.Identity.FormalName,
                IssuedAt = now,
                NextUpdate = now + Current,
                Voided = certificates.Select(c => RevocationList.Mark(c.Protocol, c.Code)),
                RevokedKeys = [.. published.Where(k => k.RevokedAt is not null).Select(k => k.KeyId)],
            }),
            IssuedAt = now,
            Voided = count,
            LastVoidedAt = last,
            Keys = published,
        };
    }
}
