using Microsoft.EntityFrameworkCore;
using Navigli.Certificates.Certifiers;
using Navigli.Certificates.Counter;
using Navigli.Certificates.Paper;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Drafts;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Register;

/// <summary>An entry of the register as the officer who opened it sees it.</summary>
internal sealed record EntryView
{
    public required string Protocol { get; init; }

    public required string Code { get; init; }

    public required DateTime IssuedAt { get; init; }

    public DateOnly? ValidUntil { get; init; }

    public DateTime? VoidedAt { get; init; }

    public string? VoidReason { get; init; }

    public string? Office { get; init; }

    public required int FeeCents { get; init; }

    public required string TypeLabel { get; init; }

    public required CertificateState State { get; init; }

    /// <summary>Its words; null where ANPR's file alone has them, and where <see cref="IsHidden"/>.</summary>
    public PaperWords? Paper { get; init; }

    /// <summary>Who asked at the counter, by which stamp, and what was forced; null online.</summary>
    public CounterFacts? Counter { get; init; }

    public required string Reason { get; init; }

    /// <summary>Whether the paper states an address that is protected, and is neither shown nor printed.</summary>
    public required bool IsHidden { get; init; }
}

/// <summary>What the register keeps of a request at the counter.</summary>
internal sealed record CounterFacts(
    RequesterKind Requester, string RequesterName, IdentityDocument Document, string DocumentNumber, string? Delegation, string? StampSerial, string? ForcedRules, string? ForceReason);

/// <summary>Shows the entry that the officer opened.</summary>
internal sealed class ShowEntry(CityDb db, CurrentCaller caller, Journeys journeys, ProtectedPapers hidden, CityPack city, AccessLedger ledger, TimeProvider clock)
{
    public async Task<Result<EntryView>> RunAsync(Guid draftId, CancellationToken ct)
    {
        if (await journeys.FindAsync(RegisterJourney.Journey, draftId, ct) is not { Succeeded: true, Value.Answers: var opened })
            return CertificatesErrors.EntryNotOpen;
        var found = await (
            from certificate in db.Certificates
            where certificate.Id == opened.CertificateId
            join statements in db.CertificateStatements on certificate.Id equals statements.CertificateId
            join issue in db.CounterIssues on certificate.Id equals issue.CaseId into issues
            from issue in issues.DefaultIfEmpty()
            select new { Certificate = certificate, statements.Snapshot, Issue = issue }).AsNoTracking().SingleOrDefaultAsync(ct);
        if (found is null)
            return CertificatesErrors.EntryNotOpen;
        var (snapshot, isHidden) = (PaperStore.Deserialize(found.Snapshot), await hidden.IsHiddenAsync(found.Certificate, ct));
        await ledger.RecordAsync(Readings.OfOffice(CertificatesPurposes.Register, caller.Value, found.Certificate, snapshot, opened.Reason), ct);
        return new EntryView
        {
            Protocol = found.Certificate.Protocol,
            Code = found.Certificate.Code,
            IssuedAt = found.Certificate.IssuedAt,
            ValidUntil = found.Certificate.ValidUntil,
            VoidedAt = found.Certificate.VoidedAt,
            VoidReason = found.Certificate.VoidReason,
            Office = found.Certificate.Office,
            FeeCents = found.Certificate.FeeCents,
            TypeLabel = city.Vocabulary.Certificates.LabelOf(found.Certificate.TypeCode).ToString(),
            State = found.Certificate.State(city.Calendar.Today(clock)),
            Paper = found.Certificate.Certifier == Certifier.City && !isHidden ? snapshot.Words : null,
            IsHidden = isHidden,
            Counter = found.Issue is { } i ? new(i.Requester, i.RequesterName, i.Document, i.DocumentNumber, i.Delegation, i.StampSerial, i.ForcedRules, i.ForceReason) : null,
            Reason = opened.Reason ?? "",
        };
    }
}
