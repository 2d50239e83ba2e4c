using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Navigli.Privacy.Erasure;

/// <summary>What an erasure took of one category.</summary>
internal sealed record ErasedCategory(string Category, int Rows);

/// <summary>An erasure that somebody asked for and got (GDPR art. 17): categories and counts, nothing of what was erased.</summary>
internal sealed class ErasureRecord
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required DateTime At { get; init; }

    /// <summary>JSON of the <see cref="ErasedCategory"/>s.</summary>
    public required string Categories { get; init; }
}

internal sealed class ErasureRecordMapping : IEntityTypeConfiguration<ErasureRecord>
{
    public void Configure(EntityTypeBuilder<ErasureRecord> builder)
    {
        builder.ToTable("privacy_erasures");
        builder.Property(e => e.Categories).HasMaxLength(4096);
        builder.HasIndex(e => new { e.AccountId, e.At });
        builder.HasIndex(e => e.At);
    }
}
