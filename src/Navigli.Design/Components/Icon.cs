using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Navigli.Design;

/// <summary>A symbol of the house's sprite. It is always hidden from assistive technology: a text beside it says the same.</summary>
public sealed class Icon : ComponentBase
{
    // A page has some twenty icons, always the same few: their markup is put together once.
    private static readonly ConcurrentDictionary<(string Sprite, IconName Name, string? Size, string? Class), string> Drawn = new();

    /// <summary>Which icon.</summary>
    [Parameter, EditorRequired] public IconName Name { get; set; }

    /// <summary>The size: <c>xs</c>, <c>sm</c>, <c>lg</c>, or nothing for 32 pixels.</summary>
    [Parameter] public string? Size { get; set; }

    /// <summary>More classes.</summary>
    [Parameter] public string? Class { get; set; }

    [Inject] private Site Site { get; set; } = null!;

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder) =>
        builder.AddMarkupContent(0, Drawn.GetOrAdd((Site.FileHref(Assets["_content/Navigli.Design/dist/sprite.svg"]), Name, Size, Class), Draw));

    private static string Draw((string Sprite, IconName Name, string? Size, string? Class) icon)
    {
        var css = string.Join(' ', new[] { "icon", icon.Size is null ? null : "icon-" + icon.Size, icon.Class }.OfType<string>());
        return $"""<svg class="{WebUtility.HtmlEncode(css)}" aria-hidden="true" focusable="false"><use href="{WebUtility.HtmlEncode(icon.Sprite)}#{icon.Name.SymbolId()}"></use></svg>""";
    }
}
