using Microsoft.EntityFrameworkCore;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Privacy.Questions;

namespace Navigli.Privacy.Protection;

/// <summary>A page of the officer's queue.</summary>
internal sealed record QueueView(IReadOnlyList<QuestionItem> Items, int Page, int PageCount, DateOnly Today);

/// <summary>The requests to answer, the earliest term first; or those answered, the latest first.</summary>
internal sealed class QuestionQueue(CityDb db, CityPack city, TimeProvider clock)
{
    internal const int PageSize = 25;

    public Task<QueueView> ToAnswerAsync(int page, CancellationToken ct) =>
        PageAsync(db.AccessQuestions.Where(q => q.State != QuestionState.Answered).OrderBy(q => q.DueOn).ThenBy(q => q.AskedAt).ThenBy(q => q.Id), page, ct);

    public Task<QueueView> AnsweredAsync(int page, CancellationToken ct) =>
        PageAsync(db.AccessQuestions.Where(q => q.State == QuestionState.Answered).OrderByDescending(q => q.AnsweredAt).ThenBy(q => q.Id), page, ct);

    private async Task<QueueView> PageAsync(IQueryable<AccessQuestion> questions, int page, CancellationToken ct)
    {
        var count = await questions.CountAsync(ct);
        var pages = Math.Max(1, (count + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 1, pages);
        var items = await questions.AsNoTracking().Skip((page - 1) * PageSize).Take(PageSize)
            .Select(q => new QuestionItem(q.Id, q.Number, q.AskedAt, q.DueOn, q.State)).ToListAsync(ct);
        return new QueueView(items, page, pages, city.Calendar.Today(clock));
    }
}
