using Navigli.Platform.Data;
using Navigli.Tests.Identity.Saml;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Platform;

public sealed class RecentAnswersTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    private readonly FrozenClock clock = new(Start);
    private readonly Numbers recent;
    private int asked;

    public RecentAnswersTests() => recent = new Numbers(clock);

    public void Dispose() => recent.Dispose();

    [Fact]
    public async Task Of_AMomentAfter_DoesNotAskAgain()
    {
        var first = await AskAsync("one");
        clock.Advance(Numbers.Memory - TimeSpan.FromMilliseconds(1));

        (await AskAsync("one")).ShouldBeSameAs(first);
    }

    [Fact]
    public async Task Of_AnotherKey_AsksAnotherQuestion()
    {
        await AskAsync("one");

        (await AskAsync("two")).Number.ShouldBe(2);
    }

    [Fact]
    public async Task Of_AfterTheMemory_AsksAgain()
    {
        await AskAsync("one");
        clock.Advance(Numbers.Memory);

        (await AskAsync("one")).Number.ShouldBe(2);
    }

    [Fact]
    public async Task Of_WhenTheClockIsSetBack_AsksAgain()
    {
        await AskAsync("one");
        clock.Advance(TimeSpan.FromSeconds(-1));

        (await AskAsync("one")).Number.ShouldBe(2);
    }

    [Fact]
    public async Task Of_WhenTheAnswerHasRunOut_AsksAgain()
    {
        await AskAsync("one", Start.UtcDateTime.AddSeconds(2));
        clock.Advance(TimeSpan.FromSeconds(2));

        (await AskAsync("one")).Number.ShouldBe(2);
    }

    [Fact]
    public async Task Of_WhatIsNotToBeRemembered_AlwaysAsks()
    {
        await AskAsync("one", until: null);

        (await AskAsync("one")).Number.ShouldBe(2);
    }

    [Fact]
    public async Task Forget_IsFeltAtOnce()
    {
        await AskAsync("one");
        recent.Forget();

        (await AskAsync("one")).Number.ShouldBe(2);
    }

    [Fact]
    public async Task Forget_WhileAQuestionIsUnderWay_KeepsNothingOfIt()
    {
        await recent.OfAsync("one", () =>
        {
            recent.Forget();
            return ReadAsync(DateTime.MaxValue);
        });

        (await AskAsync("one")).Number.ShouldBe(2);
    }

    private Task<Answer> AskAsync(string key) => AskAsync(key, DateTime.MaxValue);

    private Task<Answer> AskAsync(string key, DateTime? until) => recent.OfAsync(key, () => ReadAsync(until));

    private Task<Answer> ReadAsync(DateTime? until) => Task.FromResult(new Answer(++asked, until));

    private sealed record Answer(int Number, DateTime? Until);

    private sealed class Numbers(TimeProvider clock) : RecentAnswers<string, Answer>(clock)
    {
        protected override DateTime? Until(Answer answer) => answer.Until;
    }
}
