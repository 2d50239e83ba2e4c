using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Messaging;
using Navigli.Messaging.Entries;
using Navigli.Platform.Data;
using Navigli.Platform.Time;

namespace Navigli.Messaging.Outgoing;

internal sealed class MessageQueue(CityDb db, MessageSealing sealing, IFolder folder, IOptions<MessagingOptions> options, TimeProvider clock) : IMessages
{
    public bool CanSend => options.Value.Smtp is not null;

    public async Task<MessageQueued?> QueueAsync(Message message, CancellationToken ct)
    {
        if (!CanSend)
            throw new InvalidOperationException("No mail server is configured");
        if (EmailAddress.Normalise(message.To) != message.To)
            throw new ArgumentException("Not an address as EmailAddress.Normalise gives it", nameof(message));
        if (message.Subject.Any(char.IsControl))
            throw new ArgumentException("A subject is one line", nameof(message));
        var now = clock.UtcInstant();
        var dayAgo = now.AddDays(-1);
        if (message.AccountId is { } account && await db.QueuedMessages.CountAsync(m => m.AccountId == account && m.QueuedAt > dayAgo, ct) >= options.Value.PerAccountPerDay)
            return null;
        var id = clock.NewId();
        db.QueuedMessages.Add(new QueuedMessage
        {
            Id = id,
            Kind = message.Kind,
            AccountId = message.AccountId,
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

    public async Task<IReadOnlyDictionary<Guid, MessageState>> StatesAsync(IReadOnlyCollection<Guid> messages, CancellationToken ct) =>
        messages.Count == 0
            ? new Dictionary<Guid, MessageState>()
            : await db.QueuedMessages.AsNoTracking().Where(m => messages.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.State, ct);
}
