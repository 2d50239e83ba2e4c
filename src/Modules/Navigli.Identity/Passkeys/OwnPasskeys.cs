using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Navigli.Identity.Staff;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Results;

namespace Navigli.Identity.Passkeys;

/// <summary>A passkey as its holder tells it from the others.</summary>
internal sealed record PasskeyView(Guid Id, string Name, DateTime CreatedAt, DateTime? LastUsedAt);

/// <summary>How a session stands with passkeys.</summary>
internal sealed record PasskeyStanding(IReadOnlyList<PasskeyView> Passkeys, DateTime? ShownAt, bool Required)
{
    /// <summary>The last one stays while a role needs it.</summary>
    public bool MayRemove => ShownAt is not null && (Passkeys.Count > 1 || !Required);
}

/// <summary>One's own passkeys: seen, named, removed.</summary>
internal sealed class OwnPasskeys(CityDb db, CurrentCaller caller, ActFactory acts, IOptions<IdentityOptions> options)
{
    public async Task<PasskeyStanding> ShowAsync(CancellationToken ct)
    {
        var shown = await db.Sessions.Where(s => s.Id == caller.Value.SessionId).Select(s => s.PasskeyAt).SingleAsync(ct);
        var passkeys = await db.Passkeys.Where(p => p.AccountId == caller.Value.AccountId).OrderBy(p => p.CreatedAt)
            .Select(p => new PasskeyView(p.Id, p.Name, p.CreatedAt, p.LastUsedAt)).ToListAsync(ct);
        return new PasskeyStanding(passkeys, shown, options.Value.Staff.Passkey == PasskeyDemand.Required);
    }

    public async Task<Result<Done>> RenameAsync(Guid id, string? name, CancellationToken ct)
    {
        if ((await ShowAsync(ct)).ShownAt is null)
            return IdentityErrors.PasskeyFirst;
        if (name?.Trim() is not { Length: > 0 and <= Passkey.NameLength } called)
            return IdentityErrors.PasskeyNameMissing;
        if (await OwnAsync(id, ct) is not { } passkey)
            return IdentityErrors.PasskeyGone;
        passkey.Name = called;
        await db.CommitAsync(acts.Citizen(IdentityActs.RenamePasskey), ct);
        return default(Done);
    }

    public async Task<Result<Done>> RemoveAsync(Guid id, CancellationToken ct)
    {
        var standing = await ShowAsync(ct);
        if (standing.ShownAt is null)
            return IdentityErrors.PasskeyFirst;
        if (!standing.MayRemove)
            return IdentityErrors.LastPasskey;
        if (await OwnAsync(id, ct) is not { } passkey)
            return IdentityErrors.PasskeyGone;
        db.Remove(passkey);
        try
        {
            await db.CommitAsync(
                acts.Citizen(IdentityActs.RemovePasskey),
                async inner =>
                {
                    // Two that remove the last two at once: each waits for this account's row of the counter, and the second finds one left.
                    await db.NextNumberAsync($"identity.passkeys.{passkey.AccountId:N}", "removals", inner);
                    if (standing.Required && !await db.Passkeys.AnyAsync(p => p.AccountId == passkey.AccountId && p.Id != id, inner))
                        throw new DbUpdateConcurrencyException("The other passkey has been removed meanwhile");
                },
                ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return IdentityErrors.LastPasskey;
        }

        return default(Done);
    }

    private Task<Passkey?> OwnAsync(Guid id, CancellationToken ct) => db.Passkeys.SingleOrDefaultAsync(p => p.Id == id && p.AccountId == caller.Value.AccountId, ct);
}
