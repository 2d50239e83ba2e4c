using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Navigli.Platform.Counters;

/// <summary>
/// The last number taken of a numbering that must not skip: kernel table <c>counters</c>. The row is raised in the transaction of what is
/// numbered, so a number exists if and only if its document does.
/// </summary>
public sealed class Counter
{
    internal const int LongestName = 100;
    internal const int LongestSeries = 20;

    /// <summary>The statement that raises a counter, the same on both databases, with what stands for its name and its series.</summary>
    internal static string Raise(string name, string series) => $"""
        INSERT INTO counters (name, series, value) VALUES ({name}, {series}, 1)
        ON CONFLICT (name, series) DO UPDATE SET value = counters.value + 1 RETURNING value AS "Value"
        """;

    /// <summary>What is numbered ("certificates.protocol").</summary>
    public required string Name { get; init; }

    /// <summary>Which series of it: usually the year, so that numbers start again.</summary>
    public required string Series { get; init; }

    /// <summary>The last number taken.</summary>
    public required long Value { get; init; }
}

internal sealed class CounterMapping : IEntityTypeConfiguration<Counter>
{
    public void Configure(EntityTypeBuilder<Counter> builder)
    {
        builder.ToTable("counters");
        builder.HasKey(c => new { c.Name, c.Series });
        builder.Property(c => c.Name).HasMaxLength(Counter.LongestName);
        builder.Property(c => c.Series).HasMaxLength(Counter.LongestSeries);
    }
}
