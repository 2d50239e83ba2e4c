using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Navigli.Contracts.Deadlines;
using Navigli.Platform.Data;

namespace Navigli.Records.Reading;

/// <summary>A day that a source told, on which something of a person's ends: apart from the sealed copy, so that the night of deadlines finds it. It outlives the copy.</summary>
internal sealed class RecordDate
{
    public const int LongestKind = 50;
    public const int LongestNumber = 60;

    public required Guid Id { get; init; }

    public required Guid SubjectId { get; init; }

    /// <summary>The kind of dated fact.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is called at its office; unique within the kind.</summary>
    public required string Number { get; init; }

    public required DateOnly On { get; set; }

    public DatedFact Fact => new() { Reference = Id, SubjectId = SubjectId, On = On, Number = Number };
}

internal sealed class RecordDateMapping : IEntityTypeConfiguration<RecordDate>
{
    public void Configure(EntityTypeBuilder<RecordDate> builder)
    {
        builder.ToTable("records_dates").IsPersonalRecord();
        builder.Property(d => d.Kind).HasMaxLength(RecordDate.LongestKind);
        builder.Property(d => d.Number).HasMaxLength(RecordDate.LongestNumber);
        builder.Ignore(d => d.Fact);
        builder.HasIndex(d => new { d.SubjectId, d.Kind, d.Number }).IsUnique();
        builder.HasIndex(d => new { d.Kind, d.On });
    }
}
