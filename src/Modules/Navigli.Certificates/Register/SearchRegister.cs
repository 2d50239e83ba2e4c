using Microsoft.EntityFrameworkCore;
using Navigli.Certificates.Counter;
using Navigli.Contracts.Residents;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Drafts;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Register;

/// <summary>What the officer types to find a certificate.</summary>
public sealed class RegisterForm
{
    /// <summary>Protocol or verification code, as printed.</summary>
    public string? Number { get; set; }

    public string? Reason { get; set; }
}

/// <summary>
/// Finds an entry of the register and opens it for half an hour to the officer who said why. Protocols follow each other, so that without a
/// reason anybody's certificates could be leafed through.
/// </summary>
internal sealed class SearchRegister(CityDb db, CurrentCaller caller, IOpenedRecords openedRecords, Journeys journeys, CityPack city, TimeProvider clock)
{
    private const int LongestProtocol = 30;
    private const int Most = 200;

    /// <summary>By protocol or verification code.</summary>
    public async Task<Result<Guid>> ByNumberAsync(RegisterForm form, CancellationToken ct)
    {
        List<Error> errors = [];
        var (number, reason) = (form.Number?.Trim(), form.Reason?.Trim());
        if (number is not { Length: > 0 and <= 64 })
            errors.Add(CertificatesErrors.NumberMissing.For(nameof(RegisterForm.Number)));
        if (reason is not { Length: >= CounterRules.ShortestReason })
            errors.Add(CertificatesErrors.OfficeReasonMissing.For(nameof(RegisterForm.Reason)).With(CounterRules.ShortestReason));
        else if (reason.Length > CertificatesErrors.LongestReason)
            errors.Add(CertificatesErrors.ReasonTooLong.For(nameof(RegisterForm.Reason)).With(CertificatesErrors.LongestReason));
        if (errors.Count > 0)
            return errors;
        var code = VerificationCode.Normalise(number);
        var protocol = number!.Length <= LongestProtocol ? number : null;
        var id = await db.Certificates.Where(c => c.Protocol == protocol || (code != null && c.Code == code)).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(ct);
        return id is { } found
            ? await journeys.StartAsync(RegisterJourney.Journey, new OpenedEntry { CertificateId = found, Reason = reason }, ct)
            : CertificatesErrors.NotInRegister.For(nameof(RegisterForm.Number));
    }

    /// <summary>A certificate of a person whose record the officer has open, for the reason stated there.</summary>
    public async Task<Result<Guid>> OfPersonAsync(Guid certificateId, Guid personId, Guid lookUpId, CancellationToken ct)
    {
        if (await openedRecords.FindAsync(lookUpId, personId, ct) is not { } opened)
            return CertificatesErrors.RecordNotOpen;
        if (!await db.Certificates.AnyAsync(c => c.Id == certificateId && c.PersonId == personId, ct))
            return CertificatesErrors.NotInRegister;
        var reason = string.Join(" · ", new[] { opened.CaseReference, opened.Reason }.OfType<string>());
        return await journeys.StartAsync(RegisterJourney.Journey, new OpenedEntry { CertificateId = certificateId, Reason = reason }, ct);
    }

    /// <summary>What the officer's office issued at its counter today, the newest first: numbers and amounts, nobody's data.</summary>
    public async Task<IReadOnlyList<RegisterRow>> TodayAsync(CancellationToken ct)
    {
        var (office, today) = (caller.Value.Office, city.Calendar.Today(clock));
        if (office is null)
            return [];
        var since = city.Calendar.StartOfDay(today);
        var rows = await db.Certificates.AsNoTracking().Where(c => c.Office == office && c.IssuedAt >= since).OrderByDescending(c => c.IssuedAt).Take(Most).ToListAsync(ct);
        return [.. rows.Select(c => RegisterRow.Of(c, city, today))];
    }
}
