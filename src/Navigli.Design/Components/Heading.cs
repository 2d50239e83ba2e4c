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
        ArgumentOutOfRangeException.ThrowIfLessThan(Level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Level, 6);
        builder.OpenElement(0, "h" + (char)('0' + Level));
        builder.AddAttribute(1, "id", Id);
        builder.AddAttribute(2, "class", Class);
        builder.AddContent(3, ChildContent);
        builder.CloseElement();
    }
}
