using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Navigli.Design;

/// <summary>A symbol of the house's sprite. It is always hidden from assistive technology: a text beside it says the same.</summary>
public sealed class Icon : ComponentBase
{
    // A page has some twenty icons, always the same few: their markup is put together once.
    private static readonly ConcurrentDictionary<(string Sprite, IconName Name, string? Size, string? Class), MarkupString> Drawn = new();

    /// <summary>Which icon.</summary>
    [Parameter, EditorRequired] public IconName Name { get; set; }

    /// <summary>The size: <c>xs</c>, <c>sm</c>, <c>lg</c>, or nothing for 32 pixels.</summary>
    [Parameter] public string? Size { get; set; }

    /// <summary>More classes.</summary>
    [Parameter] public string? Class { get; set; }

    [Inject] private Site Site { get; set; } = null!;

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Of(Site, Assets, Name, Size, Class));

    /// <summary>The same without a component of its own, for what stands on a page many times.</summary>
    internal static MarkupString Of(Site site, ResourceAssetCollection assets, IconName name, string? size, string? css) =>
        Drawn.GetOrAdd((site.FileHref(assets["_content/Navigli.Design/dist/sprite.svg"]), name, size, css), Draw);

    private static MarkupString Draw((string Sprite, IconName Name, string? Size, string? Class) icon)
    {
        var css = string.Join(' ', new[] { "icon", icon.Size is null ? null : "icon-" + icon.Size, icon.Class }.OfType<string>());
        return Markup.Of($"""<svg class="{css}" aria-hidden="true" focusable="false"><use href="{icon.Sprite}#{icon.Name.SymbolId()}"></use></svg>""");
    }
}
