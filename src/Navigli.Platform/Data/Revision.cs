using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Navigli.Platform.Counters;

namespace Navigli.Platform.Data;

/// <summary>
/// Numbers that change with every commit that writes one of the tables marked for them, in its transaction: what a node worked out from these tables holds for as long as the number is the one
/// that it read before them. So an answer that is dear to find is kept, and a change is felt at once on every node, at the price of reading one number.
/// </summary>
public static class Revision
{
    /// <summary>Name of the numbering that revisions are counters of, each a series: for a larger question that reads one besides.</summary>
    public const string Numbering = "revision";

    private const string Annotation = "Navigli:Revision";

    private static readonly Func<CityDb, string, CancellationToken, Task<List<long>>> Now =
        CompiledQuery.Rows((CityDb db, string name) => db.Set<Counter>().Where(c => c.Name == Numbering && c.Series == name).Select(c => c.Value));

    /// <summary>Marks the table: every commit that writes it, row by row, set-wise or in bulk, moves the revision.</summary>
    /// <param name="builder">The table's type.</param>
    /// <param name="name">Name of the revision; at most 20 characters.</param>
    public static EntityTypeBuilder<T> MovesRevision<T>(this EntityTypeBuilder<T> builder, string name)
        where T : class
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, Counter.LongestSeries, nameof(name));
        builder.Metadata.SetAnnotation(Annotation, name);
        return builder;
    }

    /// <summary>The tables of a model that move a revision.</summary>
    public static IReadOnlyList<string> TablesMoving(this IModel model, string name) => [.. model.GetEntityTypes().Where(e => Of(e) == name).Select(e => e.GetTableName()!).Distinct(StringComparer.Ordinal)];

    /// <summary>The number as it stands; 0 while nothing has been written. Read it before what is to be kept under it.</summary>
    public static async Task<long> RevisionAsync(this CityDb db, string name, CancellationToken ct) => (await Now(db, name, ct).ConfigureAwait(false)).FirstOrDefault();

    internal static string? Of(IReadOnlyEntityType type) => type.FindAnnotation(Annotation)?.Value as string;
}
