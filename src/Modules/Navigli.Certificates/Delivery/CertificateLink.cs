using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Navigli.Contracts.Messaging;

namespace Navigli.Certificates.Delivery;

/// <summary>Whether a link still opens its certificate.</summary>
public enum LinkState
{
    Open,
    Ended,
    Withdrawn,
}

/// <summary>A link by which whoever has it downloads a certificate until it ends. Only the hash of its secret is kept.</summary>
internal sealed class CertificateLink
{
    public required Guid Id { get; init; }

    public required Guid CertificateId { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>Unique, so that one form sent twice makes one link.</summary>
    public required byte[] SecretHash { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime ExpiresAt { get; init; }

    public DateTime? WithdrawnAt { get; set; }

    /// <summary>Where it was sent; null for a link that the citizen hands on.</summary>
    public string? SentTo { get; init; }

    public Guid? MessageId { get; init; }

    public LinkState State(DateTime now) => WithdrawnAt is not null ? LinkState.Withdrawn : ExpiresAt <= now ? LinkState.Ended : LinkState.Open;
}

/// <summary>One download by a link.</summary>
internal sealed class LinkOpening
{
    public required Guid Id { get; init; }

    public required Guid LinkId { get; init; }

    public required DateTime At { get; init; }
}

internal sealed class CertificateLinkMapping : IEntityTypeConfiguration<CertificateLink>
{
    public void Configure(EntityTypeBuilder<CertificateLink> builder)
    {
        builder.ToTable("certificates_links");
        builder.Property(l => l.SecretHash).HasMaxLength(32);
        builder.Property(l => l.SentTo).HasMaxLength(EmailAddress.Longest);
        builder.HasIndex(l => l.SecretHash).IsUnique();
        builder.HasIndex(l => new { l.CertificateId, l.CreatedAt });
        builder.HasIndex(l => new { l.AccountId, l.CreatedAt });
        builder.HasIndex(l => l.ExpiresAt);
        builder.HasOne<IssuedCertificate>().WithMany().HasForeignKey(l => l.CertificateId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class LinkOpeningMapping : IEntityTypeConfiguration<LinkOpening>
{
    public void Configure(EntityTypeBuilder<LinkOpening> builder)
    {
        builder.ToTable("certificates_link_openings");
        builder.HasIndex(o => new { o.LinkId, o.At });
        builder.HasOne<CertificateLink>().WithMany().HasForeignKey(o => o.LinkId).OnDelete(DeleteBehavior.Cascade);
    }
}
