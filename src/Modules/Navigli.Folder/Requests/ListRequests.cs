using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Identity;
using Navigli.Folder.Entries;
using Navigli.Platform.Access;
using Navigli.Platform.Data;

namespace Navigli.Folder.Requests;

/// <summary>A request as its sender reads it.</summary>
internal sealed record RequestView
{
    public required string Number { get; init; }

    public required string Title { get; init; }

    public required string? Subject { get; init; }

    /// <summary>Whether it was asked for somebody else.</summary>
    public required bool OnBehalf { get; init; }

    public required FolderState State { get; init; }

    public required FolderTurn Turn { get; init; }

    public required DateTime SentAt { get; init; }

    public required string LastStep { get; init; }

    public required DateTime LastStepAt { get; init; }

    /// <summary>What comes next; null where it is over.</summary>
    public string? NextStep { get; init; }

    /// <summary>The day by which whose turn it is has to move.</summary>
    public DateOnly? DueOn { get; init; }

    public required string Action { get; init; }

    public required string Link { get; init; }
}

/// <summary>One page of requests.</summary>
internal sealed record RequestsView(IReadOnlyList<RequestView> Rows, int Page, int Pages);

/// <summary>The requests that the account sent, of every module, the newest first, as far as the rights of today reach.</summary>
internal sealed class ListRequests(CityDb db, FolderKinds kinds, EntryRights rights, CurrentCaller caller)
{
    public const int PerPage = 20;

    public async Task<RequestsView> RunAsync(int page, CancellationToken ct)
    {
        var (all, people) = await OwnAsync(ct);
        var pages = Math.Max(1, (await all.CountAsync(ct) + PerPage - 1) / PerPage);
        page = Math.Clamp(page, 1, pages);
        var rows = await all.OrderByDescending(e => e.At).ThenBy(e => e.Id).Skip((page - 1) * PerPage).Take(PerPage).ToListAsync(ct);
        return new RequestsView([.. rows.Select(r => View(r.ToEntry(), people)).OfType<RequestView>()], page, pages);
    }

    /// <summary>The newest requests, for the search.</summary>
    public async Task<IReadOnlyList<RequestView>> NewestAsync(int most, CancellationToken ct)
    {
        var (all, people) = await OwnAsync(ct);
        var rows = await all.OrderByDescending(e => e.At).Take(most).ToListAsync(ct);
        return [.. rows.Select(r => View(r.ToEntry(), people)).OfType<RequestView>()];
    }

    private async Task<(IQueryable<FolderRow> Rows, IReadOnlyList<ReachablePerson> People)> OwnAsync(CancellationToken ct)
    {
        var account = caller.Value.AccountId;
        var people = await rights.TodayAsync(ct);
        var (readable, certifiable, overseen) =
            (EntryRights.Those(people, PersonalAction.Read), EntryRights.Those(people, PersonalAction.Certify), EntryRights.Those(people, PersonalAction.Oversee));
        return (db.FolderEntries.AsNoTracking().Where(e => e.AccountId == account && e.Number != null && (e.SubjectId == null
            || (e.Needs == nameof(PersonalAction.Read) && readable.Contains(e.SubjectId.Value))
            || (e.Needs == nameof(PersonalAction.Certify) && certifiable.Contains(e.SubjectId.Value))
            || (e.Needs == nameof(PersonalAction.Oversee) && overseen.Contains(e.SubjectId.Value)))), people);
    }

    private RequestView? View(FolderEntry entry, IReadOnlyList<ReachablePerson> people)
    {
        var subject = people.FirstOrDefault(p => p.PersonId == entry.SubjectId);
        if (kinds.Find(entry.Kind) is not { } kind || !rights.Allow(entry, entry.AccountId is not null, subject))
            return null;
        var words = kind.Say(entry);
        return new RequestView
        {
            Number = entry.Number!,
            Title = words.Title,
            Subject = subject?.GivenName,
            OnBehalf = subject is { Right.Kind: not RightKind.Self },
            State = entry.State,
            Turn = entry.Turn,
            SentAt = entry.At,
            LastStep = words.LastStep ?? words.Title,
            LastStepAt = entry.ChangedAt,
            NextStep = words.NextStep,
            DueOn = entry.DueOn,
            Action = words.Action,
            Link = entry.Link,
        };
    }
}
