using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Navigli.Contracts.Deadlines;
using Navigli.Contracts.Folder;
using Navigli.Platform.City;
using Navigli.Platform.Data;

namespace Navigli.Deadlines.Rules;

/// <summary>The two kinds of entries: the date under <c>Scadenze</c>, which stands until it is over, and the step that was told last under <c>Notifiche</c>.</summary>
internal abstract class DeadlineKind(RuleBook book, CityPack city, TimeProvider clock, IStringLocalizer<DeadlinesTexts> texts) : IFolderKind
{
    public abstract string Code { get; }

    public abstract FolderTab Tab { get; }

    public FolderSettling Settling => FolderSettling.ByFact;

    public FolderWords Say(FolderCard card)
    {
        // The city may have taken the rule away since the night.
        var rule = book.Find(card.Arguments[0]);
        var title = rule?.Title.ToString() ?? texts["Entry.Unknown"].Value;
        var fact = rule is null ? null : book.KindOf(rule)?.Say(NullIfEmpty(card.Arguments[1]), NullIfEmpty(card.Arguments[2]));
        return new FolderWords
        {
            Title = title,
            Action = rule?.Action.ToString() ?? texts["Entry.Open"],
            DiscreetTitle = texts["Entry.Discreet"],
            Detail = Detail(fact, DateOnly.ParseExact(card.Arguments[3], "O", CultureInfo.InvariantCulture)),
        };
    }

    public async IAsyncEnumerable<FolderEntry> EntriesAsync(IServiceProvider services, [EnumeratorCancellation] CancellationToken ct)
    {
        var db = services.GetRequiredService<CityDb>();
        var today = city.Calendar.Today(clock);
        var snoozed = await db.Snoozes.AsNoTracking().ToDictionaryAsync(s => (s.Rule, s.Reference), s => s.Until, ct);
        foreach (var kind in book.Kinds)
        {
            await foreach (var fact in book.Within(kind, db, today).AsAsyncEnumerable().WithCancellation(ct))
            {
                foreach (var rule in book.Of(kind.Kind))
                {
                    if (Of(rule, fact, today, snoozed.TryGetValue((rule.Code, fact.Reference), out var until) ? until : null) is { } entry)
                        yield return entry;
                }
            }
        }
    }

    protected abstract FolderEntry? Of(DeadlineRule rule, DatedFact fact, DateOnly today, DateOnly? snoozedUntil);

    protected abstract string? Detail(string? fact, DateOnly legal);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}

/// <summary>Under <c>Scadenze</c>, and in <c>Da fare</c> from the rung that the rule says.</summary>
internal sealed class DateEntries(RuleBook book, DeadlineEntries entries, CityPack city, TimeProvider clock, IStringLocalizer<DeadlinesTexts> texts) : DeadlineKind(book, city, clock, texts)
{
    public override string Code => DeadlineEntries.DateKind;

    public override FolderTab Tab => FolderTab.Deadlines;

    protected override FolderEntry? Of(DeadlineRule rule, DatedFact fact, DateOnly today, DateOnly? snoozedUntil) => entries.Date(rule, fact, today, snoozedUntil);

    // The card says the date itself.
    protected override string? Detail(string? fact, DateOnly legal) => fact;
}

/// <summary>Under <c>Notifiche</c>.</summary>
internal sealed class StepEntries(RuleBook book, DeadlineEntries entries, CityPack city, TimeProvider clock, IStringLocalizer<DeadlinesTexts> texts) : DeadlineKind(book, city, clock, texts)
{
    private readonly IStringLocalizer<DeadlinesTexts> texts = texts;
    private readonly TimeProvider clock = clock;

    public override string Code => DeadlineEntries.StepKind;

    public override FolderTab Tab => FolderTab.Notices;

    protected override FolderEntry? Of(DeadlineRule rule, DatedFact fact, DateOnly today, DateOnly? snoozedUntil) => entries.Notice(rule, fact, today, snoozedUntil);

    protected override string? Detail(string? fact, DateOnly legal)
    {
        var date = texts["Entry.By", Spoken.Now(clock).Date(legal)].Value;
        return fact is null ? date : $"{date} · {fact}";
    }
}
