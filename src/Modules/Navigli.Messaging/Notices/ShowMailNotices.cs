using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Messaging;
using Navigli.Platform.Access;
using Navigli.Platform.Data;

namespace Navigli.Messaging.Notices;

/// <summary>A kind of e-mail as its receiver reads of it.</summary>
internal sealed record MailKindView
{
    public required string Code { get; init; }

    public required string Title { get; init; }

    public required string What { get; init; }

    public required string Why { get; init; }

    /// <summary>Whether it may be turned off.</summary>
    public required bool MayBeOff { get; init; }

    /// <summary>Language in which it comes; null where it does not, or nobody may choose.</summary>
    public required string? Language { get; init; }
}

/// <summary>A message that went to the person, or that they had sent.</summary>
/// <param name="Title">What it was.</param>
/// <param name="IsToOthers">Whether it went to an address that the person wrote for somebody else.</param>
/// <param name="At">When it was queued, UTC.</param>
/// <param name="State">Where it is.</param>
internal sealed record SentMailView(string Title, bool IsToOthers, DateTime At, MessageState State);

/// <summary>E-mail of whoever is signed in.</summary>
internal sealed record MailNoticesView(bool CanSend, ContactAddress? Address, IReadOnlyList<MailKindView> Kinds, IReadOnlyList<SentMailView> Sent);

/// <summary>Shows where e-mail of the city goes, which kinds there are and why, and the last ones with where they are.</summary>
internal sealed class ShowMailNotices(CityDb db, CurrentCaller caller, MailKinds kinds, IEnumerable<IMailChoice> choices, IOwnAddress address, IMessages messages)
{
    private const int Last = 10;

    public async Task<MailNoticesView> RunAsync(CancellationToken ct)
    {
        var account = caller.Value.AccountId!.Value;
        List<MailKindView> views = [];
        foreach (var kind in kinds.All.Where(k => k.Channel == MessageChannel.Email || messages.CanText))
        {
            var choice = choices.SingleOrDefault(c => c.Kind == kind.Code);
            views.Add(new MailKindView
            {
                Code = kind.Code,
                Title = kinds.Title(kind.Code),
                What = kinds.What(kind),
                Why = kinds.Why(kind),
                MayBeOff = choice is not null,
                Language = choice is null ? null : await choice.LanguageAsync(ct),
            });
        }

        var sent = await db.QueuedMessages.AsNoTracking().Of(account).OrderByDescending(m => m.QueuedAt).Take(Last).ToListAsync(ct);
        return new MailNoticesView(
            messages.CanSend,
            await address.FindAsync(ct),
            views,
            sent.ConvertAll(m => new SentMailView(kinds.Title(m.Kind), m.RecipientId != account, m.QueuedAt, m.State)));
    }
}
