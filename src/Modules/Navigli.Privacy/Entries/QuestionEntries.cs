using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Identity;
using Navigli.Platform.Data;

namespace Navigli.Privacy.Entries;

/// <summary>In the folder: a request to the data-protection officer, and its answer until it is read.</summary>
internal sealed class QuestionEntries(IStringLocalizer<PrivacyTexts> texts) : IFolderKind
{
    public const string Kind = "privacy.question";

    private static readonly TimeSpan ShownWhenAnswered = TimeSpan.FromDays(90);

    public string Code => Kind;

    public FolderTab Tab => FolderTab.Notices;

    public FolderSettling Settling => FolderSettling.ByReading;

    public static FolderEntry Of(AccessQuestion question)
    {
        var answered = question.State == QuestionState.Answered;
        return new FolderEntry
        {
            Kind = Kind,
            Reference = question.Id.ToString(),
            AccountId = question.AccountId,
            SubjectId = question.SubjectId,
            Needs = PersonalAction.Oversee,
            State = answered ? FolderState.Answered : FolderState.InProgress,
            Turn = answered ? FolderTurn.Yours : FolderTurn.City,
            At = question.AskedAt,
            ChangedAt = question.AnsweredAt ?? question.ExtendedAt ?? question.AskedAt,
            DueOn = answered ? null : question.DueOn,
            ExpiresAt = question.AnsweredAt + ShownWhenAnswered,
            NewsAt = question.AnsweredAt ?? question.ExtendedAt,
            Number = question.Number,
            Link = PrivacyPaths.Question(question.Id),
            Arguments = [question.State.ToString()],
        };
    }

    public FolderWords Say(FolderCard card) => new()
    {
        Title = texts[card.State == FolderState.Answered ? "Folder.Question.Answered" : "Folder.Question.Title"],
        Action = texts["Folder.Question.Action"],
        DiscreetTitle = texts["Folder.Question.Discreet"],
        Detail = texts["Folder.Question.Number", card.Number!],
        LastStep = texts[$"Folder.Question.Last.{card.Arguments[0]}"],
        NextStep = texts[$"Folder.Question.Next.{card.State}"],
    };

    public async IAsyncEnumerable<FolderEntry> EntriesAsync(IServiceProvider services, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var question in services.GetRequiredService<CityDb>().AccessQuestions.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            yield return Of(question);
    }
}
