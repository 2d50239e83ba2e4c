using System.Linq.Expressions;
using Navigli.Platform.Ledger;

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

/// <summary>The question of all tallies, put together once.</summary>
public sealed class TallyQuestion(IEnumerable<ITally> tallies)
{
    /// <summary>All of them as one question, for whoever joins it to a question of their own. Its parameters are those of <see cref="ITally.Question"/>.</summary>
    public Expression<Func<CityDb, Guid, Guid, DateOnly, long, IQueryable<Tally>>> Question { get; } = tallies.Select(t => t.Question).Aggregate(Both);

    /// <summary>The body of a question with the parameters of another in the place of its own.</summary>
    /// <param name="question">The question.</param>
    /// <param name="parameters">As many as it has, of the same types.</param>
    public static Expression Rebase(LambdaExpression question, IEnumerable<ParameterExpression> parameters) =>
        new Renaming(question.Parameters.Zip(parameters).ToDictionary(p => p.First, p => p.Second)).Visit(question.Body);

    private static Expression<Func<CityDb, Guid, Guid, DateOnly, long, IQueryable<Tally>>> Both(
        Expression<Func<CityDb, Guid, Guid, DateOnly, long, IQueryable<Tally>>> one, Expression<Func<CityDb, Guid, Guid, DateOnly, long, IQueryable<Tally>>> other)
    {
        return one.Update(Expression.Call(typeof(Queryable), nameof(Queryable.Concat), [typeof(Tally)], one.Body, Rebase(other, one.Parameters)), one.Parameters);
    }

    private sealed class Renaming(Dictionary<ParameterExpression, ParameterExpression> names) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => names.GetValueOrDefault(node, node);
    }
}
