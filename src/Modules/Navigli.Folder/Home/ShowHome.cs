using Navigli.Contracts.Certificates;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Privacy;
using Navigli.Contracts.Identity;
using Navigli.Folder.Entries;
using Navigli.Platform.Access;
using Navigli.Platform.City;

namespace Navigli.Folder.Home;

/// <summary>What the folder's first page shows.</summary>
internal sealed record HomeView
{
    /// <summary>Entries that one sees of the queue and of a tab before asking for all of them.</summary>
    public const int First = 5;

    public required string GivenName { get; init; }

    /// <summary>How one greets at this hour: Morning, Afternoon, Evening.</summary>
    public required string PartOfDay { get; init; }

    /// <summary>Whether the registry knows the person; a commuter or an owner of a home sees what the city can do for them all the same.</summary>
    public required bool InRegistry { get; init; }

    /// <summary>The person whose entries are shown; null for everybody's.</summary>
    public Guid? Person { get; init; }

    /// <summary>The people whom open entries are about, where they are more than one.</summary>
    public required IReadOnlyList<ReachablePerson> Subjects { get; init; }

    public required IReadOnlyList<ReachablePerson> Family { get; init; }

    public required int ToDoCount { get; init; }

    /// <summary>The first day by which something must be done.</summary>
    public DateOnly? NextDue { get; init; }

    public required IReadOnlyList<EntryView> ToDo { get; init; }

    public required FolderTab Tab { get; init; }

    public required IReadOnlyList<EntryView> UnderTab { get; init; }

    /// <summary>The badge of each tab: of the notices those that are new, of the others all.</summary>
    public required IReadOnlyDictionary<FolderTab, int> Badges { get; init; }

    public required int ValidDocuments { get; init; }

    public required int ReadingsByOthers { get; init; }
}

/// <summary>Composes the folder's first page: who the person is, whom they reach, and one question for everything else.</summary>
internal sealed class ShowHome(OpenEntries entries, EntryWords words, CurrentCaller caller, CityPack city, TimeProvider clock)
{
    private static readonly FolderTab[] Tabs = Enum.GetValues<FolderTab>();

    public async Task<HomeView> RunAsync(FolderTab tab, Guid? person, CancellationToken ct)
    {
        var open = await entries.ReadAsync(ct);
        var subjects = open.People.Where(p => open.Entries.Any(e => e.Card.SubjectId == p.PersonId)).ToList();
        if (subjects.Count < 2 || !subjects.Exists(s => s.PersonId == person))
            person = null;
        var shown = person is null ? open : open with { Entries = [.. open.Entries.Where(e => e.Card.SubjectId == person)] };
        var toDo = shown.ToDo.ToList();
        return new HomeView
        {
            GivenName = caller.Value.DisplayName.Split(' ')[0],
            PartOfDay = city.Calendar.ToLocal(clock.GetUtcNow().UtcDateTime).Hour switch { >= 5 and < 13 => "Morning", >= 13 and < 18 => "Afternoon", _ => "Evening" },
            InRegistry = caller.Value.PersonId is not null,
            Person = person,
            Subjects = subjects.Count < 2 ? [] : subjects,
            Family = open.People,
            ToDoCount = toDo.Count,
            NextDue = toDo.FirstOrDefault()?.Card.DueOn,
            ToDo = [.. toDo.Take(HomeView.First).Select(words.View)],
            Tab = tab,
            UnderTab = [.. shown.Under(tab).Take(HomeView.First).Select(words.View)],
            Badges = Tabs.ToDictionary(t => t, t => shown.Under(t).Count(e => t != FolderTab.Notices || e.IsNew)),
            ValidDocuments = open.Numbers.GetValueOrDefault(CertificateTallies.ValidDocuments),
            ReadingsByOthers = open.Numbers.GetValueOrDefault(PrivacyTallies.ReadingsByOthers),
        };
    }
}
