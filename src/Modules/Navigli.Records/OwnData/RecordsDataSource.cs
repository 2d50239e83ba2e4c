using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Navigli.Contracts.Privacy;
using Navigli.Platform.Data;
using Navigli.Platform.Retention;
using Navigli.Records.Asking;
using Navigli.Records.Corrections;
using Navigli.Records.Reading;

namespace Navigli.Records.OwnData;

/// <summary>This module's part of the copy of one's own data: the copies of what other offices answered, and the requests for correction that the account sent.</summary>
internal sealed class RecordsDataSource(CityDb db, RecordCopies copies, SourceBook book, IStringLocalizer<RecordsTexts> texts, IStringLocalizerFactory localizers) : IPersonalDataSource
{
    public string Code => "records";

    Type IPersonalDataSource.Texts => typeof(RecordsTexts);

    public IReadOnlyList<HeldTable> Tables { get; } = [new("records_copies", RecordsRetention.Copies), new("records_dates", RecordsRetention.Dates), new("records_corrections", RecordsRetention.Corrections)];

    public async Task<PersonalData> CollectAsync(DataSubject subject, CancellationToken ct)
    {
        var kept = subject.PersonId is { } person ? await db.RecordCopies.AsNoTracking().Where(c => c.SubjectId == person).OrderBy(c => c.Source).ToListAsync(ct) : [];
        var dates = subject.PersonId is { } of ? await db.RecordDates.AsNoTracking().Where(d => d.SubjectId == of).OrderBy(d => d.On).ToListAsync(ct) : [];
        var sent = await db.Corrections.AsNoTracking().Where(c => c.AccountId == subject.AccountId).OrderBy(c => c.SentAt).ToListAsync(ct);
        return new()
        {
            Sections =
            [
                new("copies", kept.ConvertAll(c => (IReadOnlyList<DataField>)[SourceOf(c.Source), new("takenAt", c.TakenAt), new("keptUntil", c.KeptUntil), new("content", c.Content is null ? null : Encoding.UTF8.GetString(copies.Open(c)))])),
                new("dates", dates.ConvertAll(d => (IReadOnlyList<DataField>)[new("kind", d.Kind), new("number", d.Number), new("on", d.On)])),
                new("corrections", sent.ConvertAll(c => (IReadOnlyList<DataField>)
                [
                    new("number", c.Number), SourceOf(c.Source), new("sentAt", c.SentAt), new("datum", c.Datum), new("text", c.Text),
                    new("state", c.State.ToString()) { Text = texts[$"Correction.State.{c.State}"] }, new("reference", c.Reference), new("answer", c.Answer), new("answeredAt", c.AnsweredAt),
                ])),
            ],
        };
    }

    private DataField SourceOf(string name) => new("source", name) { Text = book.Find(name) is { } source ? localizers.Create(source.Texts)["Card"].Value : null };
}

internal static class RecordsRetention
{
    public const string Copies = "records.copies";
    public const string Dates = "records.dates";
    public const string Corrections = "records.corrections";

    public static IServiceCollection AddRecordsRetention(this IServiceCollection services) => services
        .AddRetained<RecordCopy>(Copies, static (rows, before) => rows.Where(c => c.KeptUntil < before))
        .AddSingleton<IErasable, ErasableCopies>()
        .AddRetained<RecordDate>(Dates, static (rows, before) => rows.Where(d => d.On < DateOnly.FromDateTime(before)))
        .AddSingleton<IErasable, ErasableDates>()
        .AddRetained<Correction>(Corrections, static (rows, before) => rows.Where(c => c.AnsweredAt < before));
}

/// <summary>The days that sources told of the person.</summary>
internal sealed class ErasableDates : IErasable
{
    public string Category => RecordsRetention.Dates;

    public Task<int> CountAsync(CityDb db, DataSubject subject, CancellationToken ct) =>
        subject.PersonId is { } person ? db.RecordDates.CountAsync(d => d.SubjectId == person, ct) : Task.FromResult(0);

    public Task<int> EraseAsync(CityDb db, DataSubject subject, CancellationToken ct) =>
        subject.PersonId is { } person ? db.SetWiseAsync<RecordDate>(dates => dates.Where(d => d.SubjectId == person).ExecuteDeleteAsync(ct)) : Task.FromResult(0);
}

/// <summary>The copies of the person's own record: who is not in the registry has none, and no table is looked into for them.</summary>
internal sealed class ErasableCopies : IErasable
{
    public string Category => RecordsRetention.Copies;

    public Task<int> CountAsync(CityDb db, DataSubject subject, CancellationToken ct) =>
        subject.PersonId is { } person ? db.RecordCopies.CountAsync(c => c.SubjectId == person, ct) : Task.FromResult(0);

    public Task<int> EraseAsync(CityDb db, DataSubject subject, CancellationToken ct) =>
        subject.PersonId is { } person ? db.SetWiseAsync<RecordCopy>(copies => copies.Where(c => c.SubjectId == person).ExecuteDeleteAsync(ct)) : Task.FromResult(0);
}
