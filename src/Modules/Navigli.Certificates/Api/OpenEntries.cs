using Microsoft.EntityFrameworkCore;
using Navigli.Certificates.Outcome;
using Navigli.Certificates.Paper;
using Navigli.Certificates.Register;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Drafts;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Certificates.Api;

/// <summary>The entries of the register that the calling officer has open: found by number or issued, with a reason, in the last half hour.</summary>
internal sealed class OpenEntries(
    CityDb db, CurrentCaller caller, ActFactory acts, Journeys journeys, SearchRegister search, ShowEntry show, VoidCertificate voiding, PaperStore papers, ProtectedPapers hidden,
    CertificateResources resources, AccessLedger ledger, TimeProvider clock)
{
    /// <summary>Opens an entry for a reason.</summary>
    public async Task OpenAsync(Guid certificateId, string reason, CancellationToken ct) =>
        await KeepAsync(await journeys.StartAsync(RegisterJourney.Journey, new OpenedEntry { CertificateId = certificateId, Reason = reason }, ct), certificateId, reason, ct);

    /// <summary>Finds an entry by protocol or code and opens it; an empty list where there is none.</summary>
    public async Task<Result<CertificateList>> SearchAsync(SearchMessage message, CancellationToken ct)
    {
        var found = await search.ByNumberAsync(new RegisterForm { Number = message.Number, Reason = message.Reason }, ct);
        if (found is { Succeeded: false } && found.Error.Code == CertificatesErrors.NotInRegister.Code)
            return new CertificateList { Items = [] };
        if (!found.Succeeded)
            return found.Errors.ToList();
        var opened = (await journeys.FindAsync(RegisterJourney.Journey, found.Value, ct)).Value.Answers;
        await KeepAsync(found.Value, opened.CertificateId, opened.Reason ?? "", ct);
        var shown = await ShowAsync(opened.CertificateId, ct);
        return shown.Succeeded ? new CertificateList { Items = [shown.Value] } : shown.Error;
    }

    public async Task<Result<CertificateResource>> ShowAsync(Guid certificateId, CancellationToken ct)
    {
        if (await DraftOfAsync(certificateId, ct) is not { } draft || await resources.FindAsync(certificateId, ct) is not { } resource)
            return CertificatesErrors.EntryNotOpen;
        // The statements of a certificate that is still ANPR's to issue are not there to be read.
        if (resource.Protocol is not null && await show.RunAsync(draft, ct) is { Succeeded: false } closed)
            return closed.Error;
        return resource;
    }

    public async Task<Result<CertificateFile>> DownloadAsync(Guid certificateId, CancellationToken ct)
    {
        if (await DraftOfAsync(certificateId, ct) is not { } draft || await journeys.FindAsync(RegisterJourney.Journey, draft, ct) is not { Succeeded: true, Value.Answers: var opened })
            return CertificatesErrors.EntryNotOpen;
        var found = await db.Certificates.Where(c => c.Id == certificateId)
            .Join(db.CertificateStatements, c => c.Id, s => s.CertificateId, (c, s) => new { Certificate = c, s.Snapshot }).SingleOrDefaultAsync(ct);
        if (found is null)
            return CertificatesErrors.NotIssuedYet;
        if (await hidden.IsHiddenAsync(found.Certificate, ct))
            return CertificatesErrors.PaperHidden;
        var snapshot = PaperStore.Deserialize(found.Snapshot);
        await ledger.RecordAsync(Readings.OfOffice(CertificatesPurposes.Register, caller.Value, found.Certificate, snapshot, opened.Reason), ct);
        var read = await papers.ReadAsync(found.Certificate, snapshot, ct);
        return read.Succeeded ? new CertificateFile(read.Value, $"certificato-{found.Certificate.Protocol.Replace('/', '-')}.pdf") : read.Error;
    }

    public async Task<Result<CertificateResource>> VoidAsync(Guid certificateId, string reason, CancellationToken ct)
    {
        if (await DraftOfAsync(certificateId, ct) is not { } draft)
            return CertificatesErrors.EntryNotOpen;
        var voided = await voiding.RunAsync(draft, reason, ct);
        if (!voided.Succeeded)
            return voided.Error;
        return await ShowAsync(certificateId, ct);
    }

    private async Task KeepAsync(Guid draftId, Guid certificateId, string reason, CancellationToken ct)
    {
        db.ApiOpenings.Add(new ApiOpening { DraftId = draftId, AccountId = caller.Value.AccountId!.Value, CertificateId = certificateId, OpenedAt = clock.UtcInstant() });
        await db.CommitAsync(acts.Office(CertificatesActs.OpenByApi, Role.RegistryOfficer, null, reason), ct);
    }

    private async Task<Guid?> DraftOfAsync(Guid certificateId, CancellationToken ct)
    {
        var (account, since) = (caller.Value.AccountId, clock.UtcInstant() - RegisterJourney.Journey.KeptFor);
        return await db.ApiOpenings.Where(o => o.AccountId == account && o.CertificateId == certificateId && o.OpenedAt > since)
            .OrderByDescending(o => o.OpenedAt).Select(o => (Guid?)o.DraftId).FirstOrDefaultAsync(ct);
    }
}
