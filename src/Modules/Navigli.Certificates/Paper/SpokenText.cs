using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Navigli.Documents;

namespace Navigli.Certificates.Paper;

/// <summary>A text of a paper on a page: what is in English says so.</summary>
public sealed class SpokenText : ComponentBase
{
    /// <summary>The text, with the marks of <see cref="Translation"/>.</summary>
    [Parameter, EditorRequired] public string? Text { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var (words, isTranslation) in Translation.Passages(Text ?? ""))
        {
            if (!isTranslation)
            {
                builder.AddContent(0, words);
                continue;
            }

            builder.OpenElement(1, "span");
            builder.AddAttribute(2, "lang", "en");
            builder.AddContent(3, words);
            builder.CloseElement();
        }
    }
}
