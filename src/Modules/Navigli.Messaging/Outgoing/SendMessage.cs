using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Messaging;
using Navigli.Messaging.Entries;
using Navigli.Messaging.Mail;
using Navigli.Messaging.Texts;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Outbox;
using Navigli.Platform.Time;

namespace Navigli.Messaging.Outgoing;

/// <summary>
/// Hands a queued message to the mail server, or to the SMS provider. What is settled is not sent again; a server that is down is asked again by the outbox, and
/// the last try leaves a dead letter, which can be replayed for as long as the message may be sent.
/// </summary>
internal sealed class SendMessage(
    CityDb db, ActFactory acts, MessageSealing sealing, MailComposer composer, SmtpPost post, OneApiSms sms, IFolder folder, IOptions<OutboxOptions> outbox, TimeProvider clock) : IHandleEvent<MessageQueued>
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
            var taken = message.Channel == MessageChannel.Sms
                ? await sms.SendAsync(message.Id, sealing.Open<TextMessage>(message.Id, message.Content), ct)
                : await MailAsync(message.Id, message.Content, ct);
            await SettleAsync(message, taken ? MessageState.Sent : MessageState.Refused);
        }
        catch (Exception e) when (e is SmtpException or HttpRequestException or TimeoutException)
        {
            message.State = message.Attempts >= outbox.Value.MaxAttempts ? MessageState.Failed : MessageState.Queued;
            await CommitAsync(message);
            throw;
        }
    }

    private async Task<bool> MailAsync(Guid id, byte[] content, CancellationToken ct)
    {
        using var mail = composer.Compose(id, sealing.Open<Message>(id, content));
        return await post.SendAsync(mail, ct);
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
