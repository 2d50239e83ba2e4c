using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Navigli.Platform.City;

namespace Navigli.Deadlines.Notices;

/// <summary>A step of the ladder of which an account is told by e-mail: once, which the index sees to.</summary>
internal sealed class ToldStep
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required Guid SubjectId { get; init; }

    /// <summary>Whether the account is told of it for somebody else.</summary>
    public bool IsForAnother { get; init; }

    public required string Rule { get; init; }

    public required Guid Reference { get; init; }

    /// <summary>The legal date.</summary>
    public required DateOnly LegalDate { get; init; }

    /// <summary>The rung: days before the legal date.</summary>
    public required int Days { get; init; }

    public required DateTime NotedAt { get; init; }

    /// <summary>When its e-mail was queued, UTC; null while it waits for the others of the same person.</summary>
    public DateTime? QueuedAt { get; set; }
}

internal sealed class ToldStepMapping : IEntityTypeConfiguration<ToldStep>
{
    public void Configure(EntityTypeBuilder<ToldStep> builder)
    {
        builder.ToTable("deadlines_told");
        builder.Property(t => t.Rule).HasMaxLength(DeadlineRule.LongestCode);
        builder.HasIndex(t => new { t.AccountId, t.Rule, t.Reference, t.LegalDate, t.Days }).IsUnique();
        builder.HasIndex(t => t.AccountId).HasFilter("queued_at IS NULL").HasDatabaseName("ix_deadlines_told_waiting");
        builder.HasIndex(t => t.LegalDate);
    }
}
