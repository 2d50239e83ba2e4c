using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Identity;
using Navigli.Identity.Rights;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Time;

namespace Navigli.Identity.Delegations;

internal sealed class DelegationRegister(CityDb db, LentActions lent, IFolder folder, DelegationEnds ends, ActFactory acts, CityPack city, TimeProvider clock) : IDelegationRegister
{
    public Task RecordAsync(StandingDelegation delegation, CancellationToken ct)
    {
        var act = acts.System(IdentityActs.RecordDelegation, "identity.delegations");
        return db.CommitAsync(
            act,
            async inner =>
            {
                var (giver, helper) = (await AccountAsync(delegation.Giver, inner), await AccountAsync(delegation.Helper, inner));
                var year = city.Calendar.Today(clock).Year.ToString(CultureInfo.InvariantCulture);
                var place = await db.NextNumberAsync(Delegation.Numbering, year, inner);
                var row = new Delegation
                {
                    Id = clock.NewId(),
                    Number = string.Create(CultureInfo.InvariantCulture, $"{place}/{year}"),
                    GiverAccountId = giver.Id,
                    GiverPersonId = delegation.Giver.PersonId,
                    HelperCodiceFiscale = delegation.Helper.CodiceFiscale.Value,
                    Services = string.Join(' ', lent.Services.Select(s => s.Code)),
                    FirstDay = city.Calendar.Today(clock),
                    LastDay = delegation.LastDay,
                    AnswerBy = delegation.LastDay,
                    Language = city.Identity.DefaultLanguage,
                    AskedAt = act.At,
                }.TakePlace();
                row.Accept(helper.Id, delegation.Helper.PersonId, act.At);
                db.Add(row);
                await folder.PutAsync(DelegationEntries.Of(row, helper.Id, city.Calendar)!, inner);
                await ends.PutAsync(row, inner);
            },
            ct);
    }

    private async Task<Account> AccountAsync(DelegationParty party, CancellationToken ct)
    {
        var code = party.CodiceFiscale.Value;
        if (await db.Accounts.SingleOrDefaultAsync(a => a.CodiceFiscale == code, ct) is { } known)
            return known;
        var account = new Account
        {
            Id = clock.NewId(),
            CodiceFiscale = code,
            GivenName = party.GivenName,
            FamilyName = party.FamilyName,
            DateOfBirth = party.DateOfBirth,
            CreatedAt = clock.UtcInstant(),
        };
        db.Add(account);
        return account;
    }
}
