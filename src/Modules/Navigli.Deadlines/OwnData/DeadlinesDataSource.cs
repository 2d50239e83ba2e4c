using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Privacy;
using Navigli.Deadlines.Calendar;
using Navigli.Deadlines.Feed;
using Navigli.Deadlines.Notices;
using Navigli.Deadlines.Rules;
using Navigli.Platform.Data;
using Navigli.Platform.Retention;

namespace Navigli.Deadlines.OwnData;

/// <summary>This module's part of the copy of one's own data: what was told, put off and chosen. The dates themselves are where they come from.</summary>
internal sealed class DeadlinesDataSource(CityDb db, RuleBook book) : IPersonalDataSource
{
    public string Code => "deadlines";

    Type IPersonalDataSource.Texts => typeof(DeadlinesTexts);

    public IReadOnlyList<HeldTable> Tables { get; } =
    [
        new("deadlines_told", DeadlinesRetention.Told), new("deadlines_snoozes", DeadlinesRetention.Snoozes), new("deadlines_mail_choices", DeadlinesRetention.Mail), new("deadlines_feeds", DeadlinesRetention.Feeds),
    ];

    public async Task<PersonalData> CollectAsync(DataSubject subject, CancellationToken ct)
    {
        var account = subject.AccountId;
        var told = await db.ToldSteps.AsNoTracking().Where(t => t.AccountId == account).OrderBy(t => t.NotedAt).ToListAsync(ct);
        var snoozes = await db.Snoozes.AsNoTracking().Where(s => s.AccountId == account).OrderBy(s => s.Until).ToListAsync(ct);
        var choices = await db.MailChoices.AsNoTracking().Where(c => c.AccountId == account).ToListAsync(ct);
        var feeds = await db.CalendarFeeds.AsNoTracking().Where(f => f.AccountId == account).ToListAsync(ct);
        return new()
        {
            Sections =
            [
                new("notices", told.ConvertAll(t => (IReadOnlyList<DataField>)[Rule(t.Rule), new("legalDate", t.LegalDate), new("daysBefore", t.Days), new("queuedAt", t.QueuedAt)])),
                new("snoozes", snoozes.ConvertAll(s => (IReadOnlyList<DataField>)[Rule(s.Rule), new("until", s.Until)])),
                new("mailChoice", choices.ConvertAll(c => (IReadOnlyList<DataField>)[new("language", c.Language), new("chosenAt", c.ChosenAt)])),
                new("calendarAddress", feeds.ConvertAll(f => (IReadOnlyList<DataField>)[new("madeAt", f.MadeAt), new("readOn", f.ReadOn)])),
            ],
        };
    }

    private DataField Rule(string code) => new("rule", code) { Text = book.Find(code)?.Title.ToString() };
}

internal static class DeadlinesRetention
{
    public const string Told = "deadlines.told";
    public const string Snoozes = "deadlines.snoozes";
    public const string Mail = "deadlines.mail";
    public const string Feeds = "deadlines.feeds";

    public static IServiceCollection AddDeadlinesRetention(this IServiceCollection services) => services
        .AddRetained<ToldStep>(Told, static (rows, before) => rows.Where(t => t.LegalDate < DateOnly.FromDateTime(before)))
        .AddRetained<Snooze>(Snoozes, static (rows, before) => rows.Where(s => s.Until < DateOnly.FromDateTime(before)))
        .AddErasable<Snooze>(Snoozes, static (rows, subject) => rows.Where(s => s.AccountId == subject.AccountId))
        .AddErasable<MailChoice>(Mail, static (rows, subject) => rows.Where(c => c.AccountId == subject.AccountId))
        .AddErasable<CalendarFeed>(Feeds, static (rows, subject) => rows.Where(f => f.AccountId == subject.AccountId));
}
