using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Navigli.Contracts.Folder;
using Navigli.Platform.City;
using Navigli.Platform.Data;

namespace Navigli.Identity.Delegations;

/// <summary>In the folder: that somebody asks for help, and what the other side did.</summary>
internal sealed class DelegationEntries(IStringLocalizer<IdentityTexts> texts, CityPack city) : IFolderKind
{
    public const string Kind = "identity.delegation";

    private static readonly TimeSpan Shown = TimeSpan.FromDays(30);

    public string Code => Kind;

    public FolderTab Tab => FolderTab.Notices;

    public FolderSettling Settling => FolderSettling.ByFact;

    /// <summary>The entry of a delegation; null where nobody is asked for anything or has to know.</summary>
    /// <param name="delegation">The delegation.</param>
    /// <param name="helper">The account of the helper, where there is one.</param>
    /// <param name="calendar">The city's.</param>
    public static FolderEntry? Of(Delegation delegation, Guid? helper, CityCalendar calendar) => delegation.State switch
    {
        DelegationState.Asked when helper is { } asked => Entry(delegation, delegation.AskedAt) with
        {
            AccountId = asked,
            State = FolderState.ToDo,
            Turn = FolderTurn.Yours,
            DueOn = delegation.AnswerBy,
            ExpiresAt = calendar.StartOfDay(delegation.AnswerBy.AddDays(1)),
            Link = $"{IdentityPaths.Delegation(delegation.Id)}#accept",
        },
        DelegationState.Accepted => Entry(delegation, delegation.AnsweredAt!.Value) with { AccountId = delegation.GiverAccountId, SubjectId = delegation.GiverPersonId },
        DelegationState.Renounced => Entry(delegation, delegation.EndedAt!.Value) with { AccountId = delegation.GiverAccountId, SubjectId = delegation.GiverPersonId },
        DelegationState.Revoked => Entry(delegation, delegation.EndedAt!.Value) with { AccountId = delegation.HelperAccountId, SubjectId = delegation.HelperPersonId },
        _ => null,
    };

    public static string Reference(Guid delegation) => delegation.ToString();

    public FolderWords Say(FolderCard card) => new()
    {
        Title = texts[$"Folder.Delegation.{card.Arguments[0]}"],
        Action = texts[card.Turn == FolderTurn.Yours ? "Folder.Delegation.Answer" : "Folder.Delegation.Open"],
        DiscreetTitle = texts["Folder.Delegation.Discreet"],
        Detail = texts["Delegation.Number", card.Arguments[1]],
    };

    public async IAsyncEnumerable<FolderEntry> EntriesAsync(IServiceProvider services, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var db = services.GetRequiredService<CityDb>();
        var all = from delegation in db.Delegations.AsNoTracking()
                  join account in db.Accounts on delegation.HelperCodiceFiscale equals account.CodiceFiscale into accounts
                  from account in accounts.DefaultIfEmpty()
                  select new { Delegation = delegation, Helper = account == null ? null : (Guid?)account.Id };
        await foreach (var row in all.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (Of(row.Delegation, row.Helper, city.Calendar) is { } entry)
                yield return entry;
        }
    }

    private static FolderEntry Entry(Delegation delegation, DateTime at) => new()
    {
        Kind = Kind,
        Reference = Reference(delegation.Id),
        State = FolderState.Notice,
        Turn = FolderTurn.Nobody,
        At = delegation.AskedAt,
        ChangedAt = at,
        NewsAt = at,
        ExpiresAt = at + Shown,
        Link = IdentityPaths.Delegation(delegation.Id),
        Arguments = [delegation.State.ToString(), delegation.Number],
    };
}

/// <summary>Whoever was asked before having an account finds it in the folder from the first sign-in on.</summary>
internal sealed class WaitingRequests(CityDb db, IFolder folder, CityPack city, TimeProvider clock)
{
    /// <summary>Adds the entries of an account that is about to be made to the pending changes.</summary>
    public async Task PutAsync(Account account, CancellationToken ct)
    {
        var (code, today) = (account.CodiceFiscale, city.Calendar.Today(clock));
        foreach (var delegation in await db.Delegations.AsNoTracking().Where(d => d.HelperCodiceFiscale == code && d.State == DelegationState.Asked && d.AnswerBy >= today).ToListAsync(ct))
            await folder.PutAsync(DelegationEntries.Of(delegation, account.Id, city.Calendar)!, ct);
    }
}
