using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Messaging;
using Navigli.Messaging.Entries;
using Navigli.Messaging.Notices;
using Navigli.Platform.Data;
using Navigli.Platform.Time;

namespace Navigli.Messaging.Outgoing;

internal sealed partial class MessageQueue(CityDb db, MailKinds kinds, MessageSealing sealing, IFolder folder, IOptions<MessagingOptions> options, TimeProvider clock) : IMessages
{
    public bool CanSend => options.Value.Smtp is not null;

    public bool CanText => options.Value.Sms is not null;

    public async Task<MessageQueued?> QueueAsync(Message message, CancellationToken ct)
    {
        if (!CanSend)
            throw new InvalidOperationException("No mail server is configured");
        if (EmailAddress.Normalise(message.To) != message.To)
            throw new ArgumentException("Not an address as EmailAddress.Normalise gives it", nameof(message));
        if (message.Subject.Any(char.IsControl))
            throw new ArgumentException("A subject is one line", nameof(message));
        if (!kinds.Knows(message.Kind, MessageChannel.Email))
            throw new ArgumentException($"No module declares the kind {message.Kind}: its receiver could not read why it comes", nameof(message));
        var now = clock.UtcInstant();
        var dayAgo = now.AddDays(-1);
        if (message.AccountId is { } account && await db.QueuedMessages.CountAsync(m => m.AccountId == account && m.QueuedAt > dayAgo, ct) >= options.Value.PerAccountPerDay)
            return null;
        if (message.Once is { } once && await db.QueuedMessages.AnyAsync(m => m.Id == once, ct))
            return null;
        var id = message.Once ?? clock.NewId();
        db.QueuedMessages.Add(new QueuedMessage
        {
            Id = id,
            Kind = message.Kind,
            AccountId = message.AccountId,
            RecipientId = message.RecipientId,
            SubjectId = message.SubjectId,
            Mend = message.Mend,
            Content = sealing.Seal(id, message),
            QueuedAt = now,
            SendBefore = message.SendBefore,
        });
        if (message is { AccountId: { } sender, Mend: { } mend })
            await folder.SettleAsync(UndeliveredEntries.Kind, UndeliveredEntries.Reference(sender, mend), ct);
        return new MessageQueued(id);
    }

    public Task<MessageQueued> QueueTextAsync(TextMessage message, CancellationToken ct)
    {
        if (!CanText)
            throw new InvalidOperationException("No SMS provider is configured");
        if (!Number().IsMatch(message.To))
            throw new ArgumentException("Not a number as E.164 has it", nameof(message));
        if (GsmAlphabet.Septets(message.Text) is null or > GsmAlphabet.OneSegment)
            throw new ArgumentException($"The text of {message.Kind} is not one segment of the GSM alphabet", nameof(message));
        if (!kinds.Knows(message.Kind, MessageChannel.Sms))
            throw new ArgumentException($"No module declares the kind {message.Kind}: its receiver could not read why it comes", nameof(message));
        var id = clock.NewId();
        db.QueuedMessages.Add(new QueuedMessage
        {
            Id = id,
            Kind = message.Kind,
            Channel = MessageChannel.Sms,
            RecipientId = message.RecipientId,
            Content = sealing.Seal(id, message),
            QueuedAt = clock.UtcInstant(),
            SendBefore = message.SendBefore,
        });
        return Task.FromResult(new MessageQueued(id));
    }

    public async Task<IReadOnlyDictionary<Guid, MessageState>> StatesAsync(IReadOnlyCollection<Guid> messages, CancellationToken ct) =>
        messages.Count == 0
            ? new Dictionary<Guid, MessageState>()
            : await db.QueuedMessages.AsNoTracking().Where(m => messages.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.State, ct);

    [GeneratedRegex(@"\A\+[1-9][0-9]{6,14}\z", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
