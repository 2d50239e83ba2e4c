using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Identity;
using Navigli.Platform.Access;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Privacy.Timeline;

/// <summary>A page of the timeline.</summary>
internal sealed record TimelineView
{
    public required ReachablePerson Subject { get; init; }

    /// <summary>Whose timelines may be chosen, oneself first.</summary>
    public required IReadOnlyList<ReachablePerson> Choices { get; init; }

    public required IReadOnlyList<AccessLine> Lines { get; init; }

    public required TimelineFilter Filter { get; init; }

    /// <summary>Where the next page begins; null on the last one.</summary>
    public TimelineFilter? Older { get; init; }
}

/// <summary>
/// Who has read the record of a person, newest first. A page goes from the cursor down to the twentieth line before it and never cuts an
/// instant in two, so the cursor is one number and lines about a person and about everybody interleave by it.
/// </summary>
internal sealed class ReadTimeline(
    CityDb db, SubjectAccess access, PopulationLines populations, AccessLedger ledger, AccessWords words, CurrentCaller caller, TimeProvider clock)
{
    internal const int PageSize = 20;

    // Pages on which nothing concerned the person are passed over, up to here; then the person turns the page.
    private const int EmptyPages = 10;

    public async Task<Result<TimelineView>> RunAsync(TimelineFilter filter, CancellationToken ct)
    {
        var found = await access.FindAsync(filter.Person, ct);
        if (!found.Succeeded)
            return found.Error;
        var (subject, choices) = found.Value;
        if (subject.Right.Kind != RightKind.Self)
            await RecordAsync(subject, ct);

        var since = filter.Since(clock.UtcInstant());
        var before = filter.Before ?? long.MaxValue;
        Page page;
        var tried = 0;
        do
        {
            page = await PageAsync(subject.PersonId, filter, since, before, ct);
            before = page.From;
        }
        while (page.Entries.Count == 0 && page.More && ++tried < EmptyPages);

        await words.LearnAsync(page.Entries, ct);
        return new TimelineView
        {
            Subject = subject,
            Choices = choices,
            Lines = page.Entries.ConvertAll(e => words.Line(e, subject.PersonId)),
            Filter = filter,
            Older = page.More ? filter with { Before = page.From } : null,
        };
    }

    private async Task<Page> PageAsync(Guid subject, TimelineFilter filter, long since, long before, CancellationToken ct)
    {
        var kinds = filter.Kinds();
        var within = db.Readings.Where(e => e.AtMicros >= since && e.AtMicros < before && !e.Withheld && kinds.Contains(e.Kind));
        var own = within.Where(e => e.Subject == subject);
        var batches = within.Where(e => e.Population != null);
        var from = Math.Max(since, Math.Max(await LastOfPageAsync(own, ct), await LastOfPageAsync(batches, ct)));

        var entries = await own.Where(e => e.AtMicros >= from).ToListAsync(ct);
        entries.AddRange(await populations.ConcerningAsync(subject, await batches.Where(e => e.AtMicros >= from).ToListAsync(ct), ct));
        entries.Sort(static (a, b) => (b.AtMicros, b.SegmentId, b.Seq).CompareTo((a.AtMicros, a.SegmentId, a.Seq)));
        var more = from > since && await within.AnyAsync(e => e.AtMicros < from && (e.Subject == subject || e.Population != null), ct);
        return new Page(entries, from, more);
    }

    private static Task<long> LastOfPageAsync(IQueryable<LedgerEntry> lines, CancellationToken ct) =>
        lines.OrderByDescending(e => e.AtMicros).Skip(PageSize - 1).Select(e => e.AtMicros).FirstOrDefaultAsync(ct);

    private Task RecordAsync(ReachablePerson subject, CancellationToken ct) => ledger.RecordAsync(
        new AccessEntry
        {
            Subject = subject.PersonId,
            What = PrivacyPurposes.WhatTimeline,
            Purpose = PrivacyPurposes.Timeline,
            Reader = caller.Value,
            Kind = ReaderKind.Citizen,
            Right = subject.Right.Kind.ToString().ToLowerInvariant(),
        },
        ct);

    private sealed record Page(List<LedgerEntry> Entries, long From, bool More);
}
