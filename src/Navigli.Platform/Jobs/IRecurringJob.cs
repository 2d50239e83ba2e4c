using Microsoft.Extensions.DependencyInjection;

namespace Navigli.Platform.Jobs;

/// <summary>Work that recurs, run by one node at each planned instant, in a scope of its own.</summary>
public interface IRecurringJob
{
    /// <summary>When, as a Quartz cron expression in the city's time zone.</summary>
    static abstract string Schedule { get; }

    /// <summary>Does it; must be safe to repeat, since a crash leaves it half done.</summary>
    Task RunAsync(CancellationToken ct);
}

/// <summary>One registered job.</summary>
/// <param name="Name">Stable name.</param>
/// <param name="Schedule">Quartz cron expression.</param>
/// <param name="RunAsync">Runs it from the services of a scope.</param>
internal sealed record JobRegistration(string Name, string Schedule, Func<IServiceProvider, CancellationToken, Task> RunAsync);

/// <summary>Registration of recurring jobs.</summary>
public static class JobSetup
{
    /// <summary>Adds a job to the schedule.</summary>
    public static IServiceCollection AddRecurringJob<TJob>(this IServiceCollection services)
        where TJob : class, IRecurringJob
    {
        services.AddScoped<TJob>();
        return services.AddSingleton(new JobRegistration(typeof(TJob).FullName!, TJob.Schedule, (scope, ct) => scope.GetRequiredService<TJob>().RunAsync(ct)));
    }
}
