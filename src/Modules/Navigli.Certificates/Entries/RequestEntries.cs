using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Navigli.Certificates.Cases;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Identity;
using Navigli.Platform.City;
using Navigli.Platform.Data;

namespace Navigli.Certificates.Entries;

/// <summary>In the folder: a confirmed request, while it waits for ANPR, when it was refused, and among the requests for good.</summary>
internal sealed class RequestEntries(IStringLocalizer<CertificatesTexts> texts, CityPack city) : IFolderKind
{
    public const string Kind = "certificates.request";

    // Whoever has confirmed a request waits for the answer; what comes later comes as news.
    private static readonly TimeSpan AtOnce = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ShownWhenIssued = TimeSpan.FromDays(30);
    private static readonly TimeSpan ShownWhenRefused = TimeSpan.FromDays(90);

    public string Code => Kind;

    public FolderTab Tab => FolderTab.Notices;

    public FolderSettling Settling => FolderSettling.ByReading;

    /// <summary>The entry of a case that a citizen opened; null for one of the counter, which is nobody's in the portal.</summary>
    public static FolderEntry? Of(CertificateCase @case) => @case.AccountId is not { } account ? null : new()
    {
        Kind = Kind,
        Reference = @case.Id.ToString(),
        AccountId = account,
        SubjectId = @case.PersonId,
        Needs = PersonalAction.Certify,
        State = @case.State switch { CaseState.Issued => FolderState.Completed, CaseState.Refused => FolderState.Refused, _ => FolderState.InProgress },
        Turn = @case.State switch { CaseState.Issued => FolderTurn.Nobody, CaseState.Refused => FolderTurn.Yours, _ => FolderTurn.Other },
        At = @case.OpenedAt,
        ChangedAt = @case.ClosedAt ?? @case.OpenedAt,
        ExpiresAt = @case.State switch
        {
            CaseState.Issued => IsLate(@case) ? @case.ClosedAt + ShownWhenIssued : @case.ClosedAt,
            CaseState.Refused => @case.ClosedAt + ShownWhenRefused,
            _ => null,
        },
        NewsAt = IsLate(@case) || @case.State == CaseState.Refused ? @case.ClosedAt : null,
        Number = @case.Number,
        Link = @case.State == CaseState.Issued ? CertificatesPaths.Outcome(@case.Id) : CertificatesPaths.Case(@case.Id),
        Arguments = [@case.TypeCode, @case.Certifier.ToString()],
    };

    public FolderWords Say(FolderCard card) => new()
    {
        Title = texts["Paper.Title", city.Vocabulary.Certificates.LabelOf(card.Arguments[0])],
        Action = texts[$"Folder.Request.Action.{card.State}"],
        DiscreetTitle = texts["Folder.Request.Discreet"],
        Detail = card.Number,
        LastStep = texts[card.State == FolderState.Completed ? $"Folder.Request.Last.Completed.{card.Arguments[1]}" : $"Folder.Request.Last.{card.State}"],
        NextStep = card.State == FolderState.Completed ? null : texts[$"Folder.Request.Next.{card.State}"].Value,
    };

    public async IAsyncEnumerable<FolderEntry> EntriesAsync(IServiceProvider services, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var @case in services.GetRequiredService<CityDb>().Cases.AsNoTracking().Where(c => c.AccountId != null).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (Of(@case) is { } entry)
                yield return entry;
        }
    }

    private static bool IsLate(CertificateCase @case) => @case.State == CaseState.Issued && @case.ClosedAt - @case.OpenedAt > AtOnce;
}
