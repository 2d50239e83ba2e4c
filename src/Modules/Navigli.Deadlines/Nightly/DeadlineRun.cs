using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Navigli.Deadlines.Nightly;

/// <summary>Where the run of a day is.</summary>
internal enum RunPhase
{
    /// <summary>The facts within reach, kind by kind and by their date.</summary>
    Facts,

    /// <summary>What stands in the folder, whether it is still true.</summary>
    Standing,

    /// <summary>The e-mails.</summary>
    Mail,

    /// <summary>Nothing is left.</summary>
    Done,
}

/// <summary>The evaluation of one day, and how far it has come: each step forward commits with what it did, so that a node that dies loses nothing and does nothing twice.</summary>
internal sealed class DeadlineRun
{
    public const int LongestMark = 150;

    public required DateOnly Day { get; init; }

    public required DateTime StartedAt { get; init; }

    public DateTime? DoneAt { get; set; }

    public RunPhase Phase { get; set; }

    /// <summary>The kind of facts, or of entries, that is being looked at.</summary>
    public string Mark { get; set; } = "";

    /// <summary>Facts: the date up to which all are done but perhaps some of its own.</summary>
    public DateOnly? From { get; set; }

    /// <summary>Entries: the last reference that was looked at.</summary>
    public string After { get; set; } = "";

    public long Facts { get; set; }

    public long Messages { get; set; }

    /// <summary>Two nodes in the same run: the second one stops at its first step.</summary>
    public int Step { get; set; }
}

internal sealed class DeadlineRunMapping : IEntityTypeConfiguration<DeadlineRun>
{
    public void Configure(EntityTypeBuilder<DeadlineRun> builder)
    {
        builder.ToTable("deadlines_runs");
        builder.HasKey(r => r.Day);
        builder.Property(r => r.Phase).HasMaxLength(20);
        builder.Property(r => r.Mark).HasMaxLength(DeadlineRun.LongestMark);
        builder.Property(r => r.After).HasMaxLength(DeadlineRun.LongestMark);
        builder.Property(r => r.Step).IsConcurrencyToken();
    }
}
