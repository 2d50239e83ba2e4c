using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Navigli.Certificates.Api;

/// <summary>
/// A request that came with an idempotency key: from then on the key stands for this body and this draft, and the draft becomes one certificate
/// however often it is confirmed.
/// </summary>
internal sealed class ApiRequest
{
    public const int ShortestKey = 16;
    public const int LongestKey = 64;

    public required Guid AccountId { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of the body as it was sent.</summary>
    public required byte[] BodyHash { get; init; }

    public required Guid DraftId { get; init; }

    public required DateTime ReceivedAt { get; init; }
}

internal sealed class ApiRequestMapping : IEntityTypeConfiguration<ApiRequest>
{
    public void Configure(EntityTypeBuilder<ApiRequest> builder)
    {
        builder.ToTable("certificates_api_requests");
        builder.HasKey(r => new { r.AccountId, r.Key });
        builder.Property(r => r.Key).HasMaxLength(ApiRequest.LongestKey);
        builder.Property(r => r.BodyHash).HasMaxLength(32);
        builder.HasIndex(r => r.ReceivedAt);
    }
}

/// <summary>An entry of the register that an officer has open through the API, by the draft that keeps the reason.</summary>
internal sealed class ApiOpening
{
    /// <summary>The draft of <see cref="Register.RegisterJourney"/>.</summary>
    public required Guid DraftId { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>The certificate, or the case that may become one: they have the same id.</summary>
    public required Guid CertificateId { get; init; }

    public required DateTime OpenedAt { get; init; }
}

internal sealed class ApiOpeningMapping : IEntityTypeConfiguration<ApiOpening>
{
    public void Configure(EntityTypeBuilder<ApiOpening> builder)
    {
        builder.ToTable("certificates_api_openings");
        builder.HasKey(o => o.DraftId);
        builder.Property(o => o.DraftId).ValueGeneratedNever();
        builder.HasIndex(o => new { o.AccountId, o.CertificateId });
        builder.HasIndex(o => o.OpenedAt);
    }
}
