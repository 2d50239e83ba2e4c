using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Privacy;
using Navigli.Platform.Data;

namespace Navigli.Platform.Retention;

/// <summary>
/// Something that goes when its time is over. The city pack says how long (<see cref="City.RetentionSchedule"/>), the module what that means for its rows,
/// and one job does it. A category may have several.
/// </summary>
public interface IRetained
{
    /// <summary>Category of the city pack.</summary>
    string Category { get; }

    /// <summary>How many are over.</summary>
    /// <param name="db">Where.</param>
    /// <param name="before">What was before this instant is over, UTC.</param>
    /// <param name="ct">Cancels it.</param>
    Task<int> CountAsync(CityDb db, DateTime before, CancellationToken ct);

    /// <summary>Forgets them, inside the commit of an act; safe to repeat.</summary>
    /// <returns>How many.</returns>
    Task<int> ForgetAsync(CityDb db, DateTime before, CancellationToken ct);
}

/// <summary>Something that its person may have erased before its time (GDPR art. 17).</summary>
public interface IErasable
{
    /// <summary>Category of the city pack, whose rule says what erasing does.</summary>
    string Category { get; }

    /// <summary>How many would go now.</summary>
    Task<int> CountAsync(CityDb db, DataSubject subject, CancellationToken ct);

    /// <summary>Erases them, inside the commit of an act.</summary>
    /// <returns>How many.</returns>
    Task<int> EraseAsync(CityDb db, DataSubject subject, CancellationToken ct);
}

/// <summary>Registration of what is forgotten and of what may be erased.</summary>
public static class RetentionSetup
{
    /// <summary>Rows that are deleted when their time is over.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="category">Category of the city pack.</param>
    /// <param name="over">The rows that are over before an instant.</param>
    /// <param name="forget">What is done with them; null deletes them.</param>
    /// <typeparam name="TEntity">The rows.</typeparam>
    public static IServiceCollection AddRetained<TEntity>(
        this IServiceCollection services, string category, Func<IQueryable<TEntity>, DateTime, IQueryable<TEntity>> over, Func<IQueryable<TEntity>, CancellationToken, Task<int>>? forget = null)
        where TEntity : class => services.AddSingleton<IRetained>(new RetainedRows<TEntity>(category, over, forget ?? Delete));

    /// <summary>Rows that their person may have erased.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="category">Category of the city pack.</param>
    /// <param name="of">The rows of somebody that may go now.</param>
    /// <param name="erase">What is done with them; null deletes them.</param>
    /// <typeparam name="TEntity">The rows.</typeparam>
    public static IServiceCollection AddErasable<TEntity>(
        this IServiceCollection services, string category, Func<IQueryable<TEntity>, DataSubject, IQueryable<TEntity>> of, Func<IQueryable<TEntity>, CancellationToken, Task<int>>? erase = null)
        where TEntity : class => services.AddSingleton<IErasable>(new ErasableRows<TEntity>(category, of, erase ?? Delete));

    private static Task<int> Delete<TEntity>(IQueryable<TEntity> rows, CancellationToken ct) => rows.ExecuteDeleteAsync(ct);
}

internal sealed class RetainedRows<TEntity>(
    string category, Func<IQueryable<TEntity>, DateTime, IQueryable<TEntity>> over, Func<IQueryable<TEntity>, CancellationToken, Task<int>> forget) : IRetained
    where TEntity : class
{
    public string Category => category;

    public Task<int> CountAsync(CityDb db, DateTime before, CancellationToken ct) => over(db.Set<TEntity>(), before).CountAsync(ct);

    public Task<int> ForgetAsync(CityDb db, DateTime before, CancellationToken ct) => db.SetWiseAsync<TEntity>(rows => forget(over(rows, before), ct));
}

internal sealed class ErasableRows<TEntity>(
    string category, Func<IQueryable<TEntity>, DataSubject, IQueryable<TEntity>> of, Func<IQueryable<TEntity>, CancellationToken, Task<int>> erase) : IErasable
    where TEntity : class
{
    public string Category => category;

    public Task<int> CountAsync(CityDb db, DataSubject subject, CancellationToken ct) => of(db.Set<TEntity>(), subject).CountAsync(ct);

    public Task<int> EraseAsync(CityDb db, DataSubject subject, CancellationToken ct) => db.SetWiseAsync<TEntity>(rows => erase(of(rows, subject), ct));
}
