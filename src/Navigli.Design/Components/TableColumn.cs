using Microsoft.AspNetCore.Components;

namespace Navigli.Design;

/// <summary>A column of a <see cref="DataTable{TRow}"/>.</summary>
/// <typeparam name="TRow">What a row shows.</typeparam>
/// <param name="Title">The heading; on phones it stands before each value.</param>
/// <param name="Cell">The value in a row.</param>
public sealed record TableColumn<TRow>(string Title, RenderFragment<TRow> Cell)
{
    /// <summary>A column of plain text.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="text">The text in a row.</param>
    public TableColumn(string title, Func<TRow, string?> text)
        : this(title, row => builder => builder.AddContent(0, text(row)))
    {
    }

    /// <summary>What the values are: amounts stand at the right, the name of the row is its header.</summary>
    public ColumnKind Kind { get; init; }
}

/// <summary>What the values of a column are.</summary>
public enum ColumnKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>Numbers and amounts.</summary>
    Number,

    /// <summary>What the row is about; one column of a table at most.</summary>
    RowHeader,
}
