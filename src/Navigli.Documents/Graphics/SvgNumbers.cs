using System.Globalization;

namespace Navigli.Documents.Graphics;

/// <summary>Reads numbers and command letters out of SVG's loose notation, where <c>1-2.5.5</c> is three numbers.</summary>
internal sealed class SvgNumbers(string text)
{
    private int _position;

    public bool IsAtEnd
    {
        get
        {
            SkipSeparators();
            return _position == text.Length;
        }
    }

    /// <summary>The command letter that comes next, or <see langword="null"/> where a number comes and the last command goes on.</summary>
    public char? Command()
    {
        SkipSeparators();
        return char.IsAsciiLetter(text[_position]) ? text[_position++] : null;
    }

    public double Next()
    {
        SkipSeparators();
        var start = _position;
        if (_position < text.Length && text[_position] is '-' or '+')
            _position++;
        SkipDigits();
        if (_position < text.Length && text[_position] == '.')
        {
            _position++;
            SkipDigits();
        }
        if (_position < text.Length && text[_position] is 'e' or 'E')
            throw new DocumentException("The drawing has a number with an exponent, which is not supported");
        return double.TryParse(text.AsSpan(start, _position - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= 100_000
            ? value
            : throw new DocumentException($"The drawing has no number where one must be, at position {start}");
    }

    private void SkipDigits()
    {
        while (_position < text.Length && char.IsAsciiDigit(text[_position]))
            _position++;
    }

    private void SkipSeparators()
    {
        while (_position < text.Length && (char.IsWhiteSpace(text[_position]) || text[_position] == ','))
            _position++;
    }
}
