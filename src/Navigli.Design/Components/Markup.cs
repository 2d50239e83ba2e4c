using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;

namespace Navigli.Design;

/// <summary>
/// Markup in one piece, for a part that a page has many of: drawn element by element, each of its elements, attributes and texts costs about as much as all
/// of it does in one piece.
/// </summary>
internal static class Markup
{
    /// <summary>What is written out is markup; what is filled in is text and is encoded, unless it is markup itself.</summary>
    public static MarkupString Of(MarkupText text) => new(text.Take());
}

/// <summary>What the compiler makes of an interpolated string given to <see cref="Markup.Of"/>. It takes texts and markup and nothing else, so that nothing gets in that is not encoded.</summary>
[InterpolatedStringHandler]
internal ref struct MarkupText(int literalLength, int formattedCount)
{
    private DefaultInterpolatedStringHandler written = new(literalLength, formattedCount, CultureInfo.InvariantCulture);

    public void AppendLiteral(string markup) => written.AppendLiteral(markup);

    public void AppendFormatted(string? text) => written.AppendLiteral(HtmlEncoder.Default.Encode(text ?? ""));

    public void AppendFormatted(MarkupString markup) => written.AppendLiteral(markup.Value ?? "");

    public string Take() => written.ToStringAndClear();
}
