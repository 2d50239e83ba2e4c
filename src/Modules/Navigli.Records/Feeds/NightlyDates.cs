using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Navigli.Contracts.Records;
using Navigli.Contracts.Residents;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Platform.Time;
using Navigli.Records.Asking;

namespace Navigli.Records.Feeds;

/// <summary>
/// The last days of everybody, told by the city's own offices: one page after the other, each taken in a scope and a commit of its own with the office's mark, so memory does not grow and a run that
/// was cut off goes on where it was.
/// </summary>
internal sealed class NightlyDates(IServiceScopeFactory scopes, SourceBook book, AccessLedger ledger, CityPack city, FeedMeter meter, TimeProvider clock, ILogger<NightlyDates> log) : INightlyDates
{
    private const string Name = "records.dates";

    /// <summary>More than a city has in a night: what is left is asked for the next time.</summary>
    private const int MostPages = 4_000;
    private const int MostConflicts = 5;

    public async Task<IReadOnlyList<DatesTaken>> RunAsync(CancellationToken ct)
    {
        var today = city.Calendar.Today(clock);
        List<DatesTaken> taken = [];
        foreach (var feed in await BeginAsync(today, ct))
        {
            try
            {
                taken.Add(await TakeAsync(feed, ct));
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                // One whose messages cannot be taken must not keep the others waiting; it is due again. A cancellation that nobody asked for is a timeout of its own.
                log.LogError(e, "The last days of {Source} could not be taken", feed.Source.Name);
                taken.Add(Told(await FailAsync(feed, ct)));
            }
        }

        return taken;
    }

    /// <summary>The line of the ledger first, one for the night and all offices: what follows is a reading of everybody's days.</summary>
    private async Task<IReadOnlyList<Feed>> BeginAsync(DateOnly today, CancellationToken ct)
    {
        if (book.Feeds.Count == 0)
            return [];
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CityDb>();
        var states = await db.FeedStates.ToDictionaryAsync(s => s.Source, StringComparer.Ordinal, ct);
        var due = book.Feeds.Where(f => states.GetValueOrDefault(f.Source.Name) is not { } state || state.DoneOn != today).ToList();
        var toBegin = due.Where(f => states.GetValueOrDefault(f.Source.Name)?.Day != today).ToList();
        if (toBegin.Count == 0)
            return due;
        if (states.Values.All(s => s.Day != today))
        {
            await ledger.RecordAsync(
                new AccessEntry { Population = Populations.Registry, What = RecordsPurposes.WhatDates, Purpose = RecordsPurposes.Nightly, Reader = Caller.ForSystem(Name), Kind = ReaderKind.System }, ct);
        }

        foreach (var source in toBegin.Select(f => f.Source.Name))
        {
            if (!states.TryGetValue(source, out var state))
                db.Add(state = new FeedState { Source = source, Day = today, StartedAt = clock.UtcInstant() });
            state.Begin(today, clock.UtcInstant());
        }

        await db.CommitAsync(scope.ServiceProvider.GetRequiredService<ActFactory>().System(RecordsActs.BeginDates, Name), ct);
        return due;
    }

    private async Task<DatesTaken> TakeAsync(Feed feed, CancellationToken ct)
    {
        var conflicts = 0;
        for (var pages = 1; ; pages++)
        {
            try
            {
                var state = await StepAsync(feed, ct);
                if (state.IsDone || state.Fault is not null || pages == MostPages)
                    return Told(state);
            }
            catch (DbUpdateException) when (conflicts++ < MostConflicts)
            {
                // Somebody opened the page of the same source at the same moment, or another node runs: nothing of this page was taken, and it is asked for again.
                log.LogInformation("A page of last days of {Source} is taken again", feed.Source.Name);
            }
        }
    }

    private async Task<FeedState> StepAsync(Feed feed, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CityDb>();
        var state = await db.FeedStates.SingleAsync(s => s.Source == feed.Source.Name, ct);
        // Asked outside any transaction: an office may take its time.
        var reply = await feed.Connection.SendAsync(() => Ask(state.Cursor), Evidence.OfRun(state.Day), ct);
        var page = reply.Outcome == SourceOutcome.Answered ? SourceJson.Read<DatesPage>(reply.Body) : null;
        if (page?.Follows(state.Cursor) != true)
        {
            var fault = reply.Outcome switch { SourceOutcome.Down => FeedFault.Down, SourceOutcome.Refused => FeedFault.Refused, _ => FeedFault.Unreadable };
            log.LogWarning("The source {Source} did not tell its last days: {Fault}", state.Source, fault);
            await MissAsync(scope.ServiceProvider, state, fault, ct);
            return state;
        }

        var taken = await scope.ServiceProvider.GetRequiredService<TakeChanges>().RunAsync(feed.Source, page.Changes, ct);
        state.GoOn(page, taken);
        await db.CommitAsync(scope.ServiceProvider.GetRequiredService<ActFactory>().System(RecordsActs.TakeDates, Name), ct);
        meter.Took(state.Source, taken);
        return state;
    }

    /// <summary>In a scope of its own: whatever the page had begun to write is left behind.</summary>
    private async Task<FeedState> FailAsync(Feed feed, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var state = await scope.ServiceProvider.GetRequiredService<CityDb>().FeedStates.SingleAsync(s => s.Source == feed.Source.Name, ct);
        try
        {
            await MissAsync(scope.ServiceProvider, state, FeedFault.Failed, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            log.LogInformation("{Source} is being asked by another node", feed.Source.Name);
        }

        return state;
    }

    private async Task MissAsync(IServiceProvider services, FeedState state, FeedFault fault, CancellationToken ct)
    {
        state.Fail(fault, clock.UtcInstant());
        await services.GetRequiredService<CityDb>().CommitAsync(services.GetRequiredService<ActFactory>().System(RecordsActs.MissDates, Name), ct);
        meter.Failed(state.Source, fault);
    }

    private static DatesTaken Told(FeedState state) =>
        new() { Source = state.Source, IsDone = state.IsDone, Fault = state.Fault?.ToString(), Taken = state.Taken, Unknown = state.Unknown, Refused = state.Refused };

    private static HttpRequestMessage Ask(string? after) => new(HttpMethod.Post, "dates") { Content = SourceJson.Content(new DatesQuestion(after, DatesPage.Most)) };
}
