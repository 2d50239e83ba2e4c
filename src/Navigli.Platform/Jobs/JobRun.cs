using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Navigli.Platform.Jobs;

/// <summary>
/// One planned run of a recurring job: kernel table <c>job_runs</c>. Every node's scheduler fires at the planned instant; the one that
/// inserts this row first runs it.
/// </summary>
public sealed class JobRun
{
    /// <summary>Which job.</summary>
    public required string Job { get; init; }

    /// <summary>The planned instant, UTC, the same on every node.</summary>
    public required DateTime PlannedFor { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTime StartedAt { get; init; }

    /// <summary>When it ended well, UTC.</summary>
    public DateTime? DoneAt { get; set; }

    /// <summary>Type of the exception that ended it.</summary>
    public string? Failure { get; set; }
}

internal sealed class JobRunMapping : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> builder)
    {
        builder.ToTable("job_runs");
        builder.HasKey(r => new { r.Job, r.PlannedFor });
        builder.Property(r => r.Job).HasMaxLength(200);
        builder.Property(r => r.Failure).HasMaxLength(200);
    }
}
