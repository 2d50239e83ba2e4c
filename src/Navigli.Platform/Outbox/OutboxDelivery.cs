using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Navigli.Platform.Outbox;

/// <summary>One event on its way to one subscriber: kernel table <c>outbox_deliveries</c>. Written with the act, worked off by any node.</summary>
public sealed class OutboxDelivery
{
    /// <summary>Id of the delivery.</summary>
    public required Guid Id { get; init; }

    /// <summary>The act that raised the event.</summary>
    public required Guid ActId { get; init; }

    /// <summary>Full name of the event's type.</summary>
    public required string EventType { get; init; }

    /// <summary>Name of the subscriber.</summary>
    public required string Handler { get; init; }

    /// <summary>The event as JSON.</summary>
    public required string Payload { get; init; }

    /// <summary>When it was raised, UTC.</summary>
    public required DateTime RaisedAt { get; init; }

    /// <summary>Not to be tried before, UTC.</summary>
    public required DateTime DueAt { get; set; }

    /// <summary>How often it has been tried.</summary>
    public int Attempts { get; set; }

    /// <summary>Until when a worker holds it, UTC; past that, another may take it.</summary>
    public DateTime? LeasedUntil { get; set; }

    /// <summary>The worker that holds it.</summary>
    public Guid? LeasedBy { get; set; }

    /// <summary>When the subscriber finished it, UTC.</summary>
    public DateTime? DoneAt { get; set; }

    /// <summary>When it was given up, UTC: a dead letter, to be seen and replayed by an administrator.</summary>
    public DateTime? DeadAt { get; set; }

    /// <summary>Type of the last exception; its message is left out, as it may carry personal data.</summary>
    public string? LastError { get; set; }
}

internal sealed class OutboxDeliveryMapping : IEntityTypeConfiguration<OutboxDelivery>
{
    public void Configure(EntityTypeBuilder<OutboxDelivery> builder)
    {
        builder.ToTable("outbox_deliveries");
        builder.Property(d => d.EventType).HasMaxLength(200);
        builder.Property(d => d.Handler).HasMaxLength(200);
        builder.Property(d => d.LastError).HasMaxLength(200);
        // The queue's index holds only what is still to be done, so it stays small however long the history is.
        builder.HasIndex(d => d.DueAt).HasFilter("done_at IS NULL AND dead_at IS NULL").HasDatabaseName("ix_outbox_deliveries_waiting");
        builder.HasIndex(d => d.DeadAt).HasFilter("dead_at IS NOT NULL").HasDatabaseName("ix_outbox_deliveries_dead");
    }
}
