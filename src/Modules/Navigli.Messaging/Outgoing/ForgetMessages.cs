using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Messaging;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Jobs;
using Navigli.Platform.Time;

namespace Navigli.Messaging.Outgoing;

/// <summary>Every night: messages that may not be sent any more lose their content, and those over for long their rows.</summary>
internal sealed class ForgetMessages(CityDb db, ActFactory acts, TimeProvider clock) : IRecurringJob
{
    // As long as the outbox remembers its deliveries: long enough to answer "was it sent?" about last month.
    private static readonly TimeSpan History = TimeSpan.FromDays(60);

    public static string Schedule => "0 50 3 * * ?";

    public Task RunAsync(CancellationToken ct)
    {
        var now = clock.UtcInstant();
        var old = now - History;
        return db.CommitAsync(
            acts.System(MessagingActs.Forget, "messaging.forget"),
            async _ =>
            {
                await db.SetWiseAsync<QueuedMessage>(all => all.Where(m => m.SendBefore < now && m.Content != null)
                    .ExecuteUpdateAsync(u => u.SetProperty(m => m.Content, (byte[]?)null).SetProperty(m => m.State, MessageState.Failed), ct));
                await db.SetWiseAsync<QueuedMessage>(all => all.Where(m => m.SendBefore < old).ExecuteDeleteAsync(ct));
            },
            ct);
    }
}
