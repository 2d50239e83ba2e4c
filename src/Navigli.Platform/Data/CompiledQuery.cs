using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Navigli.Platform.Data;

/// <summary>
/// Questions that pages ask at every request, translated once. For any other query Entity Framework walks and compares the whole expression to find
/// its translation again, which for a join of several tables takes longer than the answer. Keep what these return in a static field.
/// </summary>
public static class CompiledQuery
{
    /// <summary>A question with rows for an answer.</summary>
    /// <param name="question">The query; it reaches tables by <see cref="DbContext.Set{TEntity}()"/> and captures no variable.</param>
    public static Func<CityDb, T1, CancellationToken, Task<List<TRow>>> Rows<T1, TRow>(Expression<Func<CityDb, T1, IQueryable<TRow>>> question)
    {
        var translations = new PerModel<Func<CityDb, T1, IAsyncEnumerable<TRow>>>(() => EF.CompileAsyncQuery(question));
        return (db, first, ct) => ListAsync(translations.For(db)(db, first), ct);
    }

    /// <inheritdoc cref="Rows{T1, TRow}"/>
    public static Func<CityDb, T1, T2, CancellationToken, Task<List<TRow>>> Rows<T1, T2, TRow>(Expression<Func<CityDb, T1, T2, IQueryable<TRow>>> question)
    {
        var translations = new PerModel<Func<CityDb, T1, T2, IAsyncEnumerable<TRow>>>(() => EF.CompileAsyncQuery(question));
        return (db, first, second, ct) => ListAsync(translations.For(db)(db, first, second), ct);
    }

    /// <inheritdoc cref="Rows{T1, TRow}"/>
    public static Func<CityDb, T1, T2, T3, CancellationToken, Task<List<TRow>>> Rows<T1, T2, T3, TRow>(
        Expression<Func<CityDb, T1, T2, T3, IQueryable<TRow>>> question)
    {
        var translations = new PerModel<Func<CityDb, T1, T2, T3, IAsyncEnumerable<TRow>>>(() => EF.CompileAsyncQuery(question));
        return (db, first, second, third, ct) => ListAsync(translations.For(db)(db, first, second, third), ct);
    }

    /// <inheritdoc cref="Rows{T1, TRow}"/>
    public static Func<CityDb, T1, T2, T3, T4, T5, T6, CancellationToken, Task<List<TRow>>> Rows<T1, T2, T3, T4, T5, T6, TRow>(
        Expression<Func<CityDb, T1, T2, T3, T4, T5, T6, IQueryable<TRow>>> question)
    {
        var translations = new PerModel<Func<CityDb, T1, T2, T3, T4, T5, T6, IAsyncEnumerable<TRow>>>(() => EF.CompileAsyncQuery(question));
        return (db, first, second, third, fourth, fifth, sixth, ct) => ListAsync(translations.For(db)(db, first, second, third, fourth, fifth, sixth), ct);
    }

    /// <summary>A question with one value for an answer.</summary>
    /// <param name="question">The query, under the rules of <see cref="Rows{T1, TRow}"/>.</param>
    public static Func<CityDb, T1, T2, CancellationToken, Task<TValue>> Value<T1, T2, TValue>(
        Expression<Func<CityDb, T1, T2, CancellationToken, TValue>> question)
    {
        var translations = new PerModel<Func<CityDb, T1, T2, CancellationToken, Task<TValue>>>(() => EF.CompileAsyncQuery(question));
        return (db, first, second, ct) => translations.For(db)(db, first, second, ct);
    }

    private static async Task<List<TRow>> ListAsync<TRow>(IAsyncEnumerable<TRow> answer, CancellationToken ct)
    {
        var rows = new List<TRow>();
        await foreach (var row in answer.WithCancellation(ct).ConfigureAwait(false))
            rows.Add(row);
        return rows;
    }

    // A translation holds for one model only, and a process may have several: another engine, another set of modules.
    private sealed class PerModel<TTranslation>(Func<TTranslation> translate)
        where TTranslation : class
    {
        private readonly ConditionalWeakTable<IModel, TTranslation> known = [];

        public TTranslation For(CityDb db) => known.GetValue(db.Model, _ => translate());
    }
}
