using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;
using Navigli.Privacy;
using Navigli.Privacy.Protection;
using Navigli.Privacy.Questions;
using Shouldly;
using Xunit;
using static Navigli.Tests.Privacy.PrivacyCity;

namespace Navigli.Tests.Privacy;

public class QuestionTests
{
    [Theory]
    [InlineData("2026-11-21", "2026-12-21", "2027-02-22")] // 21 February 2027 is a Sunday
    [InlineData("2026-08-31", "2026-09-30", "2026-11-30")] // no 31 September, no 31 November
    [InlineData("2026-11-07", "2026-12-09", "2027-02-08")] // 7 December is Sant'Ambrogio, the 8th a holiday; 7 February a Sunday
    [InlineData("2027-01-31", "2027-03-01", "2027-04-30")] // 28 February 2027 is a Sunday
    [InlineData("2028-01-31", "2028-02-29", "2028-05-02")] // leap year; 30 April is a Sunday, 1 May a holiday
    public async Task Term_IsOneMonthAndAtMostThreeAndEndsOnAWorkingDay(string received, string first, string extended)
    {
        await using var city = await StartAsync();
        var calendar = city.Kernel.Services.GetRequiredService<CityPack>().Calendar;
        ResponseTerm.First(Date(received), calendar).ShouldBe(Date(first));
        ResponseTerm.Extended(Date(received), calendar).ShouldBe(Date(extended));
    }

    [Fact]
    public async Task Ask_GivesANumberAndATermAndTwiceTheSameRequest()
    {
        await using var city = await StartAsync();
        var line = await LineAsync(city, Chiara);
        var id = (await AskAsync(city, Chiara, line, message: "  Non sono mai stata lì  ")).Value;
        (await AskAsync(city, Chiara, line)).Value.ShouldBe(id);
        var question = (await OwnAsync(city, Chiara, id)).Value;
        question.Number.ShouldBe("1/2026");
        question.DueOn.ShouldBe(Date("2026-12-21"));
        question.Message.ShouldBe("Non sono mai stata lì");
        question.Line!.Who.ShouldBe("Anagrafe Via Larga 12");
        (await AskAsync(city, Chiara, await LineAsync(city, Chiara))).Value.ShouldNotBe(id);
        (await city.Kernel.DoAsync(db => db.AccessQuestions.OrderBy(q => q.AskedAt).ThenBy(q => q.Number).Select(q => q.Number).ToListAsync())).ShouldBe(["1/2026", "2/2026"]);
    }

