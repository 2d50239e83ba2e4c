using System.Collections.Concurrent;
using System.Diagnostics;

namespace Navigli.Benchmarks.Ground;

/// <summary>What one kind of work came to.</summary>
internal sealed record LoopResult
{
    /// <summary>Milliseconds of each, from when it was due, not from when somebody found the time to begin it.</summary>
    public required IReadOnlyList<double> Times { get; init; }

    /// <summary>Done in a second, from the first that was due to the last that was finished.</summary>
    public required double Rate { get; init; }
}

/// <summary>Begins work when it is due, whether or not what was begun before is finished: as people come, who do not wait for each other.</summary>
internal sealed class OpenLoop(double perSecond, Func<int, Task<TimeSpan>> work)
{
    /// <summary>Runs for a time, then waits for what is not finished. Work tells the time that counts.</summary>
    public async Task<LoopResult> RunAsync(TimeSpan time)
    {
        var count = (int)(perSecond * time.TotalSeconds);
        var (watch, begun, times) = (Stopwatch.StartNew(), new List<Task>(count), new ConcurrentBag<double>());
        for (var i = 0; i < count; i++)
        {
            var (number, due) = (i, TimeSpan.FromSeconds(i / perSecond));
            if (due - watch.Elapsed is { Ticks: > 0 } early)
                await Task.Delay(early);
            begun.Add(Task.Run(async () =>
            {
                var late = watch.Elapsed - due;
                times.Add((late + await work(number)).TotalMilliseconds);
            }));
        }

        await Task.WhenAll(begun);
        return new LoopResult { Times = [.. times], Rate = count / watch.Elapsed.TotalSeconds };
    }
}
