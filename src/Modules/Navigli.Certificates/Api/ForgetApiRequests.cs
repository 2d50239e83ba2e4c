using Microsoft.EntityFrameworkCore;
using Navigli.Certificates.Register;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Jobs;
using Navigli.Platform.Time;

namespace Navigli.Certificates.Api;

/// <summary>Every night: forgets the keys and openings that have had their time.</summary>
internal sealed class ForgetApiRequests(CityDb db, ActFactory acts, TimeProvider clock) : IRecurringJob
{
    public static string Schedule => "0 50 3 * * ?";

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.UtcInstant();
        var (received, opened) = (now - ApiRequest.Remembered, now - RegisterJourney.Journey.KeptFor);
        if (!await db.ApiRequests.AnyAsync(r => r.ReceivedAt < received, ct) && !await db.ApiOpenings.AnyAsync(o => o.OpenedAt < opened, ct))
            return;
        await db.CommitAsync(
            acts.System(CertificatesActs.ForgetApiRequests, "certificates.forget-api-requests"),
            async work =>
            {
                await db.SetWiseAsync<ApiRequest>(rows => rows.Where(r => r.ReceivedAt < received).ExecuteDeleteAsync(work));
                await db.SetWiseAsync<ApiOpening>(rows => rows.Where(o => o.OpenedAt < opened).ExecuteDeleteAsync(work));
            },
            ct);
    }
}
