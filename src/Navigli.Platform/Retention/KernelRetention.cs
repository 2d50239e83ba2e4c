using Microsoft.Extensions.DependencyInjection;
using Navigli.Platform.Api;
using Navigli.Platform.Drafts;
using Navigli.Platform.Jobs;
using Navigli.Platform.Outbox;
using Navigli.Platform.Tokens;

namespace Navigli.Platform.Retention;

/// <summary>What of the kernel's own goes with time. Dead letters wait for an administrator; a confirmed draft stays for as long as its outcome may be asked for again.</summary>
internal static class KernelRetention
{
    public static IServiceCollection AddKernelRetention(this IServiceCollection services) => services
        .AddRetained<Draft>("platform.drafts", static (rows, before) => rows.Where(d => d.ConfirmedAt == null && d.ExpiresAt < before))
        .AddErasable<Draft>("platform.drafts", static (rows, subject) => rows.Where(d => d.AccountId == subject.AccountId && d.ConfirmedAt == null))
        .AddRetained<Draft>("platform.confirmed-drafts", static (rows, before) => rows.Where(d => d.ConfirmedAt < before))
        .AddRetained<OutboxDelivery>("platform.deliveries", static (rows, before) => rows.Where(d => d.DoneAt < before))
        .AddRetained<JobRun>("platform.job-runs", static (rows, before) => rows.Where(r => r.PlannedFor < before))
        .AddRetained<UsedToken>("platform.used-tokens", static (rows, before) => rows.Where(t => t.Until < before))
        .AddRetained<ApiUseDay>("platform.api-use", static (rows, before) => OlderThan(rows, DateOnly.FromDateTime(before)))
        .AddSingleton<IRetained, Ledger.LedgerRetention>();

    private static IQueryable<ApiUseDay> OlderThan(IQueryable<ApiUseDay> rows, DateOnly day) => rows.Where(u => u.Day < day);
}