    [Fact]
    public async Task Ask_FromSeveralTabsAtOnce_MakesOneRequestAndNoGap()
    {
        await using var city = await StartAsync();
        var line = await LineAsync(city, Chiara);
        var asked = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => AskAsync(city, Chiara, line))));
        asked.Select(a => a.Value).Distinct().ShouldHaveSingleItem();
        await AskAsync(city, Chiara, await LineAsync(city, Chiara));
        (await city.Kernel.DoAsync(db => db.AccessQuestions.Select(q => q.Number).ToListAsync())).ShouldBe(["1/2026", "2/2026"], ignoreOrder: true);
    }

    [Fact]
    public async Task Ask_AboutWhatDoesNotConcernThePerson_FindsNothing()
    {
        await using var city = await StartAsync();
        var paolos = await LineAsync(city, Paolo);
        await city.RecordAsync(Chiara, ReaderKind.Office, new() { AccountId = Employee, Office = "RO01" }, purpose: PrivacyPurposes.Question with { WithheldFromPerson = true });
        var withheld = await LastLineAsync(city);
        city.Kernel.Services.GetRequiredService<Populations>().Includes = static (_, _, _) => false;
        await city.BatchAsync("others");
        foreach (var line in new[] { paolos, withheld, await LastLineAsync(city), "nonsense", $"{Guid.Empty:N}-1", $"{Guid.Empty:N}--1" })
            (await AskAsync(city, Chiara, line)).Error.ShouldBe(PrivacyErrors.NoSuchLine, line);
        (await AskAsync(city, Chiara, paolos, Paolo)).Error.ShouldBe(PrivacyErrors.NotYours);
        (await AskAsync(city, Chiara, await LineAsync(city, Sofia), Sofia)).Succeeded.ShouldBeTrue();
        (await AskAsync(city, Chiara, await LineAsync(city, Chiara), message: new string('x', 601))).Error.Code.ShouldBe("privacy.message-too-long");
    }

    [Fact]
    public async Task Own_OfSomebodyElse_IsNotFound()
    {
        await using var city = await StartAsync();
        var id = (await AskAsync(city, Chiara, await LineAsync(city, Chiara))).Value;
        (await OwnAsync(city, Paolo, id)).Error.ShouldBe(PrivacyErrors.NoSuchQuestion);
        (await city.AsAsync<OwnQuestions, IReadOnlyList<QuestionItem>>(Paolo, own => own.ListAsync(default))).ShouldBeEmpty();
        (await city.AsAsync<OwnQuestions, IReadOnlyList<QuestionItem>>(Chiara, own => own.ListAsync(default))).ShouldHaveSingleItem().Id.ShouldBe(id);
    }

    [Fact]
    public async Task Answer_ClosesItOnceAndThePersonReadsItAndSeesTheOfficersReading()
    {
        await using var city = await StartAsync();
        var id = (await AskAsync(city, Chiara, await LineAsync(city, Chiara))).Value;
        var shown = (await ShowAsync(city, id)).Value;
        shown.Reading!.AccountId.ShouldBe(Employee);
        (shown.Reading.ReaderName, shown.Reading.SubjectName).ShouldBe(("Laura Bernasconi", "Chiara Colombo"));
        shown.Reading.Reason.ShouldBe("Richiesta allo sportello");
        (await city.Kernel.DoAsync(db => db.Set<LedgerEntry>().CountAsync(e => e.Subject == Chiara && e.CaseReference == "1/2026" && e.AccountId == Officer))).ShouldBe(1);

        (await AnswerAsync(city, id, "  ")).Error.Code.ShouldBe("privacy.text-missing");
        (await AnswerAsync(city, id, "Era la tua richiesta allo sportello.")).Succeeded.ShouldBeTrue();
        (await AnswerAsync(city, id, "Un'altra risposta")).Error.ShouldBe(PrivacyErrors.AlreadyAnswered);
        (await ExtendAsync(city, id, "troppo tardi")).Error.ShouldBe(PrivacyErrors.AlreadyAnswered);
        var question = (await OwnAsync(city, Chiara, id)).Value;
        question.State.ShouldBe(QuestionState.Answered);
        question.Answer.ShouldBe("Era la tua richiesta allo sportello.");
        (await city.Kernel.DoAsync(db => db.Set<AuditedAct>().Select(a => a.Type).ToListAsync())).ShouldBe(["privacy.ask", "privacy.answer"], ignoreOrder: true);
    }

    [Fact]
    public async Task Extend_WithinTheFirstTerm_TellsThePersonWhyAndOnlyOnce()
    {
        await using var city = await StartAsync();
        var id = (await AskAsync(city, Chiara, await LineAsync(city, Chiara))).Value;
        city.Kernel.Clock.Move(TimeSpan.FromDays(30)); // 21 December, the last day
        (await ExtendAsync(city, id, "Servono gli atti dell'ufficio")).Succeeded.ShouldBeTrue();
        var question = (await OwnAsync(city, Chiara, id)).Value;
        question.DueOn.ShouldBe(Date("2027-02-22"));
        question.ExtensionReason.ShouldBe("Servono gli atti dell'ufficio");
        (await ExtendAsync(city, id, "ancora")).Error.ShouldBe(PrivacyErrors.AlreadyExtended);
        (await ShowAsync(city, id)).Value.MayBeExtendedTo.ShouldBeNull();
        city.Kernel.Clock.Move(TimeSpan.FromDays(64));
        (await ShowAsync(city, id)).Value.Overdue.ShouldBeTrue();
        (await AnswerAsync(city, id, "Ecco")).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task Extend_AfterTheFirstTerm_IsRefused()
    {
        await using var city = await StartAsync();
        var id = (await AskAsync(city, Chiara, await LineAsync(city, Chiara))).Value;
        city.Kernel.Clock.Move(TimeSpan.FromDays(31));
        (await ExtendAsync(city, id, "in ritardo")).Error.ShouldBe(PrivacyErrors.TermOver);
        (await ShowAsync(city, id)).Value.MayBeExtendedTo.ShouldBeNull();
    }

    [Fact]
    public async Task Queue_HasTheEarliestTermFirstAndAnsweredOnesApart()
    {
        await using var city = await StartAsync();
        List<Guid> ids = [];
        for (var i = 0; i < 3; i++)
        {
            ids.Add((await AskAsync(city, Chiara, await LineAsync(city, Chiara))).Value);
            city.Kernel.Clock.Move(TimeSpan.FromDays(3));
        }

        await ExtendAsync(city, ids[0], "atti da cercare");
        await AnswerAsync(city, ids[1], "ecco");
        (await city.AsAsync<QuestionQueue, QueueView>(Officer, queue => queue.ToAnswerAsync(1, default))).Items.Select(i => i.Id).ShouldBe([ids[2], ids[0]]);
        (await city.AsAsync<QuestionQueue, QueueView>(Officer, queue => queue.AnsweredAsync(7, default))).Items.Select(i => i.Id).ShouldBe([ids[1]]);
    }

    [Fact]
    public async Task Unexplained_OfTheDay_AreThoseWithNeitherReasonNorCaseAndAreExaminedOnce()
    {
        await using var city = await StartAsync();
        await city.OfficeReadAsync(Chiara, reason: null);
        var line = await LastLineAsync(city);
        await city.OfficeReadAsync(Chiara, reason: "");
        await city.OfficeReadAsync(Chiara);
        await city.OfficeReadAsync(Chiara, reason: null, caseReference: "2026/1");
        await city.RecordAsync(Chiara, ReaderKind.Self, new() { AccountId = Chiara, PersonId = Chiara });
        (await DayAsync(city, null)).Readings.Select(r => r.Note).ShouldBe([null, null]);
        (await city.AsAsync<UnexplainedReadings, Result<Done>>(Officer, r => r.ExamineAsync(line, "", default))).Error.Code.ShouldBe("privacy.text-missing");
        (await city.AsAsync<UnexplainedReadings, Result<Done>>(Officer, r => r.ExamineAsync(line, "Il caso è il 2026/1", default))).Succeeded.ShouldBeTrue();
        (await city.AsAsync<UnexplainedReadings, Result<Done>>(Officer, r => r.ExamineAsync(line, "Di nuovo", default))).Error.ShouldBe(PrivacyErrors.AlreadyExamined);
        (await DayAsync(city, null)).Readings.Select(r => r.Note).ShouldBe([null, "Il caso è il 2026/1"]);

        // 20 hours later it is another day in Milan; yesterday's are still there, tomorrow is not asked.
        city.Kernel.Clock.Move(TimeSpan.FromHours(20));
        (await DayAsync(city, null)).Readings.ShouldBeEmpty();
        (await DayAsync(city, Date("2026-11-21"))).Readings.Count.ShouldBe(2);
        (await DayAsync(city, Date("2099-01-01"))).Day.ShouldBe(Date("2026-11-22"));
        (await city.AsAsync<UnexplainedReadings, Result<Done>>(Officer, r => r.ExamineAsync("nonsense", "x", default))).Error.ShouldBe(PrivacyErrors.NoSuchLine);
    }

    private static DateOnly Date(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<string> LineAsync(PrivacyCity city, Guid subject)
    {
        await city.OfficeReadAsync(subject);
        return await LastLineAsync(city);
    }

    private static Task<string> LastLineAsync(PrivacyCity city) => city.Kernel.DoAsync(async db =>
    {
        // One writer at a time in these tests, so the newest row is the last of its chain.
        var rows = await db.Set<LedgerEntry>().AsNoTracking().ToListAsync();
        var last = rows.MaxBy(r => (r.AtMicros, r.Seq))!;
        return new LineId(last.SegmentId, last.Seq).ToString();
    });

    private static Task<Result<Guid>> AskAsync(PrivacyCity city, Guid who, string line, Guid? person = null, string? message = null) =>
        city.AsAsync<AskAboutAccess, Result<Guid>>(who, ask => ask.RunAsync(line, person, message, default));

    private static Task<Result<QuestionView>> OwnAsync(PrivacyCity city, Guid who, Guid id) => city.AsAsync<OwnQuestions, Result<QuestionView>>(who, own => own.FindAsync(id, default));

    private static Task<Result<OfficerQuestion>> ShowAsync(PrivacyCity city, Guid id) => city.AsAsync<AnswerQuestion, Result<OfficerQuestion>>(Officer, a => a.ShowAsync(id, default));

    private static Task<Result<Done>> AnswerAsync(PrivacyCity city, Guid id, string text) => city.AsAsync<AnswerQuestion, Result<Done>>(Officer, a => a.AnswerAsync(id, text, default));

    private static Task<Result<Done>> ExtendAsync(PrivacyCity city, Guid id, string reason) => city.AsAsync<AnswerQuestion, Result<Done>>(Officer, a => a.ExtendAsync(id, reason, default));

    private static Task<UnexplainedView> DayAsync(PrivacyCity city, DateOnly? day) => city.AsAsync<UnexplainedReadings, UnexplainedView>(Officer, r => r.ListAsync(day, 1, default));
}
