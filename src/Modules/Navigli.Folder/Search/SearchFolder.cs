using System.Globalization;
using System.Text;
using Microsoft.Extensions.Localization;
using Navigli.Contracts.Folder;
using Navigli.Folder.Entries;
using Navigli.Folder.Requests;

namespace Navigli.Folder.Search;

/// <summary>What kind of thing was found: the key of its word.</summary>
internal enum FoundAs
{
    Entry,
    Request,
    Document,
}

/// <summary>One thing found.</summary>
internal sealed record Found(FoundAs As, string Title, string? Subject, string Line, string Link);

/// <summary>
/// Searches what the caller's own folder says: open entries, requests, documents. They are put into words for a person, some hundreds at most, and the words are
/// searched: there is no index of anybody's affairs.
/// </summary>
internal sealed class SearchFolder(OpenEntries entries, EntryWords words, ListRequests requests, IEnumerable<IFolderDocuments> documents, IStringLocalizer<FolderTexts> texts)
{
    private const int Most = 200;

    private static readonly CompareInfo Compare = CultureInfo.InvariantCulture.CompareInfo;

    /// <summary>Everything that holds every word; accents and capitals do not matter.</summary>
    public async Task<IReadOnlyList<Found>> RunAsync(string query, CancellationToken ct)
    {
        var asked = query.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (asked.Length == 0)
            return [];
        var sent = await requests.NewestAsync(Most, ct);
        var numbers = sent.Select(r => r.Number).ToHashSet(StringComparer.Ordinal);
        List<Found> all = [];
        // A request that is open is an entry too, and is told once.
        foreach (var open in (await entries.ReadAsync(ct)).Entries.Where(e => e.Card.Number is null || !numbers.Contains(e.Card.Number)))
        {
            var view = words.View(open);
            all.Add(new(FoundAs.Entry, view.Title, view.Subject, string.Join(" · ", new[] { view.When, view.State, view.Detail }.OfType<string>()), view.Link));
        }

        all.AddRange(sent.Select(r => new Found(FoundAs.Request, r.Title, r.Subject, $"{r.Number} · {r.LastStep}", r.Link)));
        foreach (var shelf in documents)
            all.AddRange((await shelf.NewestAsync(Most, ct)).Select(d => new Found(FoundAs.Document, d.Title, d.SubjectName, d.Number ?? texts[$"Kind.{d.Kind}"], d.Link)));
        return [.. all.Where(f => asked.All(w => Holds($"{f.Title} {f.Subject} {f.Line}", w)))];
    }

    private static bool Holds(string text, string word) => Compare.IndexOf(text, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;
}
