using Microsoft.Extensions.Localization;
using Navigli.Contracts.Folder;
using Navigli.Design;

namespace Navigli.Folder.Entries;

/// <summary>An entry as a card shows it.</summary>
public sealed record EntryView
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public required string State { get; init; }

    public string? Detail { get; init; }

    /// <summary>Given name of whom it is about.</summary>
    public string? Subject { get; init; }

    /// <summary>When it is due, or when it happened.</summary>
    public required string When { get; init; }

    /// <summary>Whether something happened since the last visit.</summary>
    public required bool IsNew { get; init; }

    public required Tone Tone { get; init; }

    public required string Action { get; init; }

    public required string Link { get; init; }

    /// <summary>Whether it is settled by saying that it is read.</summary>
    public required bool IsToRead { get; init; }
}

/// <summary>Puts entries into words and colours.</summary>
internal sealed class EntryWords(IStringLocalizer<FolderTexts> texts, Say say)
{
    /// <summary>From how many days before its day a thing is coming soon.</summary>
    private const int Soon = 14;

    public EntryView View(OpenEntry open)
    {
        var (card, words) = (open.Card, open.Kind.Say(open.Card));
        return new EntryView
        {
            Id = open.Id,
            Title = words.Title,
            State = texts[$"State.{card.State}"],
            Detail = words.Detail,
            Subject = open.Subject?.GivenName,
            When = When(card, open.Kind.Tab),
            IsNew = open.IsNew,
            Tone = ToneOf(card),
            Action = words.Action,
            Link = card.Link,
            IsToRead = open.Kind.Settling == FolderSettling.ByReading && card.Turn == FolderTurn.Yours,
        };
    }

    private string When(FolderCard card, FolderTab tab)
    {
        if (card.DueOn is not { } due)
            return say.Moment(card.ChangedAt);
        var passed = due < say.Today;
        if (tab == FolderTab.Deadlines)
            return texts[passed ? "When.Expired" : "When.Expires", say.Date(due), say.Distance(due)];
        return card.Turn == FolderTurn.Yours
            ? texts[passed ? "When.Late" : "When.Due", say.Weekday(due), say.Distance(due)]
            : texts["When.Promised", say.Date(due)];
    }

    private Tone ToneOf(FolderCard card) => card switch
    {
        { Turn: FolderTurn.Yours, DueOn: { } due } when due < say.Today => Tone.Danger,
        { State: FolderState.Refused or FolderState.Failed } => Tone.Danger,
        { DueOn: { } due, Turn: not (FolderTurn.City or FolderTurn.Other) } when due.DayNumber - say.Today.DayNumber <= Soon => Tone.Warning,
        { State: FolderState.Completed } => Tone.Success,
        { State: FolderState.InProgress } => Tone.Neutral,
        _ => Tone.Info,
    };
}
