using Microsoft.EntityFrameworkCore;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Jobs;
using Navigli.Platform.Time;

namespace Navigli.Folder.Entries;

/// <summary>Every night: deletes entries that have not been shown for long. Requests stay, among the requests.</summary>
internal sealed class ForgetEntries(CityDb db, ActFactory acts, TimeProvider clock) : IRecurringJob
{
    private static readonly TimeSpan History = TimeSpan.FromDays(60);

    public static string Schedule => "0 5 4 * * ?";

    public Task RunAsync(CancellationToken ct)
    {
        var old = clock.UtcInstant() - History;
        return db.CommitAsync(
            acts.System(FolderActs.Forget, "folder.forget"),
            _ => db.SetWiseAsync<FolderRow>(all => all.Where(e => e.ExpiresAt < old && e.Number == null).ExecuteDeleteAsync(ct)),
            ct);
    }
}
