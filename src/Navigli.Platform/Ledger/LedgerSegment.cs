using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Navigli.Platform.Ledger;

/// <summary>
/// One chain of the access ledger: kernel table <c>ledger_segments</c>. Each writer of each node has its own, so that readers never queue
/// behind one head. When it is full or old it is sealed: count and head signed by a key outside the database.
/// </summary>
public sealed class LedgerSegment
{
    /// <summary>Id; also the start of its chain.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it was opened, UTC.</summary>
    public required DateTime OpenedAt { get; init; }

    /// <summary>When it was sealed, UTC; null while it is written.</summary>
    public DateTime? SealedAt { get; set; }

    /// <summary>Rows it holds, once sealed.</summary>
    public long? Count { get; set; }

    /// <summary>Hash of its last row, once sealed.</summary>
    public byte[]? Head { get; set; }

    /// <summary>Signature over id, count and head.</summary>
    public byte[]? Seal { get; set; }

    /// <summary>When its rows were removed because their time of keeping was over, UTC. The seal stays.</summary>
    public DateTime? RemovedAt { get; set; }
}

internal sealed class LedgerSegmentMapping : IEntityTypeConfiguration<LedgerSegment>
{
    public void Configure(EntityTypeBuilder<LedgerSegment> builder)
    {
        builder.ToTable("ledger_segments");
        builder.Property(s => s.Head).HasMaxLength(32);
        builder.Property(s => s.Seal).HasMaxLength(64);
        builder.HasIndex(s => s.SealedAt);
    }
}
