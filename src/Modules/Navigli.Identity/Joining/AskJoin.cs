using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Navigli.Contracts;
using Navigli.Design;
using Navigli.Identity.Sessions;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Identity.Joining;

/// <summary>What the person types and ticks; the version is that of the words that stood beside the box.</summary>
public sealed class JoinForm
{
    public string? CodiceFiscale { get; set; }

    public string? Consent { get; set; }

    public string? ConsentVersion { get; set; }
}

/// <summary>
/// Asks that the eIDAS identity of the caller open the account of a codice fiscale. Whether the registry knows that code is not told here, or
/// anybody could ask it about others: the officer sees it.
/// </summary>
internal sealed class AskJoin(CityDb db, CurrentCaller caller, ActFactory acts, Site site, CityPack city, TimeProvider clock)
{
    /// <summary>Whether the caller's account is of an eIDAS identity alone, with nothing standing that would be in the way.</summary>
    public async Task<Result<Done>> MayAskAsync(CancellationToken ct)
    {
        var asking = await AskingAsync(ct);
        return asking.Succeeded ? default(Done) : asking.Error;
    }

    public async Task<Result<Guid>> RunAsync(JoinForm form, CancellationToken ct)
    {
        var asking = await AskingAsync(ct);
        if (!asking.Succeeded)
            return asking.Error;
        List<Error> errors = [];
        // A provisional code (eleven digits) is not yet a person's own; a foreign tax number is none at all.
        if (!CodiceFiscale.TryParse(form.CodiceFiscale, out var code) || code.IsProvisional)
            errors.Add(IdentityErrors.JoinCodeWrong.For(nameof(form.CodiceFiscale)));
        if (form.Consent is null)
            errors.Add(IdentityErrors.JoinConsentMissing.For(nameof(form.Consent)));
        else if (form.ConsentVersion != JoinConsent.Version)
            errors.Add(IdentityErrors.JoinConsentChanged.For(nameof(form.Consent)));
        if (errors.Count > 0)
            return errors;

        var (account, session) = asking.Value;
        var act = acts.Citizen(IdentityActs.AskJoin);
        var id = clock.NewId();
        try
        {
            await db.CommitAsync(
                act,
                async inner =>
                {
                    var year = DateOnly.FromDateTime(city.Calendar.ToLocal(act.At)).Year.ToString(CultureInfo.InvariantCulture);
                    var place = await db.NextNumberAsync("identity.join", year, inner);
                    db.Add(new IdentityJoin
                    {
                        Id = id,
                        Number = string.Create(CultureInfo.InvariantCulture, $"{place}/{year}"),
                        AccountId = account.Id,
                        EidasIdentifier = account.EidasIdentifier!,
                        GivenName = account.GivenName,
                        FamilyName = account.FamilyName,
                        DateOfBirth = account.DateOfBirth,
                        Level = session.Level,
                        CodiceFiscale = code.Value,
                        ConsentVersion = JoinConsent.Version,
                        Language = site.Language.Code,
                        AskedAt = act.At,
                    }.Stand());
                },
                ct);
        }
        catch (DbUpdateException)
        {
            // Two forms met: the unique place of the identity let one through.
            db.ChangeTracker.Clear();
            if (await IsStandingAsync(account.EidasIdentifier!, ct))
                return IdentityErrors.JoinStands;
            throw;
        }

        return id;
    }

    private async Task<Result<(Account Account, Session Session)>> AskingAsync(CancellationToken ct)
    {
        var (account, session) = (caller.Value.AccountId, caller.Value.SessionId);
        var found = await db.Sessions.AsNoTracking().Include(s => s.Account).SingleOrDefaultAsync(s => s.Id == session && s.AccountId == account, ct);
        if (found?.Account is not { CodiceFiscale: null, EidasIdentifier: { } identifier })
            return IdentityErrors.JoinNotEidas;
        return await IsStandingAsync(identifier, ct) ? IdentityErrors.JoinStands : (found.Account, found);
    }

    private Task<bool> IsStandingAsync(string identifier, CancellationToken ct) => db.IdentityJoins.AnyAsync(j => j.Standing == identifier, ct);
}
