using Microsoft.EntityFrameworkCore;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Jobs;
using Navigli.Platform.Time;

namespace Navigli.Certificates.Delivery;

/// <summary>Every night: forgets links that have been over for long, with the addresses they were sent to. The access ledger keeps that they were used.</summary>
internal sealed class ForgetLinks(CityDb db, ActFactory acts, TimeProvider clock) : IRecurringJob
{
    // As long as messages are remembered: afterwards nobody could say what became of them.
    private static readonly TimeSpan History = TimeSpan.FromDays(60);

    public static string Schedule => "0 55 3 * * ?";

    public Task RunAsync(CancellationToken ct)
    {
        var old = clock.UtcInstant() - History;
        return db.CommitAsync(
            acts.System(CertificatesActs.ForgetLinks, "certificates.forget-links"),
            _ => db.SetWiseAsync<CertificateLink>(all => all.Where(l => l.ExpiresAt < old).ExecuteDeleteAsync(ct)),
            ct);
    }
}
