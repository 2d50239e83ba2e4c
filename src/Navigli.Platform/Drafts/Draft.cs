using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Navigli.Platform.Drafts;

/// <summary>
/// A form of several steps that somebody began: kernel table <c>drafts</c>. Kept as a row so that it is resumed later or on another
/// device, and so that confirming twice finds it already confirmed.
/// </summary>
public sealed class Draft
{
    /// <summary>Id, in the address of every step.</summary>
    public required Guid Id { get; init; }

    /// <summary>Which form ("certificates.request").</summary>
    public required string Journey { get; init; }

    /// <summary>Whose it is; nobody else finds it.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>What was answered so far, as JSON of the journey's own answers.</summary>
    public required string Answers { get; set; }

    /// <summary>When it was begun, UTC.</summary>
    public required DateTime StartedAt { get; init; }

    /// <summary>When it was last saved, UTC.</summary>
    public required DateTime SavedAt { get; set; }

    /// <summary>When it is forgotten, UTC.</summary>
    public required DateTime ExpiresAt { get; set; }

    /// <summary>When it was confirmed, UTC; from then on it only points to its outcome.</summary>
    public DateTime? ConfirmedAt { get; set; }

    /// <summary>What confirming it made.</summary>
    public Guid? OutcomeId { get; set; }

    /// <summary>Raised at each save, so that two tabs do not overwrite each other unseen.</summary>
    public int Version { get; set; }
}

internal sealed class DraftMapping : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.ToTable("drafts");
        builder.Property(d => d.Journey).HasMaxLength(100);
        builder.Property(d => d.Answers).HasMaxLength(64 * 1024);
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.HasIndex(d => new { d.AccountId, d.Journey });
        builder.HasIndex(d => d.ExpiresAt);
    }
}
