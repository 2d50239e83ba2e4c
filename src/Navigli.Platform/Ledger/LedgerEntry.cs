using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Navigli.Platform.Ledger;

/// <summary>
/// One reading of a person's record: kernel table <c>ledger_entries</c>. Each row's hash covers its content and the hash before it in its
/// segment. Rows are never changed; a whole sealed segment goes when its time of keeping is over.
/// </summary>
public sealed class LedgerEntry
{
    /// <summary>Most characters of a code, an office or a case number.</summary>
    public const int CodeLength = 100;

    /// <summary>Most characters of a reason.</summary>
    public const int ReasonLength = 1000;

    /// <summary>The chain it belongs to.</summary>
    public required Guid SegmentId { get; init; }

    /// <summary>Its place in the chain, from 1.</summary>
    public required long Seq { get; init; }

    /// <summary>When, in microseconds since 1970 UTC: an integer, so that the hash does not depend on how an engine stores time.</summary>
    public required long AtMicros { get; init; }

    /// <summary>Whose record; null for a batch.</summary>
    public Guid? Subject { get; init; }

    /// <summary>Rule of the population, for a batch.</summary>
    public string? Population { get; init; }

    /// <summary>What was read.</summary>
    public required string What { get; init; }

    /// <summary>Code of the purpose.</summary>
    public required string Purpose { get; init; }

    /// <summary>Code of the basis in law.</summary>
    public required string LegalBasis { get; init; }

    /// <summary>In which quality it was read.</summary>
    public required ReaderKind Kind { get; init; }

    /// <summary>The right it rested on.</summary>
    public string? Right { get; init; }

    /// <summary>Account of the reader.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>Person of the reader, when in the registry.</summary>
    public Guid? ReaderPersonId { get; init; }

    /// <summary>Session of the reader.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>Office of the reader, or the name of the job.</summary>
    public string? Office { get; init; }

    /// <summary>Case or document number.</summary>
    public string? CaseReference { get; init; }

    /// <summary>Reason in the reader's words.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the law keeps it from the person.</summary>
    public required bool Withheld { get; init; }

    /// <summary>HMAC-SHA-256 over the previous hash and this content.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>When, as an instant.</summary>
    public DateTime At => DateTime.UnixEpoch.AddMicroseconds(AtMicros);

    /// <summary>The number that stands for an instant in <see cref="AtMicros"/>.</summary>
    public static long Micros(DateTime utc) => (utc - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}

internal sealed class LedgerEntryMapping : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> builder)
    {
        builder.ToTable("ledger_entries");
        builder.HasKey(e => new { e.SegmentId, e.Seq });
        builder.Ignore(e => e.At);
        builder.Property(e => e.Population).HasMaxLength(LedgerEntry.CodeLength);
        builder.Property(e => e.What).HasMaxLength(LedgerEntry.CodeLength);
        builder.Property(e => e.Purpose).HasMaxLength(LedgerEntry.CodeLength);
        builder.Property(e => e.LegalBasis).HasMaxLength(LedgerEntry.CodeLength);
        builder.Property(e => e.Right).HasMaxLength(LedgerEntry.CodeLength);
        builder.Property(e => e.Office).HasMaxLength(LedgerEntry.CodeLength);
        builder.Property(e => e.CaseReference).HasMaxLength(LedgerEntry.CodeLength);
        builder.Property(e => e.Reason).HasMaxLength(LedgerEntry.ReasonLength);
        builder.Property(e => e.Hash).HasMaxLength(32);
        // The person's own page: newest first.
        builder.HasIndex(e => new { e.Subject, e.AtMicros });
        builder.HasIndex(e => e.AtMicros).HasFilter("population IS NOT NULL").HasDatabaseName("ix_ledger_entries_batches");
        // The officer's queue of the day.
        builder.HasIndex(e => e.AtMicros).HasFilter("kind = 'Office'").HasDatabaseName("ix_ledger_entries_offices");
    }
}
