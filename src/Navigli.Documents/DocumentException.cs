namespace Navigli.Documents;

/// <summary>A document cannot be made from what was given: a character that no font has, a drawing or a name outside what the writer supports.</summary>
public sealed class DocumentException : Exception
{
    /// <summary>Makes the exception without a reason.</summary>
    public DocumentException()
    {
    }

    /// <summary>Makes the exception with its reason, in English, for the developer and the log.</summary>
    public DocumentException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with its reason and what caused it.</summary>
    public DocumentException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The Unicode code point that no embedded font can draw, or <see langword="null"/> when the reason is another.</summary>
    public int? CodePoint { get; private init; }

    internal static DocumentException NoGlyph(int codePoint) =>
        new(FormattableString.Invariant($"No embedded font has the character U+{codePoint:X4} ({char.ConvertFromUtf32(codePoint)})")) { CodePoint = codePoint };
}
