using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Navigli.Contracts.Messaging;

namespace Navigli.Identity.Contacts;

/// <summary>A code that was sent to an address or a number, to see that it is read by whoever typed it. What was sent is not kept, only <see cref="Mark"/>.</summary>
internal sealed class ContactCode
{
    /// <summary>Wrong codes after which it opens nothing any more. With <see cref="SendContactCode.PerAccountPerDay"/> that is forty guesses a day among a million.</summary>
    public const int MostTries = 5;

    /// <summary>How long a code may be typed.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>How long one waits before asking for another.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>How it was sent, and so what it confirms.</summary>
    public required MessageChannel Channel { get; init; }

    /// <summary>The address, or the number in the form of E.164.</summary>
    public required string Address { get; init; }

    /// <summary>The mailbox behind the address, by which codes are counted: in lower case, and without what follows a plus sign. Of a number the number.</summary>
    public required string Mailbox { get; init; }

    /// <summary>See <see cref="ContactCodes"/>.</summary>
    public required byte[] Mark { get; init; }

    /// <summary>The message that carries it.</summary>
    public required Guid MessageId { get; init; }

    public required DateTime SentAt { get; init; }

    public required DateTime ExpiresAt { get; init; }

    /// <summary>The account while the code may be typed, else null: its unique index lets one wait for each.</summary>
    public Guid? Open { get; private set; }

    public int Tries { get; private set; }

    /// <summary>When it was typed right.</summary>
    public DateTime? UsedAt { get; private set; }

    /// <summary>Raised at each try: of guesses that are sent at once one counts, and one is answered.</summary>
    public int Version { get; private set; }

    public int TriesLeft => MostTries - Tries;

    public bool Waits(DateTime now) => Open is not null && now < ExpiresAt;

    public ContactCode TakePlace()
    {
        Open = AccountId;
        return this;
    }

    /// <summary>Counts a wrong code. The last one closes it.</summary>
    public void Miss()
    {
        Tries++;
        Version++;
        if (TriesLeft == 0)
            Open = null;
    }

    public void Use(DateTime now)
    {
        UsedAt = now;
        Close();
    }

    /// <summary>Another takes its place, or none is wanted any more.</summary>
    public void Close()
    {
        Open = null;
        Version++;
    }

    /// <summary>What <see cref="Mailbox"/> is of an address.</summary>
    public static string MailboxOf(string address, MessageChannel channel)
    {
        if (channel == MessageChannel.Sms)
            return address;
        var at = address.LastIndexOf('@');
        var plus = address.IndexOf('+', StringComparison.Ordinal);
        return (plus > 0 && plus < at ? address[..plus] + address[at..] : address).ToLowerInvariant();
    }
}

internal sealed class ContactCodeMapping : IEntityTypeConfiguration<ContactCode>
{
    public void Configure(EntityTypeBuilder<ContactCode> builder)
    {
        builder.ToTable("identity_contact_codes");
        builder.Property(c => c.Address).HasMaxLength(320);
        builder.Property(c => c.Mailbox).HasMaxLength(320);
        builder.Property(c => c.Mark).HasMaxLength(ContactCodes.MarkLength);
        builder.Ignore(c => c.TriesLeft);
        builder.HasIndex(c => c.Open).IsUnique();
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => new { c.AccountId, c.SentAt });
        builder.HasIndex(c => new { c.Mailbox, c.SentAt });
    }
}
