using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Identity;
using Navigli.Platform.Data;
using Navigli.Records.Asking;

namespace Navigli.Records.Corrections;

/// <summary>In the folder: a request to the keeper of a record, and its answer until it is read.</summary>
internal sealed class CorrectionEntries(IStringLocalizer<RecordsTexts> texts, IStringLocalizerFactory localizers, SourceBook book) : IFolderKind
{
    public const string Kind = "records.correction";

    private static readonly TimeSpan ShownWhenAnswered = TimeSpan.FromDays(90);

    public string Code => Kind;

    public FolderTab Tab => FolderTab.Notices;

    public FolderSettling Settling => FolderSettling.ByReading;

    public static FolderEntry Of(Correction correction) => new()
    {
        Kind = Kind,
        Reference = correction.Id.ToString(),
        AccountId = correction.AccountId,
        SubjectId = correction.SubjectId,
        Needs = PersonalAction.Oversee,
        State = correction.State switch
        {
            CorrectionState.Refused => FolderState.Refused,
            CorrectionState.Corrected or CorrectionState.Confirmed => FolderState.Answered,
            _ => FolderState.InProgress,
        },
        Turn = correction.IsOver ? FolderTurn.Yours : correction.IsToDeliver ? FolderTurn.City : FolderTurn.Other,
        At = correction.SentAt,
        ChangedAt = correction.ChangedAt,
        ExpiresAt = correction.AnsweredAt + ShownWhenAnswered,
        NewsAt = correction.AnsweredAt,
        Number = correction.Number,
        Link = RecordsPaths.Correction(correction.Id),
        Arguments = [correction.State.ToString(), correction.Source],
    };

    public FolderWords Say(FolderCard card) => new()
    {
        Title = texts[card.NewsAt is null ? "Folder.Correction.Title" : "Folder.Correction.Answered", TitleOf(card.Arguments[1])],
        Action = texts["Folder.Correction.Action"],
        DiscreetTitle = texts["Folder.Correction.Discreet"],
        Detail = texts["Folder.Correction.Number", card.Number!],
        LastStep = texts[$"Correction.State.{card.Arguments[0]}"],
        NextStep = texts[$"Folder.Correction.Next.{card.Arguments[0]}"],
    };

    public async IAsyncEnumerable<FolderEntry> EntriesAsync(IServiceProvider services, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var correction in services.GetRequiredService<CityDb>().Corrections.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            yield return Of(correction);
    }

    private string TitleOf(string source) => book.Find(source) is { } found ? localizers.Create(found.Texts)["Card"] : source;
}
