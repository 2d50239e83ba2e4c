using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Navigli.Platform.Data;

namespace Navigli.Records.Reading;

/// <summary>What a source last answered about a person.</summary>
internal sealed class RecordCopy
{
    public const int LongestSource = 40;

    public required Guid Id { get; init; }

    public required string Source { get; init; }

    public required Guid SubjectId { get; init; }

    /// <summary>Sealed under the file store's key; null where the source has nothing on record.</summary>
    public required byte[]? Content { get; set; }

    public required DateTime TakenAt { get; set; }

    /// <summary>Until when it is shown without asking again, UTC.</summary>
    public required DateTime FreshUntil { get; set; }

    /// <summary>When it is over altogether, UTC.</summary>
    public required DateTime KeptUntil { get; set; }
}

internal sealed class RecordCopyMapping : IEntityTypeConfiguration<RecordCopy>
{
    public void Configure(EntityTypeBuilder<RecordCopy> builder)
    {
        builder.ToTable("records_copies").IsPersonalRecord();
        builder.Property(c => c.Source).HasMaxLength(RecordCopy.LongestSource);
        builder.Property(c => c.Content).HasMaxLength(256 * 1024);
        builder.HasIndex(c => new { c.SubjectId, c.Source }).IsUnique();
        builder.HasIndex(c => c.KeptUntil);
    }
}
