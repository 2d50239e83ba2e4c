using System.Linq.Expressions;

namespace Navigli.Platform.Data;

/// <summary>A right that one person has given another, as a row of the registry's question for ties.</summary>
public sealed class GivenTie
{
    /// <summary>Who gave it.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Id of what was given.</summary>
    public required Guid GivenId { get; init; }

    /// <summary>Number that people quote.</summary>
    public required string Number { get; init; }

    /// <summary>What it is for, as its module writes it.</summary>
    public required string For { get; init; }

    /// <summary>Its last day.</summary>
    public required DateOnly To { get; init; }
}

/// <summary>What a module adds to the registry's question for ties, so that asking for both is one query. One for the whole product.</summary>
public interface IGivenTies
{
    /// <summary>
    /// What was given to a person and stands on a day. It captures no variable, makes its <see cref="GivenTie"/> by naming its properties, and reaches tables by
    /// <see cref="Microsoft.EntityFrameworkCore.DbContext.Set{TEntity}()"/>.
    /// </summary>
    Expression<Func<CityDb, Guid, DateOnly, IQueryable<GivenTie>>> Question { get; }
}
