using Microsoft.EntityFrameworkCore;
using Navigli.Platform.Access;
using Navigli.Platform.Data;
using Navigli.Platform.Results;
using Navigli.Privacy.Timeline;

namespace Navigli.Privacy.Questions;

/// <summary>A request in the list of who made it.</summary>
internal sealed record QuestionItem(Guid Id, string Number, DateTime AskedAt, DateOnly DueOn, QuestionState State);

/// <summary>A request with what became of it.</summary>
internal sealed record QuestionView
{
    public required string Number { get; init; }

    /// <summary>The person whose record was read.</summary>
    public required Guid SubjectId { get; init; }

    public required DateTime AskedAt { get; init; }

    public required DateOnly DueOn { get; init; }

    public required QuestionState State { get; init; }

    public string? Message { get; init; }

    public string? ExtensionReason { get; init; }

    public DateTime? ExtendedAt { get; init; }

    public string? Answer { get; init; }

    public DateTime? AnsweredAt { get; init; }

    /// <summary>The reading asked about; null once its time of keeping is over.</summary>
    public AccessLine? Line { get; init; }

    public static QuestionView Of(AccessQuestion question) => new()
    {
        Number = question.Number,
        SubjectId = question.SubjectId,
        AskedAt = question.AskedAt,
        DueOn = question.DueOn,
        State = question.State,
        Message = question.Message,
        ExtensionReason = question.ExtensionReason,
        ExtendedAt = question.ExtendedAt,
        Answer = question.Answer,
        AnsweredAt = question.AnsweredAt,
    };
}

/// <summary>The caller's own requests, newest first.</summary>
internal sealed class OwnQuestions(CityDb db, AccessWords words, CurrentCaller caller)
{
    public async Task<IReadOnlyList<QuestionItem>> ListAsync(CancellationToken ct) =>
        await db.AccessQuestions.AsNoTracking().Where(q => q.AccountId == caller.Value.AccountId)
            .OrderByDescending(q => q.AskedAt).Take(100)
            .Select(q => new QuestionItem(q.Id, q.Number, q.AskedAt, q.DueOn, q.State)).ToListAsync(ct);

    public async Task<Result<QuestionView>> FindAsync(Guid id, CancellationToken ct)
    {
        var question = await db.AccessQuestions.AsNoTracking().SingleOrDefaultAsync(q => q.Id == id && q.AccountId == caller.Value.AccountId, ct);
        if (question is null)
            return PrivacyErrors.NoSuchQuestion;
        var entry = await db.ReadingAsync(question.Line, ct);
        return QuestionView.Of(question) with { Line = entry is null ? null : words.Line(entry, question.SubjectId) };
    }
}
