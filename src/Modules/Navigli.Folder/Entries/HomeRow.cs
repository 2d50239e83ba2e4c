using System.Linq.Expressions;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Identity;
using Navigli.Platform.Data;

namespace Navigli.Folder.Entries;

/// <summary>A row of the answer to the home page's one question: an entry, or a number that a module tells of the person, whose words are empty.</summary>
internal sealed class HomeRow
{
    /// <summary>Null for a number.</summary>
    public Guid? Id { get; init; }

    public required string Kind { get; init; }

    /// <summary>Whether it is the account's own doing.</summary>
    public bool IsOwn { get; init; }

    public Guid? SubjectId { get; init; }

    public required string Needs { get; init; }

    public required string State { get; init; }

    public required string Turn { get; init; }

    public DateTime? ChangedAt { get; init; }

    public DateOnly? DueOn { get; init; }

    public DateTime? NewsAt { get; init; }

    public string? Number { get; init; }

    public required string Link { get; init; }

    public required string Arguments { get; init; }

    public int Count { get; init; }

    public FolderCard ToCard() => new()
    {
        Kind = Kind,
        SubjectId = SubjectId,
        Needs = Enum.Parse<PersonalAction>(Needs),
        State = Enum.Parse<FolderState>(State),
        Turn = Enum.Parse<FolderTurn>(Turn),
        ChangedAt = ChangedAt!.Value,
        DueOn = DueOn,
        NewsAt = NewsAt,
        Number = Number,
        Link = Link,
        Arguments = FolderRow.Split(Arguments),
    };
}

/// <summary>
/// What is open for an account, for the people whose record its person may read, and every module's number: one question, put together and translated once.
/// Each branch begins from an index of its own, which an OR of the two would not.
/// </summary>
internal sealed class HomeQuestion(TallyQuestion tallies)
{
    /// <summary>More than anybody can have open; a program that begins drafts must not make a page of them.</summary>
    private const int Most = 200;

    private static readonly Expression<Func<FolderRow, HomeRow>> Row = e => new HomeRow
    {
        Id = e.Id,
        Kind = e.Kind,
        IsOwn = e.AccountId != null,
        SubjectId = e.SubjectId,
        Needs = e.Needs,
        State = e.State,
        Turn = e.Turn,
        ChangedAt = e.ChangedAt,
        DueOn = e.DueOn,
        NewsAt = e.NewsAt,
        Number = e.Number,
        Link = e.Link,
        Arguments = e.Arguments,
        Count = 0,
    };

    private static readonly Expression<Func<CityDb, Guid, Guid, DateOnly, long, Guid[], DateTime, IQueryable<HomeRow>>> Entries =
        (db, account, person, today, monthAgo, readable, now) => db.Set<FolderRow>()
            .Where(e => e.AccountId == account && e.ReadAt == null && (e.VisibleFrom == null || e.VisibleFrom <= now) && (e.ExpiresAt == null || e.ExpiresAt > now))
            .OrderByDescending(e => e.ChangedAt).Take(Most)
            .Select(Row)
            .Concat(db.Set<FolderRow>()
                .Where(e => e.AccountId == null && e.SubjectId != null && readable.Contains(e.SubjectId.Value)
                    && (e.VisibleFrom == null || e.VisibleFrom <= now) && (e.ExpiresAt == null || e.ExpiresAt > now)
                    && !db.Set<ReadMark>().Any(m => m.AccountId == account && m.Kind == e.Kind && m.Reference == e.Reference && m.NewsAt == e.NewsAt))
                .OrderByDescending(e => e.ChangedAt).Take(Most)
                .Select(Row));

    private static readonly Expression<Func<Tally, HomeRow>> Number = tally => new HomeRow
    {
        Id = null,
        Kind = tally.Kind,
        IsOwn = false,
        SubjectId = null,
        Needs = "",
        State = "",
        Turn = "",
        ChangedAt = null,
        DueOn = null,
        NewsAt = null,
        Number = null,
        Link = "",
        Arguments = "",
        Count = tally.Count,
    };

    /// <summary>The arguments are those of <see cref="ITally.Question"/>, the people whose record may be read, and now.</summary>
    public Func<CityDb, Guid, Guid, DateOnly, long, Guid[], DateTime, CancellationToken, Task<List<HomeRow>>> Ask { get; } = CompiledQuery.Rows(WithNumbers(tallies));

    private static Expression<Func<CityDb, Guid, Guid, DateOnly, long, Guid[], DateTime, IQueryable<HomeRow>>> WithNumbers(TallyQuestion tallies)
    {
        var numbers = Expression.Call(typeof(Queryable), nameof(Queryable.Select), [typeof(Tally), typeof(HomeRow)], TallyQuestion.Rebase(tallies.Question, Entries.Parameters), Number);
        return Entries.Update(Expression.Call(typeof(Queryable), nameof(Queryable.Concat), [typeof(HomeRow)], Entries.Body, numbers), Entries.Parameters);
    }
}
