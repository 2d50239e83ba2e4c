using Microsoft.EntityFrameworkCore;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Data;

namespace Navigli.Privacy.Mine;

/// <summary>A version of the notice that the caller was given.</summary>
internal sealed record GivenVersion(int Number, DateOnly InForceFrom, DateTime GivenAt);

/// <summary>Which versions of the notice the caller was given, and when first, the newest first.</summary>
internal sealed class ShowMyPrivacy(CityDb db, CurrentCaller caller, CityPack city)
{
    public async Task<IReadOnlyList<GivenVersion>> RunAsync(CancellationToken ct)
    {
        var given = await db.NoticesGiven.AsNoTracking().Where(n => n.AccountId == caller.Value.AccountId).GroupBy(n => n.Version)
            .Select(g => new { Number = g.Key, At = g.Min(n => n.GivenAt) }).ToListAsync(ct);
        return
        [
            .. given.Join(city.PrivacyNotice.Versions, g => g.Number, v => v.Number, (g, v) => new GivenVersion(v.Number, v.InForceFrom, g.At)).OrderByDescending(v => v.Number),
        ];
    }
}
