using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Navigli.Platform.Access;
using Navigli.Platform.Data;
using Navigli.Platform.Results;
using Navigli.Platform.Time;
using Navigli.Records.Asking;

namespace Navigli.Records.Corrections;

/// <summary>A request for correction as who sent it sees it.</summary>
internal sealed record CorrectionView
{
    public required string Number { get; init; }

    public required string Title { get; init; }

    public required string Office { get; init; }

    public required string TheOffice { get; init; }

    public required string Datum { get; init; }

    public required string Text { get; init; }

    public required CorrectionState State { get; init; }

    public required DateTime SentAt { get; init; }

    public DateTime? TakenAt { get; init; }

    public string? Reference { get; init; }

    public string? Answer { get; init; }

    public DateTime? AnsweredAt { get; init; }
}

/// <summary>The caller's own requests for correction. Opening one asks its keeper how far it is.</summary>
internal sealed class OwnCorrections(CityDb db, CarryCorrections carry, SourceBook book, IStringLocalizerFactory texts, CurrentCaller caller, TimeProvider clock)
{
    // Whoever looks again and again does not make the keeper look as often.
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(5);

    public async Task<Result<CorrectionView>> FindAsync(Guid id, CancellationToken ct)
    {
        var own = db.Corrections.AsNoTracking().Where(c => c.Id == id && c.AccountId == caller.Value.AccountId);
        if (await own.SingleOrDefaultAsync(ct) is not { } correction || book.Find(correction.Source) is not { } source)
            return RecordsErrors.NoSuchCorrection;
        if (correction.State == CorrectionState.TakenInCharge && !(correction.FollowedAt > clock.UtcInstant() - Between))
        {
            try
            {
                await carry.FollowAsync(id, ct);
            }
            catch (DbUpdateConcurrencyException)
            {
                // The job has just done it.
                db.ChangeTracker.Clear();
            }

            correction = await own.SingleAsync(ct);
        }

        var words = texts.Create(source.Texts);
        return new CorrectionView
        {
            Number = correction.Number,
            Title = words["Card"],
            Office = words["Office"],
            TheOffice = words["TheOffice"],
            Datum = words[$"Datum.{correction.Datum}"],
            Text = correction.Text,
            State = correction.State,
            SentAt = correction.SentAt,
            TakenAt = correction.TakenAt,
            Reference = correction.Reference,
            Answer = correction.Answer,
            AnsweredAt = correction.AnsweredAt,
        };
    }
}
