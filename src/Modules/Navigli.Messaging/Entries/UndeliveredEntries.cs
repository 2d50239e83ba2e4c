using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Messaging;
using Navigli.Contracts.Identity;
using Navigli.Platform.Data;

namespace Navigli.Messaging.Entries;

/// <summary>In the folder: a message that the account had sent and that did not go out. Sending it anew from the same page settles it.</summary>
internal sealed class UndeliveredEntries(IStringLocalizer<MessagingTexts> texts) : IFolderKind
{
    public const string Kind = "messaging.undelivered";

    private static readonly TimeSpan Shown = TimeSpan.FromDays(30);

    public string Code => Kind;

    public FolderTab Tab => FolderTab.Notices;

    public FolderSettling Settling => FolderSettling.ByReading;

    /// <summary>The entry of a message that was refused or given up; null where nobody can mend it.</summary>
    public static FolderEntry? Of(QueuedMessage message)
    {
        if (message is not { AccountId: { } account, Mend: { } mend, SettledAt: { } settled, State: MessageState.Refused or MessageState.Failed })
            return null;
        return new FolderEntry
        {
            Kind = Kind,
            Reference = Reference(account, mend),
            AccountId = account,
            SubjectId = message.SubjectId,
            Needs = PersonalAction.Certify,
            State = FolderState.Failed,
            Turn = FolderTurn.Yours,
            At = message.QueuedAt,
            ChangedAt = settled,
            ExpiresAt = settled + Shown,
            NewsAt = settled,
            Link = mend,
            Arguments = [message.State.ToString()],
        };
    }

    public static string Reference(Guid account, string mend) => $"{account:N}:{mend}";

    public FolderWords Say(FolderCard card) => new()
    {
        Title = texts["Folder.Undelivered.Title"],
        Action = texts["Folder.Undelivered.Action"],
        DiscreetTitle = texts["Folder.Undelivered.Title"],
        Detail = texts[$"Folder.Undelivered.{card.Arguments[0]}"],
    };

    public async IAsyncEnumerable<FolderEntry> EntriesAsync(IServiceProvider services, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var messages = services.GetRequiredService<CityDb>().QueuedMessages.AsNoTracking();
        var lost = messages.Where(m => m.AccountId != null && m.Mend != null && (m.State == MessageState.Refused || m.State == MessageState.Failed)
            && !messages.Any(later => later.AccountId == m.AccountId && later.Mend == m.Mend && later.QueuedAt > m.QueuedAt));
        await foreach (var message in lost.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (Of(message) is { } entry)
                yield return entry;
        }
    }
}
