using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Navigli.Platform.City;

namespace Navigli.Privacy.Retention;

/// <summary>What a run did with one category.</summary>
/// <param name="Category">Category of the city pack.</param>
/// <param name="Rows">How many rows went.</param>
/// <param name="Failure">Type of the exception that kept it from being done; null where it was.</param>
internal sealed record CategoryRun(string Category, int Rows, string? Failure);

/// <summary>One run of the retention rules.</summary>
internal sealed class RetentionRun
{
    public required Guid Id { get; init; }

    public required RetentionPace Pace { get; init; }

    public required DateTime StartedAt { get; init; }

    public required DateTime DoneAt { get; init; }

    public required int Rows { get; init; }

    public required int Failures { get; init; }

    /// <summary>JSON of the <see cref="CategoryRun"/>s in which something went or failed.</summary>
    public required string Categories { get; init; }
}

internal sealed class RetentionRunMapping : IEntityTypeConfiguration<RetentionRun>
{
    public void Configure(EntityTypeBuilder<RetentionRun> builder)
    {
        builder.ToTable("privacy_retention_runs");
        builder.Property(r => r.Categories).HasMaxLength(16 * 1024);
        builder.HasIndex(r => r.StartedAt);
    }
}
