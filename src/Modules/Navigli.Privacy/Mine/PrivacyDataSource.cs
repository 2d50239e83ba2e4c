using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Navigli.Contracts.Privacy;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Drafts;
using Navigli.Privacy.Erasure;
using Navigli.Privacy.Export;
using Navigli.Privacy.Timeline;

namespace Navigli.Privacy.Mine;

/// <summary>This module's part of the copy of one's own data, and the kernel's: who has seen them, requests, notices, drafts, operations.</summary>
internal sealed class PrivacyDataSource(CityDb db, AccessWords words, PopulationLines batches, IStringLocalizer<PrivacyTexts> texts) : IPersonalDataSource
{
    public string Code => "privacy";

    Type IPersonalDataSource.Texts => typeof(PrivacyTexts);

    public IReadOnlyList<HeldTable> Tables { get; } =
    [
        new("ledger_entries", "platform.access-ledger"),
        new("audited_acts", "platform.audit"),
        new("drafts", "platform.drafts"),
        new("privacy_access_questions", "privacy.questions"),
        new("privacy_notices_given", "privacy.notices"),
        new("privacy_exports", ExportRetention.Requests),
        new("privacy_erasures", "privacy.erasures"),
        // The officer's notes are on readings, and name the employee who read.
        new("privacy_examined_readings", "privacy.questions") { Withheld = "officersNotes" },
    ];

    public async Task<PersonalData> CollectAsync(DataSubject subject, CancellationToken ct) => new()
    {
        Sections =
        [
            new("accesses", await AccessesAsync(subject, ct)),
            new("questions", await QuestionsAsync(subject, ct)),
            new("notices", Rows(await db.NoticesGiven.AsNoTracking().Where(n => n.AccountId == subject.AccountId).OrderBy(n => n.GivenAt).ToListAsync(ct),
                n => [new("version", n.Version), new("givenAt", n.GivenAt), new("putAwayAt", n.PutAwayAt)])),
            new("exports", Rows(await db.Exports.AsNoTracking().Where(e => e.AccountId == subject.AccountId).OrderBy(e => e.RequestedAt).ToListAsync(ct),
                e => [new("requestedAt", e.RequestedAt), new("state", e.State.ToString()) { Text = texts[$"Export.State.{e.State}"] }, new("readyAt", e.ReadyAt), new("lastDownloadAt", e.LastDownloadAt)])),
            new("erasures", Rows(await db.Erasures.AsNoTracking().Where(e => e.AccountId == subject.AccountId).OrderBy(e => e.At).ToListAsync(ct),
                e => [new("at", e.At), new("categories", string.Join(", ", JsonSerializer.Deserialize<List<ErasedCategory>>(e.Categories)!.Select(c => FormattableString.Invariant($"{c.Category}: {c.Rows}"))))])),
            new("drafts", Rows(await db.Set<Draft>().AsNoTracking().Where(d => d.AccountId == subject.AccountId).OrderBy(d => d.StartedAt).ToListAsync(ct),
                d => [new("journey", d.Journey), new("startedAt", d.StartedAt), new("savedAt", d.SavedAt), new("expiresAt", d.ExpiresAt), new("confirmedAt", d.ConfirmedAt)])),
            new("operations", Rows(await db.Set<AuditedAct>().AsNoTracking().Where(a => a.AccountId == subject.AccountId).OrderBy(a => a.At).Select(a => new { a.At, a.Type }).ToListAsync(ct),
                a => [new("at", a.At), new("operation", a.Type)])),
        ],
        LeftOut = ["secretReadings", "draftAnswers", "operationReasons"],
    };

    private static List<IReadOnlyList<DataField>> Rows<TRow>(List<TRow> rows, Func<TRow, IReadOnlyList<DataField>> fields) => rows.ConvertAll(row => fields(row));

    private async Task<IReadOnlyList<IReadOnlyList<DataField>>> AccessesAsync(DataSubject subject, CancellationToken ct)
    {
        if (subject.PersonId is not { } person)
            return [];
        var entries = await db.Readings.Where(e => e.Subject == person && !e.Withheld).ToListAsync(ct);
        entries.AddRange(await batches.ConcerningAsync(person, await db.Readings.Where(e => e.Population != null && !e.Withheld).ToListAsync(ct), ct));
        entries.Sort(static (a, b) => (a.AtMicros, a.SegmentId, a.Seq).CompareTo((b.AtMicros, b.SegmentId, b.Seq)));
        await words.LearnAsync(entries, ct);
        var reader = new Caller { AccountId = subject.AccountId, PersonId = person };
        return Rows(entries, e =>
        {
            var line = words.Line(e, person, reader);
            return [new("at", line.At), new("who", line.Who), new("what", line.What), new("why", line.Why), new("basis", line.Basis), new("service", line.Service), new("caseReference", line.CaseReference)];
        });
    }

    private async Task<IReadOnlyList<IReadOnlyList<DataField>>> QuestionsAsync(DataSubject subject, CancellationToken ct) =>
        Rows(await db.AccessQuestions.AsNoTracking().Where(q => q.AccountId == subject.AccountId).OrderBy(q => q.AskedAt).ToListAsync(ct), q =>
        [
            new("number", q.Number), new("askedAt", q.AskedAt), new("message", q.Message), new("state", q.State.ToString()) { Text = texts[$"Question.State.{q.State}"] }, new("dueOn", q.DueOn),
            new("extensionReason", q.ExtensionReason), new("answer", q.Answer), new("answeredAt", q.AnsweredAt),
        ]);
}
