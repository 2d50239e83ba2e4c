using System.Linq.Expressions;
using Navigli.Platform.City;
using Navigli.Platform.Ledger;
using Navigli.Platform.Time;

namespace Navigli.Platform.Data;

/// <summary>How many things of a kind there are.</summary>
public sealed class Tally
{
    /// <summary>Name of the kind, as its <see cref="ITally"/> gives it.</summary>
    public required string Kind { get; init; }

    /// <summary>How many.</summary>
    public required int Count { get; init; }
}

/// <summary>A number that a module can tell about one person, without reading anybody's record: how many documents are in the drawer, how many others have looked.</summary>
public interface ITally
{
    /// <summary>
    /// One row with the number, or no row for none. The arguments are the account, the person (empty where the registry does not know them), today
    /// in the city, and thirty days ago as <see cref="LedgerEntry.Micros"/> counts. It captures no variable, makes its <see cref="Tally"/> by naming its properties, and reaches tables by
    /// <see cref="Microsoft.EntityFrameworkCore.DbContext.Set{TEntity}()"/>.
    /// </summary>
    Expression<Func<CityDb, Guid, Guid, DateOnly, long, IQueryable<Tally>>> Question { get; }
}

/// <summary>What every module's <see cref="ITally"/> says of one person, in one query however many there are.</summary>
public sealed class Tallies(CityDb db, TallyQuestion question, CityPack city, TimeProvider clock)
{
    /// <summary>The numbers by kind; a kind that is missing is zero.</summary>
    /// <param name="account">The account.</param>
    /// <param name="person">The person, where the registry knows them.</param>
    /// <param name="ct">Cancels the question.</param>
    public async Task<IReadOnlyDictionary<string, int>> OfAsync(Guid account, Guid? person, CancellationToken ct)
    {
        var rows = await question.Ask(db, account, person ?? Guid.Empty, city.Calendar.Today(clock), LedgerEntry.Micros(clock.UtcInstant().AddDays(-30)), ct).ConfigureAwait(false);
        return rows.ToDictionary(r => r.Kind, r => r.Count, StringComparer.Ordinal);
    }
}

/// <summary>The question of all tallies, put together once.</summary>
public sealed class TallyQuestion(IEnumerable<ITally> tallies)
{
    internal Func<CityDb, Guid, Guid, DateOnly, long, CancellationToken, Task<List<Tally>>> Ask { get; } =
        CompiledQuery.Rows(tallies.Select(t => t.Question).Aggregate(Both));

    private static Expression<Func<CityDb, Guid, Guid, DateOnly, long, IQueryable<Tally>>> Both(
        Expression<Func<CityDb, Guid, Guid, DateOnly, long, IQueryable<Tally>>> one, Expression<Func<CityDb, Guid, Guid, DateOnly, long, IQueryable<Tally>>> other)
    {
        var same = new Renaming(other.Parameters.Zip(one.Parameters).ToDictionary(p => p.First, p => p.Second)).Visit(other.Body);
        return one.Update(Expression.Call(typeof(Queryable), nameof(Queryable.Concat), [typeof(Tally)], one.Body, same), one.Parameters);
    }

    private sealed class Renaming(Dictionary<ParameterExpression, ParameterExpression> names) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => names.GetValueOrDefault(node, node);
    }
}
