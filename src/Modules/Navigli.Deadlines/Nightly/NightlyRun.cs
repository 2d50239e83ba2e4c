using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Navigli.Contracts.Deadlines;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Residents;
using Navigli.Deadlines.Rules;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Jobs;
using Navigli.Platform.Ledger;
using Navigli.Platform.Time;

namespace Navigli.Deadlines.Nightly;

/// <summary>
/// The rules over the whole city: the facts within reach of a rule in chunks by their date, then what stands in the folder and is true no more, then the e-mails. Each
/// chunk has a scope and a commit of its own, with the progress of the run, so memory does not grow and a run that was cut off goes on where it was.
/// </summary>
internal sealed class NightlyRun(IServiceScopeFactory scopes, RuleBook book, AccessLedger ledger, CityPack city, TimeProvider clock, IOptions<DeadlinesOptions> options) : INightlyDeadlines
{
    private const string Name = "deadlines.nightly";
    private static readonly string[] Entries = [DeadlineEntries.DateKind, DeadlineEntries.StepKind];

    public Task<DeadlinesDone?> RunAsync(CancellationToken ct) => RunAsync(city.Calendar.Today(clock), ct);

    public async Task<DeadlinesDone?> RunAsync(DateOnly today, CancellationToken ct)
    {
        var run = await BeginAsync(today, ct);
        if (run.Phase == RunPhase.Done)
            return null;
        if (run.Phase == RunPhase.Facts)
            await EvaluateAsync(run, ct);
        if (run.Phase <= RunPhase.Standing)
            await ClearAsync(run.Phase == RunPhase.Standing ? run : null, today, ct);
        await MailAsync(today, ct);
        return await StepAsync(today, DeadlinesActs.Finish, static (_, run, act, _) =>
        {
            (run.Phase, run.DoneAt) = (RunPhase.Done, act.At);
            return Task.FromResult(new DeadlinesDone(run.Facts, run.Messages));
        }, ct);
    }

    /// <summary>The line of the ledger first: what follows is a reading of everybody's dates.</summary>
    private async Task<DeadlineRun> BeginAsync(DateOnly today, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CityDb>();
        if (await db.DeadlineRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Day == today, ct) is { } begun)
            return begun;
        await ledger.RecordAsync(
            new AccessEntry
            {
                Population = Populations.Registry,
                What = DeadlinesPurposes.WhatDates,
                Purpose = DeadlinesPurposes.Nightly,
                Reader = Caller.ForSystem(Name),
                Kind = ReaderKind.System,
            },
            ct);
        var run = new DeadlineRun { Day = today, StartedAt = clock.UtcInstant() };
        db.Add(run);
        await db.CommitAsync(scope.ServiceProvider.GetRequiredService<ActFactory>().System(DeadlinesActs.Begin, Name), ct);
        return run;
    }

    private async Task EvaluateAsync(DeadlineRun from, CancellationToken ct)
    {
        foreach (var kind in book.Kinds.Where(k => string.CompareOrdinal(k.Kind, from.Mark) >= 0))
        {
            var since = kind.Kind == from.Mark ? from.From : null;
            await using var reading = scopes.CreateAsyncScope();
            var facts = book.Within(kind, reading.ServiceProvider.GetRequiredService<CityDb>(), from.Day);
            if (since is { } date)
                facts = facts.Where(f => f.On >= date);
            await foreach (var chunk in facts.OrderBy(f => f.On).AsAsyncEnumerable().Chunk(options.Value.Chunk).WithCancellation(ct))
            {
                await StepAsync(from.Day, DeadlinesActs.Evaluate, async (services, run, _, inner) =>
                {
                    await services.GetRequiredService<EvaluateFacts>().RunAsync(kind, chunk, from.Day, inner);
                    (run.Mark, run.From, run.Facts) = (kind.Kind, chunk[^1].On, run.Facts + chunk.Length);
                    return true;
                }, ct);
            }
        }
    }

    private async Task ClearAsync(DeadlineRun? from, DateOnly today, CancellationToken ct)
    {
        foreach (var kind in Entries.Where(k => string.CompareOrdinal(k, from?.Mark) >= 0))
        {
            var after = kind == from?.Mark ? from.After : "";
            while (await StepAsync(today, DeadlinesActs.Clear, async (services, run, _, inner) =>
            {
                var references = await services.GetRequiredService<IFolder>().StandingAsync(kind, after, options.Value.Chunk, inner);
                await services.GetRequiredService<ClearEntries>().RunAsync(kind, references, today, inner);
                (run.Phase, run.Mark, run.After) = (RunPhase.Standing, kind, references is [.., var last] ? last : after);
                return references is [.., var next] ? next : null;
            }, ct) is { } reached)
                after = reached;
        }
    }

    private async Task MailAsync(DateOnly today, CancellationToken ct)
    {
        while (await StepAsync(today, DeadlinesActs.Tell, async (services, run, act, inner) =>
        {
            var queued = await services.GetRequiredService<TellPeople>().RunAsync(act, inner);
            (run.Phase, run.Messages) = (RunPhase.Mail, run.Messages + queued.Messages);
            return queued.Any;
        }, ct))
            ct.ThrowIfCancellationRequested();
    }

    private async Task<T> StepAsync<T>(DateOnly day, ActType type, Func<IServiceProvider, DeadlineRun, Act, CancellationToken, Task<T>> work, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CityDb>();
        var act = scope.ServiceProvider.GetRequiredService<ActFactory>().System(type, Name);
        var run = await db.DeadlineRuns.SingleAsync(r => r.Day == day, ct);
        var result = await work(scope.ServiceProvider, run, act, ct);
        run.Step++;
        await db.CommitAsync(act, ct);
        return result;
    }
}

/// <summary>Every night; tried again through the morning, since a node that died leaves its run to the next one.</summary>
internal sealed class NightlyDeadlines(NightlyRun nightly) : IRecurringJob
{
    public static string Schedule => "0 10/15 4-7 * * ?";

    public Task RunAsync(CancellationToken ct) => nightly.RunAsync(ct);
}
