using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Navigli.Certificates.Request;
using Navigli.Certificates.Rules;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Identity;
using Navigli.Design;
using Navigli.Platform.Data;
using Navigli.Platform.Drafts;

namespace Navigli.Certificates.Entries;

/// <summary>In the folder: a request that was left half way.</summary>
internal sealed class DraftEntries(IStringLocalizer<CertificatesTexts> texts, RequestRules rules) : IFolderKind
{
    public const string Kind = "certificates.draft";

    public string Code => Kind;

    public FolderTab Tab => FolderTab.Notices;

    public FolderSettling Settling => FolderSettling.ByFact;

    public FolderEntry Of(Draft draft)
    {
        var answers = JsonSerializer.Deserialize<RequestAnswers>(draft.Answers) ?? new RequestAnswers();
        return new FolderEntry
        {
            Kind = Kind,
            Reference = Reference(draft.Id),
            AccountId = draft.AccountId,
            SubjectId = answers.PersonId,
            Needs = PersonalAction.Certify,
            State = FolderState.Draft,
            Turn = FolderTurn.Yours,
            At = draft.StartedAt,
            ChangedAt = draft.SavedAt,
            ExpiresAt = draft.ExpiresAt,
            Link = NextField(draft.Id, answers),
            Arguments = [answers.TypeCode ?? ""],
        };
    }

    public static string Reference(Guid draft) => draft.ToString();

    public FolderWords Say(FolderCard card) => new()
    {
        Title = texts["Folder.Draft.Title", LabelOf(card)],
        Action = texts["Folder.Draft.Action"],
        DiscreetTitle = texts["Folder.Draft.Discreet"],
        Detail = texts["Folder.Draft.Detail"],
    };

    public async IAsyncEnumerable<FolderEntry> EntriesAsync(IServiceProvider services, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var drafts = services.GetRequiredService<CityDb>().Set<Draft>().AsNoTracking().Where(d => d.Journey == RequestJourney.Journey.Code && d.ConfirmedAt == null);
        await foreach (var draft in drafts.AsAsyncEnumerable().WithCancellation(ct))
            yield return Of(draft);
    }

    // Straight to the first question without an answer.
    private string NextField(Guid draft, RequestAnswers answers)
    {
        if (rules.Select(answers.TypeCode) is not { } selection || rules.Past(selection, answers).Count > 0)
            return $"{CertificatesPaths.What(draft)}#{FieldIds.Of("What.OnDate")}";
        return rules.Ground(answers).Succeeded ? $"{CertificatesPaths.Confirm(draft)}#confirm" : $"{CertificatesPaths.Use(draft)}#{FieldIds.Of("Use.Stamp")}";
    }

    private string LabelOf(FolderCard card) => rules.Select(card.Arguments[0])?.Label.ToString() ?? texts["Folder.Draft.Untyped"];
}
