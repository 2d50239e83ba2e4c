using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Navigli.Platform.Access;
using Navigli.Platform.Data;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Platform.Drafts;

/// <summary>A form of several steps. Modules keep theirs as a static field.</summary>
/// <typeparam name="TAnswers">The answers: a plain record or class that serialises to JSON, every property optional.</typeparam>
/// <param name="Code">Stable code ("certificates.request").</param>
/// <param name="KeptFor">How long an untouched draft is kept.</param>
public sealed record Journey<TAnswers>(string Code, TimeSpan KeptFor)
    where TAnswers : class, new();

/// <summary>A draft as a step sees it.</summary>
/// <typeparam name="TAnswers">The answers of the journey.</typeparam>
/// <param name="Id">In the address of every step.</param>
/// <param name="Answers">What was answered so far.</param>
/// <param name="Version">Goes through the form, so that a stale tab is told.</param>
/// <param name="OutcomeId">What confirming it made, when it was confirmed.</param>
public sealed record DraftOf<TAnswers>(Guid Id, TAnswers Answers, int Version, Guid? OutcomeId);

/// <summary>Expected failures of drafts.</summary>
public sealed class DraftErrors : ErrorCatalogue<PlatformTexts>
{
    /// <summary>No such draft of this account, or it has expired.</summary>
    public static Error Gone { get; } = NotFound("platform.draft-gone");

    /// <summary>It was saved in another tab or on another device after this page was shown.</summary>
    public static Error Stale { get; } = Conflict("platform.draft-stale");
}

/// <summary>Keeps the drafts of the present caller. Confirming is the use case's: it calls <see cref="ConfirmAsync"/> inside its own act.</summary>
public sealed class Journeys(CityDb db, CurrentCaller caller, TimeProvider clock)
{
    private static readonly Func<CityDb, Guid?, string, DateTime, CancellationToken, Task<List<Draft>>> Unfinished = CompiledQuery.Rows<Guid?, string, DateTime, Draft>(
        (db, account, journey, now) => db.Set<Draft>().AsNoTracking()
            .Where(d => d.AccountId == account && d.Journey == journey && d.ConfirmedAt == null && d.ExpiresAt > now)
            .OrderByDescending(d => d.SavedAt).Take(10));

    /// <summary>Begins a draft and returns its id.</summary>
    public async Task<Guid> StartAsync<TAnswers>(Journey<TAnswers> journey, TAnswers answers, CancellationToken ct)
        where TAnswers : class, new()
    {
        var now = clock.UtcInstant();
        var draft = new Draft
        {
            Id = clock.NewId(),
            Journey = journey.Code,
            AccountId = caller.Value.AccountId ?? throw new InvalidOperationException("A draft belongs to an account"),
            Answers = JsonSerializer.Serialize(answers),
            StartedAt = now,
            SavedAt = now,
            ExpiresAt = now + journey.KeptFor,
        };
        db.Add(draft);
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        return draft.Id;
    }

    /// <summary>Finds a draft of the caller.</summary>
    public async Task<Result<DraftOf<TAnswers>>> FindAsync<TAnswers>(Journey<TAnswers> journey, Guid id, CancellationToken ct)
        where TAnswers : class, new()
    {
        var draft = await RowAsync(journey.Code, id, ct).ConfigureAwait(false);
        return draft is null ? DraftErrors.Gone : View<TAnswers>(draft);
    }

    /// <summary>Saves the answers of a step; refuses when the draft was saved elsewhere since <paramref name="version"/>.</summary>
    public async Task<Result<DraftOf<TAnswers>>> SaveAsync<TAnswers>(Journey<TAnswers> journey, Guid id, int version, TAnswers answers, CancellationToken ct)
        where TAnswers : class, new()
    {
        var draft = await RowAsync(journey.Code, id, ct).ConfigureAwait(false);
        if (draft is null)
            return DraftErrors.Gone;
        if (draft.OutcomeId is not null)
            return View<TAnswers>(draft);
        if (draft.Version != version)
            return DraftErrors.Stale;
        draft.Answers = JsonSerializer.Serialize(answers);
        draft.SavedAt = clock.UtcInstant();
        draft.ExpiresAt = draft.SavedAt + journey.KeptFor;
        draft.Version++;
        try
        {
            await db.SaveChangesAsync(ct).ConfigureAwait(false);
        }
        catch (DbUpdateConcurrencyException)
        {
            return DraftErrors.Stale;
        }

        return View<TAnswers>(draft);
    }

    /// <summary>The caller's unfinished drafts of a journey, newest first, at most ten.</summary>
    public async Task<IReadOnlyList<DraftOf<TAnswers>>> UnfinishedAsync<TAnswers>(Journey<TAnswers> journey, CancellationToken ct)
        where TAnswers : class, new()
    {
        var rows = await Unfinished(db, caller.Value.AccountId, journey.Code, clock.UtcInstant(), ct).ConfigureAwait(false);
        return [.. rows.Select(View<TAnswers>)];
    }

    /// <summary>Marks the draft as confirmed with its outcome, in the same commit as the outcome; two confirmations cannot both succeed: the later is <see cref="DraftErrors.Stale"/>, or a <see cref="DbUpdateConcurrencyException"/> when they meet.</summary>
    public async Task<Result<Done>> ConfirmAsync(string journeyCode, Guid id, Guid outcomeId, CancellationToken ct)
    {
        var draft = await RowAsync(journeyCode, id, ct).ConfigureAwait(false);
        if (draft is null)
            return DraftErrors.Gone;
        if (draft.OutcomeId is not null)
            return DraftErrors.Stale;
        draft.ConfirmedAt = clock.UtcInstant();
        draft.OutcomeId = outcomeId;
        draft.Version++;
        return default(Done);
    }

    private Task<Draft?> RowAsync(string journeyCode, Guid id, CancellationToken ct)
    {
        var now = clock.UtcInstant();
        return db.Set<Draft>().SingleOrDefaultAsync(
            d => d.Id == id && d.Journey == journeyCode && d.AccountId == caller.Value.AccountId && (d.ExpiresAt > now || d.ConfirmedAt != null), ct);
    }

    private static DraftOf<TAnswers> View<TAnswers>(Draft draft)
        where TAnswers : class, new() =>
        new(draft.Id, JsonSerializer.Deserialize<TAnswers>(draft.Answers) ?? new TAnswers(), draft.Version, draft.OutcomeId);
}
