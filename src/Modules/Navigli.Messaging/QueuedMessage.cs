using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Navigli.Contracts.Messaging;

namespace Navigli.Messaging;

/// <summary>A message to one address or number. Who gets it and what it says is in its sealed content, which goes as soon as it is not needed.</summary>
internal sealed class QueuedMessage
{
    /// <summary>Also the left part of its Message-ID, the same at every try, by which mail servers may know a second copy.</summary>
    public required Guid Id { get; init; }

    public required string Kind { get; init; }

    public MessageChannel Channel { get; init; }

    public Guid? AccountId { get; init; }

    /// <summary>The account that it is written to.</summary>
    public Guid? RecipientId { get; init; }

    public Guid? SubjectId { get; init; }

    /// <summary>Where the account sends it anew.</summary>
    public string? Mend { get; init; }

    /// <summary>See <see cref="Outgoing.MessageSealing"/>; null once it was taken, refused, or came to be too old.</summary>
    public byte[]? Content { get; set; }

    public required DateTime QueuedAt { get; init; }

    public required DateTime SendBefore { get; init; }

    public MessageState State { get; set; } = MessageState.Queued;

    public int Attempts { get; set; }

    /// <summary>When its state was last changed, UTC.</summary>
    public DateTime? SettledAt { get; set; }
}

internal sealed class QueuedMessageMapping : IEntityTypeConfiguration<QueuedMessage>
{
    public void Configure(EntityTypeBuilder<QueuedMessage> builder)
    {
        builder.ToTable("messaging_messages");
        builder.Property(m => m.Kind).HasMaxLength(50);
        builder.Property(m => m.Mend).HasMaxLength(80);
        builder.Property(m => m.Content).HasMaxLength(64 * 1024);
        builder.HasIndex(m => new { m.AccountId, m.QueuedAt });
        builder.HasIndex(m => new { m.RecipientId, m.QueuedAt });
        builder.HasIndex(m => m.SendBefore);
    }
}
