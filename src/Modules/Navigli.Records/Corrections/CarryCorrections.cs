using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Navigli.Contracts.Folder;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Outbox;
using Navigli.Platform.Time;
using Navigli.Records.Asking;
using Navigli.Records.Reading;

namespace Navigli.Records.Corrections;

/// <summary>Carries requests for correction to their keepers and asks how far they are. Both are safe to repeat: a keeper knows a request by its key.</summary>
internal sealed class CarryCorrections(CityDb db, SourceBook book, RecordCopies copies, ActFactory acts, IFolder folder, TimeProvider clock, ILogger<CarryCorrections> log)
{
    private const string Part = "records.corrections";

    /// <summary>Hands a request to its keeper, unless the keeper has it already.</summary>
    /// <returns>Whether nothing is left to deliver.</returns>
    public async Task<bool> DeliverAsync(Guid id, CancellationToken ct)
    {
        if (await db.Corrections.SingleOrDefaultAsync(c => c.Id == id, ct) is not { IsToDeliver: true } correction)
            return true;
        if (Connection(correction) is not { } connection)
            return false;
        var message = new CorrectionMessage(correction.Number, correction.CodiceFiscale, correction.Datum, correction.Text);
        var reply = await connection.SendAsync(
            () =>
            {
                var request = new HttpRequestMessage(HttpMethod.Post, "corrections") { Content = SourceJson.Content(message) };
                request.Headers.Add("Idempotency-Key", correction.Id.ToString());
                return request;
            },
            Evidence.Of(correction.AccountId, correction.Assurance),
            ct);
        var now = clock.UtcInstant();
        if (reply.Outcome == SourceOutcome.Answered && SourceJson.Read<CorrectionReceipt>(reply.Body) is { Reference: { Length: > 0 and <= Correction.LongestReference } reference })
            correction.Take(reference, now);
        else if (reply.Outcome == SourceOutcome.Refused)
            correction.Refuse(now);
        else
            correction.NotDelivered(now);
        await CommitAsync(correction, RecordsActs.Deliver);
        return !correction.IsToDeliver;
    }

    /// <summary>Asks the keeper how far a request is, and notes the answer.</summary>
    public async Task FollowAsync(Guid id, CancellationToken ct)
    {
        if (await db.Corrections.SingleOrDefaultAsync(c => c.Id == id, ct) is not { State: CorrectionState.TakenInCharge } correction || Connection(correction) is not { } connection)
            return;
        var reply = await connection.SendAsync(() => new HttpRequestMessage(HttpMethod.Get, $"corrections/{Uri.EscapeDataString(correction.Reference!)}"), Evidence.Of(correction.AccountId, correction.Assurance), ct);
        if (reply.Outcome != SourceOutcome.Answered || SourceJson.Read<CorrectionProgress>(reply.Body) is not { } progress)
        {
            log.LogInformation("The keeper {Source} does not say how far correction {Correction} is", correction.Source, id);
            return;
        }

        var now = clock.UtcInstant();
        correction.Followed(now);
        if (progress.Outcome != CorrectionOutcome.Open)
            correction.Close(progress.Outcome == CorrectionOutcome.Corrected ? CorrectionState.Corrected : CorrectionState.Confirmed, progress.Answer ?? "", now);
        await CommitAsync(correction, RecordsActs.Follow);
    }

    private SourceConnection? Connection(Correction correction) => book.Find(correction.Source) is { } source ? book.ConnectionTo(source) : null;

    // Not cancelled by the host's stop: what the keeper took is recorded as taken.
    private async Task CommitAsync(Correction correction, ActType type)
    {
        await folder.PutAsync(CorrectionEntries.Of(correction), CancellationToken.None);
        await db.CommitAsync(
            acts.System(type, Part),
            // What was kept of the record is as wrong as the record was.
            token => correction.State == CorrectionState.Corrected ? copies.ForgetAsync(correction.SubjectId, correction.Source, token) : Task.CompletedTask,
            CancellationToken.None);
    }
}

/// <summary>The outbox's part: at once, and again with its patience.</summary>
internal sealed class DeliverCorrection(CarryCorrections carry) : IHandleEvent<CorrectionSent>
{
    public async Task HandleAsync(CorrectionSent fact, CancellationToken ct)
    {
        if (!await carry.DeliverAsync(fact.CorrectionId, ct))
            throw new IOException("The keeper of the record cannot be reached");
    }
}
