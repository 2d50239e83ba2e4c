using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Navigli.Platform.Acts;
using Navigli.Platform.Counters;
using Navigli.Platform.Modules;
using Navigli.Platform.Outbox;
using Navigli.Platform.Time;

namespace Navigli.Platform.Data;

/// <summary>
/// The one database of the city. Modules map their tables on it and reach them by internal extensions. A write to a module's table is
/// committed with its <see cref="Act"/>; <c>SaveChanges</c> by itself serves the kernel's tables only.
/// </summary>
public sealed class CityDb(DbContextOptions<CityDb> options) : DbContext(options)
{
    private static readonly string RaiseStatement = Counter.Raise("{0}", "{1}");

    private readonly List<Change> setWise = [];
    private readonly SortedSet<string> revisions = new(StringComparer.Ordinal);
    private bool committing;

    internal bool IsWritingSetWise { get; private set; }

    /// <summary>Commits the pending changes, their audit row and the events of the act, all or nothing.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed a row meanwhile.</exception>
    public Task CommitAsync(Act act, CancellationToken ct) => CommitAsync(act, static _ => Task.CompletedTask, ct);

    /// <summary>
    /// The same with <paramref name="work"/> done inside the transaction first: for numbers (<see cref="NextNumberAsync"/>) and set-wise
    /// writes (<see cref="SetWiseAsync"/>). Keep it short: on SQLite it holds the only writer's place.
    /// </summary>
    public async Task CommitAsync(Act act, Func<CancellationToken, Task> work, CancellationToken ct)
    {
        if (committing)
            throw new InvalidOperationException("An act is already being committed on this database context");
        committing = true;
        // The transaction is the act's alone and fails as a whole: a savepoint inside it would be one more message to the server for nothing.
        Database.AutoSavepointsEnabled = false;
        try
        {
            await using var transaction = await Database.BeginTransactionAsync(ct).ConfigureAwait(false);
            await work(ct).ConfigureAwait(false);
            ChangeTracker.DetectChanges();
            Audit(act);
            Enqueue(act);
            await base.SaveChangesAsync(acceptAllChangesOnSuccess: false, ct).ConfigureAwait(false);
            await MoveRevisionsAsync(ct).ConfigureAwait(false);
            await transaction.CommitAsync(ct).ConfigureAwait(false);
            ChangeTracker.AcceptAllChanges();
        }
        catch
        {
            // A use case may mend its own changes and commit again; the audit and the events of the failed commit must not come along.
            foreach (var entry in ChangeTracker.Entries().Where(e => e.State == EntityState.Added && e.Entity is AuditedAct or OutboxDelivery).ToList())
                entry.State = EntityState.Detached;
            throw;
        }
        finally
        {
            committing = false;
            setWise.Clear();
            revisions.Clear();
        }

        if (act.Events.Count > 0)
            this.GetService<OutboxSignal>().Raise();
    }

