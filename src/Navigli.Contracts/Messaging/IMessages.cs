namespace Navigli.Contracts.Messaging;

/// <summary>Messages to people, by e-mail and SMS. Offered by Messaging.</summary>
public interface IMessages
{
    /// <summary>Whether this installation can send e-mail at all.</summary>
    bool CanSend { get; }

    /// <summary>Whether it can send SMS.</summary>
    bool CanText { get; }

    /// <summary>
    /// Adds the message to the pending changes of the present scope. It is sent if and only if the act that raises the returned event
    /// commits, at least once: a node that dies between the mail server's answer and the record of it sends again, under the same Message-ID.
    /// </summary>
    /// <param name="message">What is sent.</param>
    /// <param name="ct">Cancels the look at how many were sent.</param>
    /// <returns>The event to raise, with the message's id; null where the account has sent as many as it may in a day, or the message was queued before under <see cref="Message.Once"/>.</returns>
    /// <exception cref="ArgumentException">The address is none, the subject has more than one line, or no module declares the kind.</exception>
    /// <exception cref="InvalidOperationException"><see cref="CanSend"/> is false.</exception>
    Task<MessageQueued?> QueueAsync(Message message, CancellationToken ct);

    /// <summary>The same for an SMS, which nothing limits here: whoever sends one counts.</summary>
    /// <param name="message">What is sent.</param>
    /// <param name="ct">Cancels it.</param>
    /// <returns>The event to raise, with the message's id.</returns>
    /// <exception cref="ArgumentException">The number is none, the text is not one segment of the GSM alphabet, or no module declares the kind.</exception>
    /// <exception cref="InvalidOperationException"><see cref="CanText"/> is false.</exception>
    Task<MessageQueued> QueueTextAsync(TextMessage message, CancellationToken ct);

    /// <summary>Where the messages are by now; those that are forgotten already are left out.</summary>
    Task<IReadOnlyDictionary<Guid, MessageState>> StatesAsync(IReadOnlyCollection<Guid> messages, CancellationToken ct);
}

/// <summary>A message in the words and the language of whoever sends it. The layout, and what every message says of the city, are Messaging's.</summary>
public sealed record Message
{
    /// <summary>What it is for, as a stable code: "certificates.link". One that a module declares as <see cref="MailKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>An id under which it is queued once, where its act may be done twice, as by a handler of an event; null where each call is a message of its own.</summary>
    public Guid? Once { get; init; }

    /// <summary>The account for which it goes out, by which messages are limited; null for the city's own.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>The account that it is written to, which finds it among its own messages; null where it goes to somebody's address outside the portal.</summary>
    public Guid? RecipientId { get; init; }

    /// <summary>The person whose affair it is, where it is not the account's own.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>
    /// Path without language of the field where the account sends it anew: the folder offers it where the message did not go out, until the next one with the
    /// same path. Null where there is nothing to mend.
    /// </summary>
    public string? Mend { get; init; }

    /// <summary>Address, as <see cref="EmailAddress.Normalise"/> gives it.</summary>
    public required string To { get; init; }

    /// <summary>Two-letter code of the language of the words: "it" or "en".</summary>
    public required string Language { get; init; }

    /// <summary>One line that whoever looks over a shoulder may read: no personal data.</summary>
    public required string Subject { get; init; }

    /// <summary>The text before the link.</summary>
    public required IReadOnlyList<string> Paragraphs { get; init; }

    /// <summary>What to open, if anything.</summary>
    public MessageLink? Link { get; init; }

    /// <summary>Why it comes, said at the end.</summary>
    public required string Why { get; init; }

    /// <summary>Not sent after this instant, UTC: what it says would not be true any more.</summary>
    public required DateTime SendBefore { get; init; }
}

/// <summary>The one link of a message.</summary>
/// <param name="Address">Absolute address.</param>
/// <param name="Text">What it does.</param>
public sealed record MessageLink(Uri Address, string Text);

/// <summary>Where a message is.</summary>
public enum MessageState
{
    /// <summary>On its way: not yet tried, or to be tried again.</summary>
    Queued,

    /// <summary>The mail server or the SMS provider took it. Whether it was read nobody knows.</summary>
    Sent,

    /// <summary>The mail server says that there is no such address, the SMS provider no such number.</summary>
    Refused,

    /// <summary>Given up: nobody took it in time.</summary>
    Failed,
}
