using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Navigli.Contracts.Folder;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Time;
using Navigli.Privacy.Export;

namespace Navigli.Privacy.Entries;

/// <summary>In the drawer: the receipt of each request to the data-protection officer and its answer, copies of one's own data while they can be fetched, and what was erased.</summary>
internal sealed class PrivacyDocuments(CityDb db, CurrentCaller caller, CityPack city, TimeProvider clock, IStringLocalizer<PrivacyTexts> texts) : IFolderDocuments
{
    public async Task<IReadOnlyList<FolderDocument>> NewestAsync(int most, CancellationToken ct)
    {
        var (account, now) = (caller.Value.AccountId, clock.UtcInstant());
        // Three tables, asked at once: the drawer waits for every question of every module.
        var rows = await db.AccessQuestions.Where(q => q.AccountId == account).OrderByDescending(q => q.AskedAt).Take(most)
            .Select(q => new Row { Of = RowOf.Question, Id = q.Id, SubjectId = q.SubjectId, Number = q.Number, At = q.AskedAt, Then = q.AnsweredAt })
            .Concat(db.Exports.Where(e => e.AccountId == account && e.State == ExportState.Ready && e.ExpiresAt > now).OrderByDescending(e => e.ReadyAt).Take(most)
                .Select(e => new Row { Of = RowOf.Copy, Id = e.Id, SubjectId = e.Id, Number = "", At = e.ReadyAt!.Value, Then = e.ExpiresAt }))
            .Concat(db.Set<Erasure.ErasureRecord>().Where(e => e.AccountId == account).OrderByDescending(e => e.At).Take(most)
                .Select(e => new Row { Of = RowOf.Erasure, Id = e.Id, SubjectId = e.Id, Number = "", At = e.At, Then = e.At }))
            .ToListAsync(ct);
        return [.. rows.SelectMany(Of)];
    }

    private IEnumerable<FolderDocument> Of(Row row)
    {
        switch (row.Of)
        {
            case RowOf.Question:
                yield return Of(DocumentKind.Receipt, "Documents.Receipt", PrivacyPaths.Question(row.Id), row.At) with { Number = row.Number, SubjectId = row.SubjectId };
                if (row.Then is { } answered)
                    yield return Of(DocumentKind.Letter, "Documents.Answer", PrivacyPaths.Answer(row.Id), answered) with { Number = row.Number, SubjectId = row.SubjectId };
                break;
            case RowOf.Copy:
                yield return Of(DocumentKind.Letter, "Documents.Copy", PrivacyPaths.Export, row.At) with
                {
                    SubjectId = caller.Value.PersonId,
                    Validity = new() { Until = DateOnly.FromDateTime(city.Calendar.ToLocal(row.Then!.Value)) },
                };
                break;
            default:
                yield return Of(DocumentKind.Notice, "Documents.Erasure", PrivacyPaths.Erased(row.Id), row.At) with { SubjectId = caller.Value.PersonId };
                break;
        }
    }

    private FolderDocument Of(DocumentKind kind, string title, string link, DateTime at) => new() { Kind = kind, Title = texts[title], Link = link, IssuedAt = at };

    private enum RowOf
    {
        Question,
        Copy,
        Erasure,
    }

    private sealed class Row
    {
        public required RowOf Of { get; init; }

        public required Guid Id { get; init; }

        public required Guid SubjectId { get; init; }

        public required string Number { get; init; }

        public required DateTime At { get; init; }

        /// <summary>When it was answered; until when the copy can be fetched.</summary>
        public required DateTime? Then { get; init; }
    }
}
