using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Navigli.Design;

/// <summary>A heading whose level the place decides.</summary>
public sealed class Heading : ComponentBase
{
    /// <summary>1 to 6.</summary>
    [Parameter, EditorRequired] public int Level { get; set; }

    /// <summary>The text.</summary>
    [Parameter, EditorRequired] public RenderFragment? ChildContent { get; set; }

    /// <summary>The classes.</summary>
    [Parameter] public string? Class { get; set; }

    /// <summary>The id, for labels and links.</summary>
    [Parameter] public string? Id { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, Name(Level));
        builder.AddAttribute(1, "id", Id);
        builder.AddAttribute(2, "class", Class);
        builder.AddContent(3, ChildContent);
        builder.CloseElement();
    }

    /// <summary>The same without a component of its own, for what stands on a page many times.</summary>
    internal static MarkupString Of(int level, string css, string text) => Markup.Of($"""<{Name(level)} class="{css}">{text}</{Name(level)}>""");

    private static string Name(int level) => level switch
    {
        1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        6 => "h6",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Headings have levels from 1 to 6"),
    };
}
