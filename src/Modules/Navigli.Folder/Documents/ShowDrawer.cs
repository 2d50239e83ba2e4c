using Navigli.Contracts.Folder;
using Navigli.Platform.City;

namespace Navigli.Folder.Documents;

/// <summary>Everything that the city gave the caller, of every module, by kind, the newest first. What each shelf may show is the shelf's to say.</summary>
internal sealed class ShowDrawer(IEnumerable<IFolderDocuments> shelves, CityPack city, TimeProvider clock)
{
    public const int PerPage = 20;

    /// <summary>Documents of a kind beside the other kinds.</summary>
    public const int PerSection = 4;

    /// <summary>Documents that are read of each kind of a module: nobody turns so many pages.</summary>
    private const int Most = 400;

    public async Task<DrawerView> RunAsync(DrawerQuery query, CancellationToken ct)
    {
        var rows = await RowsAsync(ct);
        var people = rows.Where(r => r.Document is { SubjectId: not null, SubjectName: not null })
            .Select(r => new DrawerPerson(r.Document.SubjectId!.Value, r.Document.SubjectName!)).DistinctBy(p => p.Id).OrderBy(p => p.Name, StringComparer.CurrentCulture).ToList();
        var wanted = rows.Where(r => query.Person is null || r.Document.SubjectId == query.Person).ToLookup(r => r.Document.Kind);
        var kinds = DrawerKind.All.Select(k => k.Kind).Where(k => query.Kind is null ? wanted.Contains(k) : k == query.Kind);
        var sections = kinds.Select(kind => Section(kind, wanted[kind].ToLookup(r => r.State.IsPast()), query)).ToList();
        var pages = query.Kind is null ? 1 : Math.Max(1, (sections[0].Count + PerPage - 1) / PerPage);
        return new DrawerView
        {
            Sections = sections,
            Empty = [.. DrawerKind.All.Select(k => k.Kind).Where(k => !wanted.Contains(k))],
            People = people,
            OpenLinks = rows.Sum(r => r.Document.Sharing?.OpenLinks ?? 0),
            Page = Math.Clamp(query.Page, 1, pages),
            Pages = pages,
            IsCut = rows.CountBy(r => r.Document.Kind).Any(k => k.Value >= Most),
        };
    }

    private async Task<List<DrawerRow>> RowsAsync(CancellationToken ct)
    {
        var today = city.Calendar.Today(clock);
        List<FolderDocument> all = [];
        // One after the other: they share one connection.
        foreach (var shelf in shelves)
            all.AddRange(await shelf.NewestAsync(Most, ct));
        return [.. all.OrderByDescending(d => d.IssuedAt).ThenBy(d => d.Link, StringComparer.Ordinal).Select(d => new DrawerRow(d, d.Validity.On(today)))];
    }

    private static DrawerSection Section(DocumentKind kind, ILookup<bool, DrawerRow> byPast, DrawerQuery query)
    {
        var (present, past) = (byPast[false].ToList(), byPast[true].ToList());
        var listed = query.Past == PastDocuments.Listed ? past : present;
        var page = Math.Clamp(query.Page, 1, Math.Max(1, (listed.Count + PerPage - 1) / PerPage));
        return new DrawerSection
        {
            Kind = kind,
            Rows = [.. query.Kind is null ? listed.Take(PerSection) : listed.Skip((page - 1) * PerPage).Take(PerPage)],
            Count = listed.Count,
            Past = [.. past.Take(query.Kind is null ? PerSection : PerPage)],
            PastCount = past.Count,
        };
    }
}
