using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Navigli.Platform.Data;

/// <summary>Marks the tables whose rows are a person's record: reading them without a line of the access ledger fails the tests.</summary>
public static class PersonalRecord
{
    private const string Annotation = "Navigli:PersonalRecord";

    /// <summary>Marks the table as holding personal records of the registry or its like.</summary>
    public static EntityTypeBuilder<T> IsPersonalRecord<T>(this EntityTypeBuilder<T> builder)
        where T : class
    {
        builder.Metadata.SetAnnotation(Annotation, true);
        return builder;
    }

    /// <summary>The marked tables of a model.</summary>
    public static IReadOnlyList<string> PersonalTables(this IModel model) =>
        [.. model.GetEntityTypes().Where(e => e.FindAnnotation(Annotation) is not null).Select(e => e.GetTableName()!).Distinct(StringComparer.Ordinal)];
}
