using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Folder;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;
using Navigli.Privacy.Entries;
using Navigli.Privacy.Questions;
using Navigli.Privacy.Timeline;

namespace Navigli.Privacy.Protection;

/// <summary>A request as the officer sees it.</summary>
internal sealed record OfficerQuestion
{
    public required QuestionView Question { get; init; }

    /// <summary>The reading asked about; null once its time of keeping is over.</summary>
    public OfficerReading? Reading { get; init; }

    /// <summary>The day to which it may still be extended; null when it may not.</summary>
    public DateOnly? MayBeExtendedTo { get; init; }

    public required bool Overdue { get; init; }
}

/// <summary>The officer reads a request, answers it, or extends its term; the reading leaves a line for the person.</summary>
internal sealed class AnswerQuestion(
    CityDb db, AccessLedger ledger, AccessWords words, OfficerNames names, ActFactory acts, CurrentCaller caller, IFolder folder, CityPack city, TimeProvider clock)
{
    public async Task<Result<OfficerQuestion>> ShowAsync(Guid id, CancellationToken ct)
    {
        var question = await db.AccessQuestions.AsNoTracking().SingleOrDefaultAsync(q => q.Id == id, ct);
        if (question is null)
            return PrivacyErrors.NoSuchQuestion;
        var entry = await db.ReadingAsync(question.Line, ct);
        await ledger.RecordAsync(
            new AccessEntry
            {
                Subject = question.SubjectId,
                What = PrivacyPurposes.WhatQuestion,
                Purpose = PrivacyPurposes.Question,
                Reader = caller.Value,
                Kind = ReaderKind.Office,
                CaseReference = question.Number,
            },
            ct);
        var today = city.Calendar.Today(clock);
        return new OfficerQuestion
        {
            Question = QuestionView.Of(question),
            Reading = entry is null ? null : await names.OfAsync(OfficerReading.Of(entry, words), ct),
            MayBeExtendedTo = question.State == QuestionState.Open && today <= question.FirstTerm ? Extended(question) : null,
            Overdue = question.State != QuestionState.Answered && today > question.DueOn,
        };
    }

    public Task<Result<Done>> AnswerAsync(Guid id, string? text, CancellationToken ct) =>
        ChangeAsync(id, text, "Answer", PrivacyActs.Answer, static (question, answer, act) => question.Close(answer, act.At), ct);

    public Task<Result<Done>> ExtendAsync(Guid id, string? reason, CancellationToken ct) =>
        ChangeAsync(id, reason, "Reason", PrivacyActs.Extend, (question, why, act) => question.Extend(why, Extended(question), city.Calendar.Today(clock), act.At), ct);

    private DateOnly Extended(AccessQuestion question) =>
        ResponseTerm.Extended(DateOnly.FromDateTime(city.Calendar.ToLocal(question.AskedAt)), city.Calendar);

    private async Task<Result<Done>> ChangeAsync(Guid id, string? text, string field, ActType type, Func<AccessQuestion, string, Act, Result<Done>> change, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(text))
            return PrivacyErrors.TextMissing.For(field);
        if (text.Length > AccessQuestion.AnswerLength)
            return PrivacyErrors.TextTooLong.With(AccessQuestion.AnswerLength).For(field);
        var question = await db.AccessQuestions.SingleOrDefaultAsync(q => q.Id == id, ct);
        if (question is null)
            return PrivacyErrors.NoSuchQuestion;
        var act = acts.Office(type, Role.DataProtectionOfficer, question.SubjectId, question.Number);
        var changed = change(question, text.Trim(), act);
        if (!changed.Succeeded)
            return changed;
        await folder.PutAsync(QuestionEntries.Of(question), ct);
        try
        {
            await db.CommitAsync(act, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return PrivacyErrors.AlreadyAnswered;
        }

        return changed;
    }
}
