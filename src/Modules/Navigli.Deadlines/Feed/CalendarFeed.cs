using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Navigli.Deadlines.Feed;

/// <summary>The secret address of an account's calendar. Only the hash of its secret is kept; withdrawn, the row is gone.</summary>
internal sealed class CalendarFeed
{
    public required Guid AccountId { get; init; }

    public required Guid PersonId { get; set; }

    public required byte[] SecretHash { get; set; }

    public required DateTime MadeAt { get; set; }

    /// <summary>The last day on which a program read it: the ledger has one line a day.</summary>
    public DateOnly? ReadOn { get; set; }
}

internal sealed class CalendarFeedMapping : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.ToTable("deadlines_feeds");
        builder.HasKey(f => f.AccountId);
        builder.Property(f => f.AccountId).ValueGeneratedNever();
        builder.Property(f => f.SecretHash).HasMaxLength(32);
        builder.HasIndex(f => f.SecretHash).IsUnique();
    }
}