    /// <summary>The next number of a numbering that must not skip; only inside the work of a commit.</summary>
    /// <param name="name">What is numbered; at most 100 characters.</param>
    /// <param name="series">Which series, usually the year; at most 20 characters.</param>
    /// <param name="ct">Cancels the wait for the counter's row.</param>
    /// <returns>The number, from 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A name is longer than its column: SQLite would take it and PostgreSQL would not.</exception>
    public async Task<long> NextNumberAsync(string name, string series, CancellationToken ct)
    {
        if (!committing)
            throw new InvalidOperationException("A number is taken only in the transaction of what it numbers");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, Counter.LongestName, nameof(name));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(series.Length, Counter.LongestSeries, nameof(series));
        return await RaiseAsync(name, series, ct).ConfigureAwait(false);
    }

    /// <summary>A write over a set of rows without reading them, audited by its table and count; only inside the work of a commit.</summary>
    /// <param name="update">Runs <c>ExecuteUpdate</c> or <c>ExecuteDelete</c> and returns the number of rows.</param>
    /// <typeparam name="TEntity">What is written.</typeparam>
    /// <returns>The number of rows written.</returns>
    public async Task<int> SetWiseAsync<TEntity>(Func<IQueryable<TEntity>, Task<int>> update)
        where TEntity : class
    {
        if (!committing)
            throw new InvalidOperationException("A set-wise write belongs to an act");
        IsWritingSetWise = true;
        int rows;
        try
        {
            rows = await update(Set<TEntity>()).ConfigureAwait(false);
        }
        finally
        {
            IsWritingSetWise = false;
        }

        var written = Model.FindEntityType(typeof(TEntity))!;
        setWise.Add(new Change(written.GetTableName()!, "*", "set-wise", [rows.ToString(System.Globalization.CultureInfo.InvariantCulture)]));
        if (Revision.Of(written) is { } revision)
            revisions.Add(revision);
        return rows;
    }

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RefuseWithoutAct();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        RefuseWithoutAct();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(50);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CityDb).Assembly);
        foreach (var module in this.GetService<ModuleCatalog>().Modules)
            module.ConfigureModel(modelBuilder);
        SnakeCase.Apply(modelBuilder);
    }

    // The last that a transaction does: whoever else moves the same number waits for this one to end.
    private async Task MoveRevisionsAsync(CancellationToken ct)
    {
        revisions.UnionWith(ChangeTracker.Entries().Where(IsWrite).Select(e => Revision.Of(e.Metadata)).OfType<string>());
        foreach (var revision in revisions)
            await RaiseAsync(Revision.Numbering, revision, ct).ConfigureAwait(false);
    }

    // The row stays locked until the transaction ends, so no other can take the same number.
    private async Task<long> RaiseAsync(string name, string series, CancellationToken ct) =>
        (await Database.SqlQueryRaw<long>(RaiseStatement, name, series).ToListAsync(ct).ConfigureAwait(false))[0];

    private void RefuseWithoutAct()
    {
        if (ChangeTracker.Entries().FirstOrDefault(e => IsWrite(e) && !KernelTables.Types.Contains(e.Metadata.ClrType)) is { } entry)
            throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} is written without an act: use CommitAsync");
    }

    private void Audit(Act act)
    {
        var changes = ChangeTracker.Entries().Where(e => IsWrite(e) && !KernelTables.Types.Contains(e.Metadata.ClrType)).Select(Describe).Concat(setWise);
        Add(AuditedAct.Of(act, changes.ToList()));
    }

    private void Enqueue(Act act)
    {
        var subscriptions = this.GetService<EventSubscriptions>();
        var clock = this.GetService<TimeProvider>();
        foreach (var fact in act.Events)
        {
            var payload = JsonSerializer.Serialize(fact, fact.GetType());
            foreach (var subscription in subscriptions.For(fact.GetType()))
            {
                Add(new OutboxDelivery
                {
                    Id = clock.NewId(),
                    ActId = act.Id,
                    EventType = subscription.EventType.FullName!,
                    Handler = subscription.Handler,
                    Payload = payload,
                    RaisedAt = act.At,
                    DueAt = act.At,
                });
            }
        }
    }

    private static bool IsWrite(EntityEntry entry) => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted;

    private static Change Describe(EntityEntry entry) => new(
        entry.Metadata.GetTableName()!,
        string.Join(',', entry.Metadata.FindPrimaryKey()!.Properties.Select(p => entry.Property(p.Name).CurrentValue)),
        entry.State switch { EntityState.Added => "added", EntityState.Deleted => "deleted", _ => "changed" },
        entry.State == EntityState.Modified ? [.. entry.Properties.Where(p => p.IsModified).Select(p => p.Metadata.Name)] : []);

    /// <summary>One changed row, as the audit keeps it: names of columns, never values.</summary>
    private sealed record Change(string Table, string Key, string Operation, IReadOnlyList<string> Columns);

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        v => RequireUtc(v),
        v => DateTime.SpecifyKind(v, DateTimeKind.Utc))
    {
        private static DateTime RequireUtc(DateTime value) =>
            value.Kind == DateTimeKind.Utc ? value : throw new InvalidOperationException("Only UTC instants are stored");
    }
}
