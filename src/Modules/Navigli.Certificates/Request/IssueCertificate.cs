using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Navigli.Certificates.Paper;
using Navigli.Contracts.Certificates;
using Navigli.Contracts.Residents;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Drafts;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Certificates.Request;

/// <summary>
/// Issues what a draft asks for: once, however often it is confirmed. The number, the register's row, the statements and the draft's outcome
/// commit together; the sealed file follows, and is made again from the statements where it got lost.
/// </summary>
internal sealed class IssueCertificate(
    CityDb db, CurrentCaller caller, ActFactory acts, Journeys journeys, RequestCheck check, PaperWriter writer, PaperStore papers, AccessLedger ledger,
    CityPack city, TimeProvider clock)
{
    private const string Numbering = "certificates.protocol";

    /// <summary>Confirms a draft as the person saw it.</summary>
    /// <param name="draftId">The draft.</param>
    /// <param name="version">The version that the summary showed.</param>
    /// <param name="ct">Cancels what was not yet committed.</param>
    /// <returns>The certificate's id.</returns>
    public async Task<Result<Guid>> RunAsync(Guid draftId, int version, CancellationToken ct)
    {
        var found = await journeys.FindAsync(RequestJourney.Journey, draftId, ct);
        if (!found.Succeeded)
            return found.Error;
        if (found.Value.OutcomeId is { } outcome)
            return await OnceSealedAsync(outcome, ct);
        if (found.Value.Version != version)
            return DraftErrors.Stale;
        var checkedRequest = await check.RunAsync(found.Value.Answers, ct);
        if (!checkedRequest.Succeeded)
            return checkedRequest.Errors.ToList();

        var request = checkedRequest.Value;
        IssuedCertificate certificate;
        PaperSnapshot snapshot;
        try
        {
            (certificate, snapshot) = await CommitAsync(draftId, request, ct);
        }
        catch (DbUpdateException e)
        {
            // A second confirmation came at the same time: its transaction took no number, and the first one's outcome is the outcome.
            db.ChangeTracker.Clear();
            if (await IssuedFromAsync(draftId, ct) is { } first)
                return await OnceSealedAsync(first, ct);
            if (e is DbUpdateConcurrencyException)
                return DraftErrors.Stale;
            throw;
        }

        await RecordAsync(certificate, snapshot, ct);
        // A full disk, or a trust service that is down, must not undo what is issued: the file is made at the first download.
        await papers.StoreAsync(certificate, snapshot, ct);
        return certificate.Id;
    }

    private async Task<(IssuedCertificate Certificate, PaperSnapshot Snapshot)> CommitAsync(Guid draftId, CheckedRequest request, CancellationToken ct)
    {
        var act = acts.Citizen(CertificatesActs.Issue, request.Right.Kind == RightKind.Self ? null : request.Record.Person.PersonId);
        var today = city.Calendar.Today(clock);
        IssuedCertificate? certificate = null;
        PaperSnapshot? snapshot = null;
        await db.CommitAsync(
            act,
            async inner =>
            {
                var series = today.Year.ToString(CultureInfo.InvariantCulture);
                var number = await db.NextNumberAsync(Numbering, series, inner);
                var paper = Paper(request, act.At, today, string.Create(CultureInfo.InvariantCulture, $"{series}/{number:D6}"));
                snapshot = writer.Write(paper);
                certificate = Row(draftId, request, paper);
                db.Certificates.Add(certificate);
                db.CertificateStatements.Add(new CertificateStatements { CertificateId = certificate.Id, Snapshot = PaperStore.Serialize(snapshot) });
                act.Raise(new CertificateIssued(certificate.Id, certificate.PersonId, certificate.AccountId, certificate.TypeCode, certificate.Protocol));
                if (await journeys.ConfirmAsync(RequestJourney.Journey.Code, draftId, certificate.Id, inner) is { Succeeded: false })
                    throw new DbUpdateConcurrencyException("The draft expired while it was being confirmed");
            },
            ct);
        return (certificate!, snapshot!);
    }

    private static PaperRequest Paper(CheckedRequest request, DateTime at, DateOnly today, string protocol) => new()
    {
        Selection = request.Selection,
        Record = request.Record,
        Ground = request.Ground,
        Language = request.Language.Code,
        OnDate = request.OnDate,
        PastReason = request.PastReason,
        Protocol = protocol,
        Code = VerificationCode.New(),
        // Files and proofs count whole seconds.
        IssuedAt = new DateTime(at.Ticks - (at.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc),
        IssuedOn = today,
        ValidUntil = request.ValidUntil,
    };

    private IssuedCertificate Row(Guid draftId, CheckedRequest request, PaperRequest paper) => new()
    {
        Id = clock.NewId(),
        DraftId = draftId,
        AccountId = caller.Value.AccountId!.Value,
        PersonId = request.Record.Person.PersonId,
        TypeCode = request.Selection.Code,
        SubjectName = request.Record.Person.GivenName,
        Protocol = paper.Protocol,
        Code = paper.Code,
        Right = request.Right.Kind,
        UseCode = request.Ground.Use.Code,
        ExemptionCode = request.Ground.Use.Exemption?.Code,
        FeeCents = request.Ground.FeeCents,
        Language = request.Language.Code,
        IssuedAt = paper.IssuedAt,
        ValidUntil = paper.ValidUntil,
    };

    private async Task<Guid?> IssuedFromAsync(Guid draftId, CancellationToken ct)
    {
        var account = caller.Value.AccountId;
        var ids = await db.Certificates.AsNoTracking().Where(c => c.DraftId == draftId && c.AccountId == account).Select(c => c.Id).ToListAsync(ct);
        return ids.Count == 0 ? null : ids[0];
    }

    /// <summary>A second click comes while the first is still sealing: it waits a little, so as not to say that the document is missing.</summary>
    private async Task<Guid> OnceSealedAsync(Guid certificate, CancellationToken ct)
    {
        for (var looks = 0; looks < 20 && !await db.Certificates.AnyAsync(c => c.Id == certificate && c.FileId != null, ct); looks++)
            await Task.Delay(TimeSpan.FromMilliseconds(100), clock, ct);
        return certificate;
    }

    private Task RecordAsync(IssuedCertificate certificate, PaperSnapshot snapshot, CancellationToken ct) => ledger.RecordAsync(
        Readings.OfCertificate(CertificatesPurposes.Issue, caller.Value, certificate, snapshot), ct);
}
