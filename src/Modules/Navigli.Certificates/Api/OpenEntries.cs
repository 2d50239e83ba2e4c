using Microsoft.EntityFrameworkCore;
using Navigli.Certificates.Outcome;
using Navigli.Certificates.Register;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Drafts;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Certificates.Api;

/// <summary>The entries of the register that the calling officer has open: found by number or issued, with a reason, in the last half hour.</summary>
internal sealed class OpenEntries(
    CityDb db, CurrentCaller caller, ActFactory acts, Journeys journeys, SearchRegister search, ShowEntry show, VoidCertificate voiding, EntryPaper papers,
    CertificateResources resources, TimeProvider clock)
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
        if (await DraftOfAsync(certificateId, ct) is not { } draft)
            return CertificatesErrors.EntryNotOpen;
        var read = await papers.ReadAsync(draft, static _ => null, ct);
        return read.Succeeded ? read.Value.File : read.Error;
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
