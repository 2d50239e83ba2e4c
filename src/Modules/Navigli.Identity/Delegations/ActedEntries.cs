using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Identity;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;

namespace Navigli.Identity.Delegations;

/// <summary>Says what was done by a delegation in the words of the module that did it.</summary>
internal sealed class ActedWords(IEnumerable<DelegatedAct> declared, IStringLocalizerFactory localizers, IStringLocalizer<IdentityTexts> texts)
{
    private readonly Dictionary<string, DelegatedAct> byAct = declared.ToDictionary(a => a.Act, StringComparer.Ordinal);

    public string Of(string act) => byAct.TryGetValue(act, out var known) ? localizers.Create(known.Texts)[$"Acted.{act}"] : texts["Acted.Something"];
}

/// <summary>In the folder of who gave a delegation: that the helper has done something by it. The audit of acts tells it.</summary>
internal sealed class ActedEntries(IStringLocalizer<IdentityTexts> texts, ActedWords words) : IFolderKind
{
    public const string Kind = "identity.acted";

    private static readonly TimeSpan Shown = TimeSpan.FromDays(30);

    public string Code => Kind;

    public FolderTab Tab => FolderTab.Notices;

    public FolderSettling Settling => FolderSettling.ByFact;

    public static FolderEntry Of(AuditedAct act, Delegation delegation) => new()
    {
        Kind = Kind,
        Reference = act.Id.ToString(),
        AccountId = delegation.GiverAccountId,
        SubjectId = delegation.GiverPersonId,
        State = FolderState.Notice,
        Turn = FolderTurn.Nobody,
        At = act.At,
        ChangedAt = act.At,
        NewsAt = act.At,
        ExpiresAt = act.At + Shown,
        Link = $"{IdentityPaths.Delegation(delegation.Id)}#fatto",
        Arguments = [act.Type, delegation.Number],
    };

    public FolderWords Say(FolderCard card) => new()
    {
        Title = words.Of(card.Arguments[0]),
        Action = texts["Acted.See"],
        DiscreetTitle = texts["Folder.Delegation.Discreet"],
        Detail = texts["Delegation.Number", card.Arguments[1]],
    };

    public async IAsyncEnumerable<FolderEntry> EntriesAsync(IServiceProvider services, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var db = services.GetRequiredService<CityDb>();
        var all = from act in db.Set<AuditedAct>().AsNoTracking()
                  join delegation in db.Delegations.AsNoTracking() on act.DelegationId equals (Guid?)delegation.Id
                  where act.DelegationId != null
                  select new { Act = act, Delegation = delegation };
        await foreach (var row in all.AsAsyncEnumerable().WithCancellation(ct))
            yield return Of(row.Act, row.Delegation);
    }
}
