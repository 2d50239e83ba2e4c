using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Navigli.Privacy;

/// <summary>The data-protection officer's note on a reading that had no reason.</summary>
internal sealed class ExaminedReading
{
    public const int NoteLength = 1000;

    public required Guid SegmentId { get; init; }

    public required long Seq { get; init; }

    public required string Note { get; init; }

    public required DateTime ExaminedAt { get; init; }

    public required Guid ExaminedBy { get; init; }
}

internal sealed class ExaminedReadingMapping : IEntityTypeConfiguration<ExaminedReading>
{
    public void Configure(EntityTypeBuilder<ExaminedReading> builder)
    {
        builder.ToTable("privacy_examined_readings");
        builder.HasKey(r => new { r.SegmentId, r.Seq });
        builder.Property(r => r.Note).HasMaxLength(ExaminedReading.NoteLength);
    }
}
