using System.Diagnostics;

namespace Navigli.Benchmarks.Ground;

/// <summary>Takes the time of ANPR's own work, in its own process: the way to it and back, and the waiting for it, are the portal's.</summary>
internal sealed class AnprTimes
{
    public const string Path = "/anpr/6001";

    /// <summary>Of the last question.</summary>
    public TimeSpan Last { get; private set; }

    public int Questions { get; private set; }

    /// <summary>Stands before the services of an outside world that has not started yet.</summary>
    public static AnprTimes Of(WebApplication sandbox)
    {
        var times = new AnprTimes();
        sandbox.Use(async (context, next) =>
        {
            var watch = Stopwatch.StartNew();
            await next(context);
            if (context.Request.Path == Path)
                (times.Last, times.Questions) = (watch.Elapsed, times.Questions + 1);
        });
        return times;
    }
}
