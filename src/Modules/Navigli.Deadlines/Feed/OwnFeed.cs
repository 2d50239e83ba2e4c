using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Navigli.Design;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;

namespace Navigli.Deadlines.Feed;

/// <summary>The address as its account sees it: that there is one, never which.</summary>
internal sealed record FeedView(DateTime MadeAt, DateOnly? ReadOn);

/// <summary>Makes the secret address of the caller's calendar, makes it anew, and withdraws it. It is shown once: only its hash is kept.</summary>
internal sealed class OwnFeed(CityDb db, CurrentCaller caller, ActFactory acts, Site site, IOptions<DeadlinesOptions> options)
{
    private const int SecretBytes = 20;

    public async Task<FeedView?> ShowAsync(CancellationToken ct)
    {
        var account = caller.Value.AccountId;
        return await db.CalendarFeeds.Where(f => f.AccountId == account).Select(f => new FeedView(f.MadeAt, f.ReadOn)).SingleOrDefaultAsync(ct);
    }

    /// <summary>A new address; the one before opens nothing from here on. Null for who is not in the registry, and has no dates.</summary>
    public async Task<Uri?> MakeAsync(CancellationToken ct)
    {
        if (caller.Value is not { AccountId: { } account, PersonId: { } person })
            return null;
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        var act = acts.Citizen(DeadlinesActs.Subscribe);
        if (await db.CalendarFeeds.SingleOrDefaultAsync(f => f.AccountId == account, ct) is { } feed)
            (feed.SecretHash, feed.PersonId, feed.MadeAt, feed.ReadOn) = (Hash(secret), person, act.At, null);
        else
            db.CalendarFeeds.Add(new CalendarFeed { AccountId = account, PersonId = person, SecretHash = Hash(secret), MadeAt = act.At });
        await db.CommitAsync(act, ct);
        return new Uri(options.Value.Portal!, site.Language.PathPrefix + DeadlinesPaths.FeedOf(secret));
    }

    public async Task WithdrawAsync(CancellationToken ct)
    {
        var account = caller.Value.AccountId;
        if (await db.CalendarFeeds.SingleOrDefaultAsync(f => f.AccountId == account, ct) is not { } feed)
            return;
        db.CalendarFeeds.Remove(feed);
        await db.CommitAsync(acts.Citizen(DeadlinesActs.Unsubscribe), ct);
    }

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
