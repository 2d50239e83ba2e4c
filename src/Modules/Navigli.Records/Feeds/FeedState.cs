using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Navigli.Records.Reading;

namespace Navigli.Records.Feeds;

/// <summary>Why an office has not told everything.</summary>
internal enum FeedFault
{
    /// <summary>It does not answer.</summary>
    Down,

    /// <summary>It does not let us ask.</summary>
    Refused,

    /// <summary>It answered something that it should not.</summary>
    Unreadable,

    /// <summary>What it told could not be taken here: the log says why.</summary>
    Failed,
}

/// <summary>How far the telling of one office has come. The mark moves on in the transaction of what was told before it, so that nothing is lost or done twice.</summary>
internal sealed class FeedState
{
    public const int LongestCursor = 200;

    public required string Source { get; init; }

    /// <summary>The office's own mark; null before its first answer.</summary>
    public string? Cursor { get; set; }

    /// <summary>The day of the latest run.</summary>
    public required DateOnly Day { get; set; }

    public required DateTime StartedAt { get; set; }

    /// <summary>The last day whose run told everything; null before the first.</summary>
    public DateOnly? DoneOn { get; set; }

    /// <summary>Counts of the latest run.</summary>
    public long Taken { get; set; }

    public long Unknown { get; set; }

    public long Refused { get; set; }

    /// <summary>What went wrong at the last asking; null where nothing did.</summary>
    public FeedFault? Fault { get; set; }

    public DateTime? FaultAt { get; set; }

    /// <summary>Two nodes in the same run: the second one's step fails, and goes on from where the first has come.</summary>
    public int Step { get; set; }

    public bool IsDone => DoneOn == Day;

    /// <summary>A run of another day begins where the one before stopped.</summary>
    public void Begin(DateOnly day, DateTime now)
    {
        Step++;
        (Day, StartedAt) = (day, now);
        (Taken, Unknown, Refused) = (0, 0, 0);
    }

    /// <summary>A page was taken.</summary>
    public void GoOn(DatesPage page, TakenChanges taken)
    {
        Step++;
        (Fault, FaultAt, Cursor) = (null, null, page.Next);
        (Taken, Unknown, Refused) = (Taken + taken.Taken, Unknown + taken.Unknown, Refused + taken.Refused);
        if (!page.More)
            DoneOn = Day;
    }

    /// <summary>There was no page to be had.</summary>
    public void Fail(FeedFault fault, DateTime now)
    {
        Step++;
        (Fault, FaultAt) = (fault, now);
    }
}

internal sealed class FeedStateMapping : IEntityTypeConfiguration<FeedState>
{
    public void Configure(EntityTypeBuilder<FeedState> builder)
    {
        builder.ToTable("records_feeds");
        builder.HasKey(f => f.Source);
        builder.Property(f => f.Source).HasMaxLength(RecordCopy.LongestSource);
        builder.Property(f => f.Cursor).HasMaxLength(FeedState.LongestCursor);
        builder.Property(f => f.Fault).HasMaxLength(20);
        builder.Property(f => f.Step).IsConcurrencyToken();
        builder.Ignore(f => f.IsDone);
    }
}
