using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Messaging;
using Navigli.Messaging.Entries;
using Navigli.Messaging.Mail;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Outbox;
using Navigli.Platform.Time;

namespace Navigli.Messaging.Outgoing;

/// <summary>
/// Hands a queued message to the mail server. What is settled is not sent again; a server that is down is asked again by the outbox, and
/// the last try leaves a dead letter, which can be replayed for as long as the message may be sent.
/// </summary>
internal sealed class SendMessage(
    CityDb db, ActFactory acts, MessageSealing sealing, MailComposer composer, SmtpPost post, IFolder folder, IOptions<OutboxOptions> outbox, TimeProvider clock) : IHandleEvent<MessageQueued>
{
    public async Task HandleAsync(MessageQueued fact, CancellationToken ct)
    {
        var message = await db.QueuedMessages.SingleOrDefaultAsync(m => m.Id == fact.MessageId, ct);
        if (message?.Content is null)
            return;
        if (message.SendBefore <= clock.UtcInstant())
        {
            await SettleAsync(message, MessageState.Failed);
            return;
        }

        message.Attempts++;
        try
        {
            using var mail = composer.Compose(message.Id, sealing.Open(message.Id, message.Content));
            var taken = await post.SendAsync(mail, ct);
            await SettleAsync(message, taken ? MessageState.Sent : MessageState.Refused);
        }
        catch (Exception e) when (e is SmtpException or TimeoutException)
        {
            message.State = message.Attempts >= outbox.Value.MaxAttempts ? MessageState.Failed : MessageState.Queued;
            await CommitAsync(message);
            throw;
        }
    }

    private Task SettleAsync(QueuedMessage message, MessageState state)
    {
        message.State = state;
        message.Content = null;
        return CommitAsync(message);
    }

    // Not cancelled by the host's stop: what the mail server took is recorded as taken.
    private async Task CommitAsync(QueuedMessage message)
    {
        message.SettledAt = clock.UtcInstant();
        if (UndeliveredEntries.Of(message) is { } entry)
            await folder.PutAsync(entry, CancellationToken.None);
        else if (message is { AccountId: { } account, Mend: { } mend })
            await folder.SettleAsync(UndeliveredEntries.Kind, UndeliveredEntries.Reference(account, mend), CancellationToken.None);
        await db.CommitAsync(acts.System(MessagingActs.Try, "messaging.send"), CancellationToken.None);
    }
}
