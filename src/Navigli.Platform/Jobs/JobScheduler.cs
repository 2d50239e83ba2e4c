using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Navigli.Platform.Data;
using Navigli.Platform.Time;
using Quartz;

namespace Navigli.Platform.Jobs;

/// <summary>
/// Fires the recurring jobs at the city's clock. Quartz reads the cron expressions; the claim row of <see cref="JobRun"/>, not a cluster of
/// schedulers, decides which node runs (docs/adr/0011).
/// </summary>
internal sealed class JobScheduler(IEnumerable<JobRegistration> jobs, IServiceScopeFactory scopes, TimeProvider clock, ILogger<JobScheduler> log) : BackgroundService
{
    // The clock of the demonstration can be moved, so the wait is looked at again at this pace instead of slept through.
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(20);
    private static readonly TimeZoneInfo Rome = TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var planned = jobs.ToDictionary(j => j, j => Next(j, clock.GetUtcNow()));
        using var timer = new PeriodicTimer(Pace);
        do
        {
            var now = clock.GetUtcNow();
            foreach (var (job, due) in planned.Where(p => p.Value is { } due && due <= now).ToList())
            {
                await RunAsync(job, due!.Value.UtcDateTime, stoppingToken).ConfigureAwait(false);
                planned[job] = Next(job, clock.GetUtcNow());
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    private static DateTimeOffset? Next(JobRegistration job, DateTimeOffset after) =>
        new CronExpression(job.Schedule, Rome).GetNextValidTimeAfter(after);

    private async Task RunAsync(JobRegistration job, DateTime plannedFor, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CityDb>();
        var run = new JobRun { Job = job.Name, PlannedFor = plannedFor, StartedAt = clock.UtcInstant() };
        try
        {
            db.Add(run);
            await db.SaveChangesAsync(ct).ConfigureAwait(false);
        }
        catch (DbUpdateException)
        {
            log.LogDebug("Job {Job} of {PlannedFor:u} is run by another node", job.Name, plannedFor);
            return;
        }

        try
        {
            await using var work = scopes.CreateAsyncScope();
            await job.RunAsync(work.ServiceProvider, ct).ConfigureAwait(false);
            run.DoneAt = clock.UtcInstant();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "Job {Job} of {PlannedFor:u} failed", job.Name, plannedFor);
            run.Failure = e.GetType().Name;
        }

        await db.SaveChangesAsync(CancellationToken.None).ConfigureAwait(false);
    }
}
