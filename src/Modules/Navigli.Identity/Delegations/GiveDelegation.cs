using System.Globalization;
using System.Runtime.Serialization;
using Microsoft.EntityFrameworkCore;
using Navigli.Contracts;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Residents;
using Navigli.Design;
using Navigli.Identity.Contacts;
using Navigli.Identity.Rights;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Identity.Delegations;

/// <summary>What the person types and ticks.</summary>
public sealed class DelegationForm
{
    public string? CodiceFiscale { get; set; }

    /// <summary>Codes of the services that are ticked, each a field of its own.</summary>
    [IgnoreDataMember] public HashSet<string> Services { get; init; } = [];

    /// <summary>Today where nothing is typed.</summary>
    public string? FirstDay { get; set; }

    public string? LastDay { get; set; }
}

/// <summary>What the form begins with.</summary>
internal sealed record GivingView(IReadOnlyList<ServiceView> Services, DateOnly Latest, int AnswerDays, DelegationForm Form);

/// <summary>
/// Asks somebody, by codice fiscale, to act for the caller. Always for the caller's own affairs: what was lent, or is a right by law over another, is not lent
/// on. Whether anybody has an account with that code, or is in the registry, shows in nothing here.
/// </summary>
internal sealed class GiveDelegation(
    CityDb db, CurrentCaller caller, ActFactory acts, IRegistryTies ties, LentActions lent, DelegationWords words, IFolder folder, DelegationMail mail, ContactText text, Site site, CityPack city, TimeProvider clock)
{
    /// <summary>More than anybody has helpers; a program that asks for all codici fiscali must not get far.</summary>
    public const int MostOpen = 10;

    /// <summary>What the form begins with, filled in as an earlier delegation of the caller's.</summary>
    public async Task<Result<GivingView>> ShowAsync(Guid? likeId, CancellationToken ct)
    {
        var today = city.Calendar.Today(clock);
        if (await GiverAsync(today, ct) is { Succeeded: false } refused)
            return refused.Error;
        var account = caller.Value.AccountId;
        var like = likeId is null ? null : await db.Delegations.AsNoTracking().SingleOrDefaultAsync(d => d.Id == likeId && d.GiverAccountId == account, ct);
        return new GivingView(
            [.. lent.Services.Select(s => words.Of(s, caller.Value.PersonId!.Value))],
            Latest(today),
            city.Delegations.AnswerDays,
            new DelegationForm
            {
                CodiceFiscale = like?.HelperCodiceFiscale,
                Services = [.. like?.Services.Split(' ') ?? []],
                FirstDay = TypedDate.Format(today),
                LastDay = TypedDate.Format(today.AddMonths(Math.Min(12, city.Delegations.LongestMonths))),
            });
    }

    public async Task<Result<Guid>> RunAsync(DelegationForm form, CancellationToken ct)
    {
        var today = city.Calendar.Today(clock);
        var giver = await GiverAsync(today, ct);
        if (!giver.Succeeded)
            return giver.Error;
        var asked = Read(form, giver.Value, today);
        if (!asked.Succeeded)
            return asked.Errors.ToList();
        var account = giver.Value.Id;
        if (await RefusalAsync(account, asked.Value, today, ct) is { } covered)
            return covered;
        var act = acts.Citizen(IdentityActs.AskDelegation);
        var id = clock.NewId();
        try
        {
            await db.CommitAsync(
                act,
                async inner =>
                {
                    await MakeRoomAsync(account, today, inner);
                    var year = today.Year.ToString(CultureInfo.InvariantCulture);
                    var place = await db.NextNumberAsync(Delegation.Numbering, year, inner);
                    var delegation = new Delegation
                    {
                        Id = id,
                        Number = string.Create(CultureInfo.InvariantCulture, $"{place}/{year}"),
                        GiverAccountId = account,
                        GiverPersonId = caller.Value.PersonId!.Value,
                        HelperCodiceFiscale = asked.Value.Helper,
                        Services = string.Join(' ', asked.Value.Services),
                        FirstDay = asked.Value.FirstDay,
                        LastDay = asked.Value.LastDay,
                        AnswerBy = today.AddDays(city.Delegations.AnswerDays) is var by && by < asked.Value.LastDay ? by : asked.Value.LastDay,
                        Language = site.Language.Code,
                        AskedAt = act.At,
                    }.TakePlace();
                    db.Add(delegation);
                    if (await db.Accounts.SingleOrDefaultAsync(a => a.CodiceFiscale == delegation.HelperCodiceFiscale, inner) is { } helper)
                        await folder.PutAsync(DelegationEntries.Of(delegation, helper.Id, city.Calendar)!, inner);
                    await mail.QueueAsync(delegation, act, inner);
                    await text.QueueAsync(SecurityNotice.DelegationAsked, account, giver.Value.OwnPhone, act, inner);
                },
                ct);
        }
        catch (DbUpdateException)
        {
            // Two forms met: the unique place let one through.
            db.ChangeTracker.Clear();
            if (await RefusalAsync(account, asked.Value, today, ct) is { } first)
                return first;
            throw;
        }

        return id;
    }

    /// <summary>
    /// Null where there is room: for other services to the same helper, and for the same after the last day. An answer that was refused stands in the way as one that is waited for.
    /// </summary>
    private async Task<Error?> RefusalAsync(Guid account, AskedDelegation asked, DateOnly today, CancellationToken ct)
    {
        var open = await OpenOf(account, today).AsNoTracking().Where(d => d.HelperCodiceFiscale == asked.Helper && d.FirstDay <= asked.LastDay && asked.FirstDay <= d.LastDay).OrderByDescending(d => d.LastDay).ToListAsync(ct);
        return open.Find(d => d.Covers(asked)) is { } covers
            ? IdentityErrors.DelegationOpen.For(nameof(DelegationForm.CodiceFiscale)).With(covers.Number, TypedDate.Format(covers.LastDay))
            : null;
    }

    private IQueryable<Delegation> OpenOf(Guid account, DateOnly today) =>
        db.Delegations.Where(d => d.GiverAccountId == account && d.Open != null && (d.State == DelegationState.Accepted ? d.LastDay : d.AnswerBy) >= today);

    private Result<AskedDelegation> Read(DelegationForm form, Account giver, DateOnly today)
    {
        List<Error> errors = [];
        if (!CodiceFiscale.TryParse(form.CodiceFiscale, out var code) || code.IsProvisional)
            errors.Add(IdentityErrors.DelegationCodeWrong.For(nameof(form.CodiceFiscale)));
        else if (code.Value == giver.CodiceFiscale)
            errors.Add(IdentityErrors.DelegationToOneself.For(nameof(form.CodiceFiscale)));
        var services = lent.Services.Select(s => s.Code).Where(form.Services.Contains).ToList();
        if (services.Count == 0)
            errors.Add(IdentityErrors.DelegationServiceMissing.For(nameof(form.Services)));
        var firstDay = string.IsNullOrWhiteSpace(form.FirstDay) ? today : TypedDate.Parse(form.FirstDay);
        if (firstDay is null || firstDay < today || firstDay > Latest(today))
            errors.Add(IdentityErrors.DelegationFirstDayWrong.For(nameof(form.FirstDay)).With(TypedDate.Format(Latest(today))));
        var lastDay = TypedDate.Parse(form.LastDay);
        if (lastDay is null || lastDay < today || lastDay > Latest(today))
            errors.Add(IdentityErrors.DelegationLastDayWrong.For(nameof(form.LastDay)).With(TypedDate.Format(Latest(today))));
        else if (lastDay < firstDay)
            errors.Add(IdentityErrors.DelegationEndsBefore.For(nameof(form.LastDay)));
        return errors.Count > 0 ? errors : new AskedDelegation(code.Value, services, firstDay!.Value, lastDay!.Value);
    }

    /// <summary>The caller's account, where it may lend anything: with a codice fiscale, in the registry, of age, not interdicted, and not at the limit.</summary>
    private async Task<Result<Account>> GiverAsync(DateOnly today, CancellationToken ct)
    {
        var id = caller.Value.AccountId;
        if (caller.Value.PersonId is not { } person || await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == id, ct) is not { CodiceFiscale: not null } account)
            return IdentityErrors.DelegationNotRegistered;
        if ((await ties.OfAsync(person, today, ct)).FirstOrDefault(t => t.Kind == TieKind.Self) is not { } self || !Law.IsAble(self, today))
            return IdentityErrors.DelegationNotAble;
        var open = await OpenOf(account.Id, today).CountAsync(ct);
        return open >= MostOpen ? IdentityErrors.DelegationsMany.With(MostOpen) : account;
    }

    /// <summary>What has ended by its date gives its place back.</summary>
    private async Task MakeRoomAsync(Guid account, DateOnly today, CancellationToken ct)
    {
        var over = await db.Delegations.Where(d => d.GiverAccountId == account && d.Open != null && (d.State == DelegationState.Accepted ? d.LastDay : d.AnswerBy) < today).ToListAsync(ct);
        over.ForEach(d => d.Leave());
    }

    private DateOnly Latest(DateOnly today) => today.AddMonths(city.Delegations.LongestMonths);
}
