using Microsoft.EntityFrameworkCore;
using Navigli.Certificates.Counter;
using Navigli.Certificates.Entries;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Drafts;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Register;

/// <summary>Voids a certificate whose entry the officer has open, for good: the register, the verification page and the published revocations say so from then on.</summary>
internal sealed class VoidCertificate(CityDb db, ActFactory acts, Journeys journeys, CertificateEntries entries)
{
    public async Task<Result<Done>> RunAsync(Guid draftId, string? typed, CancellationToken ct)
    {
        if (await journeys.FindAsync(RegisterJourney.Journey, draftId, ct) is not { Succeeded: true, Value: var draft })
            return CertificatesErrors.EntryNotOpen;
        if (draft.OutcomeId is not null)
            // The same page sent twice.
            return default(Done);
        var reason = typed?.Trim() ?? "";
        if (reason.Length < CounterRules.ShortestReason)
            return CertificatesErrors.OfficeReasonMissing.For(nameof(IssuedCertificate.VoidReason)).With(CounterRules.ShortestReason);
        if (reason.Length > CertificatesErrors.LongestReason)
            return CertificatesErrors.ReasonTooLong.For(nameof(IssuedCertificate.VoidReason)).With(CertificatesErrors.LongestReason);
        if (await db.Certificates.SingleOrDefaultAsync(c => c.Id == draft.Answers.CertificateId, ct) is not { } certificate)
            return CertificatesErrors.EntryNotOpen;
        if (certificate.VoidedAt is not null)
            return CertificatesErrors.AlreadyVoided;
        var act = acts.Office(CertificatesActs.Void, Role.RegistryOfficer, certificate.PersonId, $"{certificate.Protocol} · {reason}");
        (certificate.VoidedAt, certificate.VoidReason) = (act.At, reason);
        await entries.SettleAsync(certificate, ct);
        try
        {
            await db.CommitAsync(
                act,
                async inner =>
                {
                    if (await journeys.ConfirmAsync(RegisterJourney.Journey.Code, draftId, certificate.Id, inner) is { Succeeded: false })
                        throw new DbUpdateConcurrencyException("The entry was closed while it was being voided");
                },
                ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await journeys.FindAsync(RegisterJourney.Journey, draftId, ct) is { Succeeded: true, Value.OutcomeId: not null } ? default(Done) : CertificatesErrors.AlreadyVoided;
        }

        return default(Done);
    }
}
