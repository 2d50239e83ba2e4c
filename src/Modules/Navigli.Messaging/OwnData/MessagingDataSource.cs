using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Navigli.Contracts.Messaging;
using Navigli.Contracts.Privacy;
using Navigli.Messaging.Notices;
using Navigli.Platform.Data;
using Navigli.Platform.Retention;

namespace Navigli.Messaging.OwnData;

/// <summary>This module's part of the copy of one's own data: which messages went to the account, or out for it. What they said is gone by then.</summary>
internal sealed class MessagingDataSource(CityDb db, MailKinds kinds, IStringLocalizer<MessagingTexts> texts) : IPersonalDataSource
{
    public string Code => "messaging";

    Type IPersonalDataSource.Texts => typeof(MessagingTexts);

    public IReadOnlyList<HeldTable> Tables { get; } = [new("messaging_messages", MessagingRetention.Messages)];

    public async Task<PersonalData> CollectAsync(DataSubject subject, CancellationToken ct)
    {
        var rows = await db.QueuedMessages.AsNoTracking().Of(subject.AccountId).OrderBy(m => m.QueuedAt).ToListAsync(ct);
        return new()
        {
            Sections =
            [
                new("messages", rows.ConvertAll(m => (IReadOnlyList<DataField>)
                [
                    new("kind", m.Kind) { Text = kinds.Title(m.Kind) }, new("queuedAt", m.QueuedAt), new("state", m.State.ToString()) { Text = texts[$"Data.State.{m.State}"] }, new("settledAt", m.SettledAt), new("attempts", m.Attempts),
                ])),
            ],
        };
    }
}

/// <summary>Messages that may not be sent any more lose their content, and those over for long their rows: as long as the outbox remembers its deliveries.</summary>
internal static class MessagingRetention
{
    public const string Messages = "messaging.messages";
    private const string Content = "messaging.content";

    public static IServiceCollection AddMessagingRetention(this IServiceCollection services) => services
        .AddRetained<QueuedMessage>(
            Content,
            static (rows, before) => rows.Where(m => m.SendBefore < before && m.Content != null),
            static (rows, ct) => rows.ExecuteUpdateAsync(u => u.SetProperty(m => m.Content, (byte[]?)null).SetProperty(m => m.State, MessageState.Failed), ct))
        .AddRetained<QueuedMessage>(Messages, static (rows, before) => rows.Where(m => m.SendBefore < before))
        .AddErasable<QueuedMessage>(Messages, static (rows, subject) => rows.Of(subject.AccountId).Where(m => m.Content == null));
}
