using Microsoft.EntityFrameworkCore;
using Navigli.Certificates.Cases;
using Navigli.Certificates.Certifiers;
using Navigli.Certificates.Outcome;
using Navigli.Certificates.Paper;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Drafts;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Counter;

/// <summary>What became of a request at the counter.</summary>
internal sealed record HandOverView
{
    public required CounterAnswers Answers { get; init; }

    public required string CaseNumber { get; init; }

    public required CaseState State { get; init; }

    public required string TypeLabel { get; init; }

    /// <summary>ANPR's refusal in words; null unless it refused.</summary>
    public AnprErrorWords? Refusal { get; init; }

    /// <summary>Null until it is issued.</summary>
    public IssuedView? Issued { get; init; }
}

/// <summary>The certificate that became of it.</summary>
/// <param name="Protocol">Its number.</param>
/// <param name="Code">Its verification code.</param>
/// <param name="FeeCents">Secretariat fee to collect.</param>
/// <param name="IsSealed">False while its sealed file could not be made.</param>
/// <param name="Paper">Its words; null where ANPR's file alone has them.</param>
internal sealed record IssuedView(string Protocol, string Code, int FeeCents, bool IsSealed, PaperWords? Paper);

/// <summary>The certificate that the officer has just issued: to print, to collect for, to hand over. Found by the officer's own draft.</summary>
internal sealed class HandOver(CityDb db, CurrentCaller caller, Journeys journeys, PaperStore papers, CityPack city, AccessLedger ledger)
{
    public async Task<Result<HandOverView>> ShowAsync(Guid draftId, CancellationToken ct)
    {
        if (await journeys.FindAsync(CounterJourney.Journey, draftId, ct) is not { Succeeded: true, Value: { OutcomeId: { } outcome, Answers: var answers } }
            || await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == outcome, ct) is not { } @case)
        {
            return CertificatesErrors.NotFoundHere;
        }

        var found = await FindAsync(outcome, ct);
        return new HandOverView
        {
            Answers = answers,
            CaseNumber = @case.Number,
            State = @case.State,
            TypeLabel = city.Vocabulary.Certificates.LabelOf(@case.TypeCode).ToString(),
            Refusal = @case is { State: CaseState.Refused, AnprCode: { } code } ? city.AnprErrors.WordsOf(code) : null,
            Issued = found is var (certificate, snapshot)
                ? new(certificate.Protocol, certificate.Code, certificate.FeeCents, certificate.FileId is not null, certificate.Certifier == Certifier.City ? snapshot.Words : null)
                : null,
        };
    }

    public async Task<Result<CertificateFile>> DownloadAsync(Guid draftId, CancellationToken ct)
    {
        if (await journeys.FindAsync(CounterJourney.Journey, draftId, ct) is not { Succeeded: true, Value.OutcomeId: { } outcome } || await FindAsync(outcome, ct) is not var (certificate, snapshot))
            return CertificatesErrors.NotFoundHere;
        var read = await papers.ReadAsync(certificate, snapshot, ct);
        return read.Succeeded ? new CertificateFile(read.Value, $"certificato-{certificate.Protocol.Replace('/', '-')}.pdf") : read.Error;
    }

    private async Task<(IssuedCertificate Certificate, PaperSnapshot Snapshot)?> FindAsync(Guid id, CancellationToken ct)
    {
        var found = await db.Certificates.Where(c => c.Id == id)
            .Join(db.CertificateStatements, c => c.Id, s => s.CertificateId, (c, s) => new { Certificate = c, s.Snapshot }).SingleOrDefaultAsync(ct);
        if (found is null)
            return null;
        var snapshot = PaperStore.Deserialize(found.Snapshot);
        await ledger.RecordAsync(Readings.OfOffice(CertificatesPurposes.Counter, caller.Value, found.Certificate, snapshot, null), ct);
        return (found.Certificate, snapshot);
    }
}
