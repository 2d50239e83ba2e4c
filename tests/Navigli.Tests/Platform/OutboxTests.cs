using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Platform.Outbox;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Platform;

public class OutboxTests
{
    private static readonly Guid Ada = new("018f0000-0000-7000-8000-00000000000a");
    private static readonly Guid Bob = new("018f0000-0000-7000-8000-00000000000b");

    [Fact]
    public async Task Deliver_WhenTheActCommitted_HappensAndWhenItDidNotDoesNot()
    {
        await using var kernel = await Kernel.StartAsync();
        var seen = Listen(kernel);
        await RaiseAsync(kernel, 1);
        await Should.ThrowAsync<InvalidOperationException>(() => kernel.CommitAsync(Raising(kernel, 2), (_, _) => throw new InvalidOperationException("no")));
        (await WorkAsync(kernel, Ada)).ShouldBe(1);
        (await WorkAsync(kernel, Ada)).ShouldBe(0);
        seen.ShouldBe([1]);
    }

    [Fact]
    public async Task Deliver_WhenTheWorkerDiesBetweenHandlerAndMark_HappensAgainAfterTheLease()
    {
        await using var kernel = await Kernel.StartAsync();
        var seen = new ConcurrentQueue<long>();
        using var killed = new CancellationTokenSource();
        Listener(kernel).OnNote = async (number, ct) =>
        {
            seen.Enqueue(number);
            if (seen.Count == 1)
            {
                await killed.CancelAsync();
                ct.ThrowIfCancellationRequested();
            }
        };
        await RaiseAsync(kernel, 7);
        await Should.ThrowAsync<OperationCanceledException>(() => WorkAsync(kernel, Ada, killed.Token));
        (await WorkAsync(kernel, Bob)).ShouldBe(0, "Ada's lease stands");
        kernel.Clock.Move(TimeSpan.FromMinutes(3));
        (await WorkAsync(kernel, Bob)).ShouldBe(1);
        seen.ShouldBe([7, 7]);
        (await RowAsync(kernel)).DoneAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Deliver_WhenTheHandlerFails_BacksOffAndEndsAsADeadLetterThatCanBeReplayed()
    {
        await using var kernel = await Kernel.StartAsync(settings: new() { ["Outbox:MaxAttempts"] = "3" });
        var (tries, givenUp) = (0, 0);
        var mended = false;
        Listener(kernel).OnGivenUp = (number, _) => Task.FromResult(givenUp += (int)number);
        Listener(kernel).OnNote = (_, _) => ++tries > 0 && mended ? Task.CompletedTask : throw new TimeoutException("with personal data");
        await RaiseAsync(kernel, 1);
        await WorkAsync(kernel, Ada);
        (await WorkAsync(kernel, Ada)).ShouldBe(0, "not before five seconds");
        kernel.Clock.Move(TimeSpan.FromSeconds(6));
        await WorkAsync(kernel, Ada);
        kernel.Clock.Move(TimeSpan.FromSeconds(6));
        (await WorkAsync(kernel, Ada)).ShouldBe(0, "not before twenty");
        kernel.Clock.Move(TimeSpan.FromSeconds(15));
        givenUp.ShouldBe(0, "a try is left");
        await WorkAsync(kernel, Ada);
        (tries, givenUp).ShouldBe((3, 1));
        kernel.Clock.Move(TimeSpan.FromDays(1));
        (await WorkAsync(kernel, Ada)).ShouldBe(0, "it is dead");

        var letter = (await kernel.InScopeAsync(s => s.GetRequiredService<DeadLetters>().ListAsync(CancellationToken.None))).ShouldHaveSingleItem();
        letter.LastError.ShouldBe("TimeoutException");
        letter.Attempts.ShouldBe(3);
        mended = true;
        (await kernel.InScopeAsync(s => s.GetRequiredService<DeadLetters>().ReplayAsync(letter.Id, CancellationToken.None))).ShouldBeTrue();
        (await WorkAsync(kernel, Ada)).ShouldBe(1);
        (await RowAsync(kernel)).DoneAt.ShouldNotBeNull();
        givenUp.ShouldBe(1);
    }

    [Fact]
    public async Task GivenUp_WhichCannotBeTold_IsADeadLetterAllTheSame()
    {
        await using var kernel = await Kernel.StartAsync(settings: new() { ["Outbox:MaxAttempts"] = "1" });
        Listener(kernel).OnNote = (_, _) => throw new TimeoutException();
        Listener(kernel).OnGivenUp = (_, _) => throw new TimeoutException();
        await RaiseAsync(kernel, 1);
        (await WorkAsync(kernel, Ada)).ShouldBe(1, "the worker goes on");
        (await RowAsync(kernel)).DeadAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Deliver_OfAnEventThatEndsTheProcessEachTime_IsADeadLetterInTheEnd()
    {
        await using var kernel = await Kernel.StartAsync(settings: new() { ["Outbox:MaxAttempts"] = "2" });
        await RaiseAsync(kernel, 1);
        for (var crash = 0; crash < 2; crash++)
        {
            using var killed = new CancellationTokenSource();
            Listener(kernel).OnNote = async (_, ct) =>
            {
                await killed.CancelAsync();
                ct.ThrowIfCancellationRequested();
            };
            await Should.ThrowAsync<OperationCanceledException>(() => WorkAsync(kernel, Ada, killed.Token));
            kernel.Clock.Move(TimeSpan.FromMinutes(3));
        }

        Listener(kernel).OnNote = (_, _) => throw new InvalidOperationException("must not be called again");
        var givenUp = 0;
        Listener(kernel).OnGivenUp = (_, _) => Task.FromResult(++givenUp);
        await WorkAsync(kernel, Bob);
        givenUp.ShouldBe(1, "who waits is told of this end too");
        (await RowAsync(kernel)).DeadAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Deliver_WhenTheLeaseOfALaterOneEndsMeanwhile_LeavesItToWhoHoldsIt()
    {
        await using var kernel = await Kernel.StartAsync();
        var seen = new ConcurrentQueue<string>();
        var within = new AsyncLocal<string>();
        var first = true;
        Listener(kernel).OnNote = async (number, _) =>
        {
            seen.Enqueue($"{within.Value}{number}");
            if (!first)
                return;
            first = false;
            // Ada's first delivery takes longer than her lease; Bob comes by meanwhile and finds both free.
            kernel.Clock.Move(TimeSpan.FromMinutes(5));
            within.Value = "Bob ";
            (await WorkAsync(kernel, Bob, CancellationToken.None)).ShouldBe(2);
            within.Value = "Ada ";
        };
        within.Value = "Ada ";
        await RaiseAsync(kernel, 1);
        kernel.Clock.Move(TimeSpan.FromSeconds(1));
        await RaiseAsync(kernel, 2);
        (await WorkAsync(kernel, Ada)).ShouldBe(2);
        seen.ShouldBe(["Ada 1", "Bob 1", "Bob 2"]);
        (await kernel.DoAsync(db => db.Set<OutboxDelivery>().CountAsync(d => d.DoneAt != null))).ShouldBe(2);
    }

    [Fact]
    public async Task Deliver_ByTwoWorkersAtOnce_NeverGivesTheSameToBoth()
    {
        await using var kernel = await Kernel.StartAsync(settings: new() { ["Outbox:BatchSize"] = "5" });
        var seen = Listen(kernel);
        for (var i = 0; i < 60; i++)
            await RaiseAsync(kernel, i);
        await Task.WhenAll(new[] { Ada, Bob }.Select(async worker =>
        {
            while (await WorkAsync(kernel, worker) > 0)
            {
            }
        }));
        seen.Count.ShouldBe(60);
        seen.Distinct().Count().ShouldBe(60);
    }

    [Fact]
    public async Task Deliver_ByTheRunningWorkers_NeedsNoOneToAsk()
    {
        await using var kernel = await Kernel.StartAsync();
        var arrived = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        Listener(kernel).OnNote = (number, _) =>
        {
            arrived.TrySetResult(number);
            return Task.CompletedTask;
        };
        await kernel.StartAsync(kernel.Services.GetRequiredService<OutboxWorker>());
        await RaiseAsync(kernel, 5);
        (await arrived.Task.WaitAsync(TimeSpan.FromSeconds(20))).ShouldBe(5);
    }

    private static NoteListener Listener(Kernel kernel) => kernel.Services.GetRequiredService<NoteListener>();

    private static ConcurrentQueue<long> Listen(Kernel kernel)
    {
        var seen = new ConcurrentQueue<long>();
        Listener(kernel).OnNote = async (number, _) =>
        {
            await Task.Yield();
            seen.Enqueue(number);
        };
        return seen;
    }

    private static Navigli.Platform.Acts.Act Raising(Kernel kernel, long number)
    {
        var act = kernel.Act();
        act.Raise(new NoteWritten(number));
        return act;
    }

    private static Task<int> RaiseAsync(Kernel kernel, long number) => kernel.CommitAsync(Raising(kernel, number), (_, _) => Task.CompletedTask);

    private static Task<int> WorkAsync(Kernel kernel, Guid worker, CancellationToken ct = default) => kernel.Services.GetRequiredService<OutboxWorker>().WorkOnceAsync(worker, ct);

    private static Task<OutboxDelivery> RowAsync(Kernel kernel) => kernel.DoAsync(db => db.Set<OutboxDelivery>().AsNoTracking().SingleAsync());
}
