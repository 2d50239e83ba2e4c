using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Navigli.Platform.City;

namespace Navigli.Deadlines.Calendar;

/// <summary>A deadline that its person has put off: nothing is said of it until a day, which is never past what its rule allows.</summary>
internal sealed class Snooze
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required string Rule { get; init; }

    public required Guid Reference { get; init; }

    /// <summary>The day on which it is said again.</summary>
    public required DateOnly Until { get; set; }
}

internal sealed class SnoozeMapping : IEntityTypeConfiguration<Snooze>
{
    public void Configure(EntityTypeBuilder<Snooze> builder)
    {
        builder.ToTable("deadlines_snoozes");
        builder.Property(s => s.Rule).HasMaxLength(DeadlineRule.LongestCode);
        builder.HasIndex(s => new { s.Reference, s.Rule }).IsUnique();
        builder.HasIndex(s => s.AccountId);
        builder.HasIndex(s => s.Until);
    }
}
