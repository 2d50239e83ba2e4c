using Microsoft.Extensions.Localization;
using Navigli.Contracts.Folder;
using Navigli.Platform.Access;
using Navigli.Records.Asking;
using Navigli.Records.Reading;

namespace Navigli.Records.Sources.Mobility;

/// <summary>In the drawer: one's own parking passes, as the mobility office last told them. The drawer asks no source: it would wait for one that is down.</summary>
internal sealed class PassDocuments(RecordCopies copies, MobilitySource source, CurrentCaller caller, IStringLocalizer<MobilityTexts> texts) : IFolderDocuments
{
    public async Task<IReadOnlyList<FolderDocument>> NewestAsync(int most, CancellationToken ct)
    {
        if (caller.Value.PersonId is not { } self || (await copies.ReadAsync(self, [source.Name], ct)).GetValueOrDefault(source.Name) is not { } kept)
            return [];
        var passes = SourceJson.Read<MobilityAnswer>(kept.Essence)?.Passes ?? [];
        return [.. passes.Where(p => p.State != PassState.Requested).Take(most).Select(p => Of(p, self, kept.TakenAt))];
    }

    private FolderDocument Of(ParkingPass pass, Guid self, DateTime takenAt) => new()
    {
        Kind = DocumentKind.Permit,
        Title = texts["Pass.Document", pass.Plate],
        Number = pass.Number,
        Link = source.Page,
        // The office does not tell when it gave it.
        IssuedAt = takenAt,
        Day = DocumentDay.Told,
        SubjectId = self,
        SubjectName = caller.Value.DisplayName.Split(' ')[0],
        Validity = new() { Until = pass.ValidUntil, End = pass.State == PassState.Ended ? DocumentEnd.Void : DocumentEnd.None },
        Note = texts["Pass.ByOffice"],
    };
}
