using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Navigli.Documents.Tests;

/// <summary>Reads a PDF file with a classic cross-reference table from its bytes alone, knowing nothing of the writer: the tests' own eyes.</summary>
internal sealed partial class PdfReader
{
    private readonly string _text;
    private int _position;

    public PdfReader(byte[] file)
    {
        Bytes = file;
        _text = Encoding.Latin1.GetString(file);
        _position = int.Parse(StartXref().Match(_text).Groups["number"].Value, CultureInfo.InvariantCulture);
        Expect("xref");
        var (first, count) = (Convert.ToInt32(Value(), CultureInfo.InvariantCulture), Convert.ToInt32(Value(), CultureInfo.InvariantCulture));
        _position = _text.IndexOf('\n', _position) + 1;
        var entries = Enumerable.Range(0, count).Select(i => _text.Substring(_position + (20 * i), 20)).ToList();
        _position += 20 * count;
        Expect("trailer");
        Trailer = (Dictionary<string, object?>)Value()!;
        for (var i = 1; i < count; i++)
        {
            _position = int.Parse(entries[i].AsSpan(0, 10), CultureInfo.InvariantCulture);
            Expect($"{first + i} 0 obj");
            var value = Value();
            Objects[first + i] = value is Dictionary<string, object?> entriesOf && _text.AsSpan(_position).StartsWith("\nstream\n") ? ReadStream(entriesOf) : value;
        }
    }

    public byte[] Bytes { get; }

    public Dictionary<int, object?> Objects { get; } = [];

    public Dictionary<string, object?> Trailer { get; }

    public Dictionary<string, object?> Catalog => Dictionary(Trailer["Root"]);

    public IEnumerable<Dictionary<string, object?>> Dictionaries => Objects.Values.Select(v => v is PdfStream s ? s.Entries : v).OfType<Dictionary<string, object?>>();

    public List<Dictionary<string, object?>> Pages => [.. List(Dictionary(Catalog["Pages"])["Kids"]).Select(Dictionary)];

    public object? Resolve(object? value) => value is PdfReference reference ? Objects[reference.Number] : value;

    public Dictionary<string, object?> Dictionary(object? value) => (Dictionary<string, object?>)Resolve(value)!;

    public List<object?> List(object? value) => (List<object?>)Resolve(value)!;

    public PdfStream Stream(object? value) => (PdfStream)Resolve(value)!;

    public static string Text(object? value)
    {
        var bytes = (byte[])value!;
        return bytes is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2) : Encoding.Latin1.GetString(bytes);
    }

    private PdfStream ReadStream(Dictionary<string, object?> entries)
    {
        _position += "\nstream\n".Length;
        var raw = Bytes.AsSpan(_position, Convert.ToInt32(entries["Length"], CultureInfo.InvariantCulture)).ToArray();
        _position += raw.Length;
        Expect("\nendstream\nendobj\n");
        if (!entries.ContainsKey("Filter"))
            return new PdfStream(entries, raw);
        using var zlib = new ZLibStream(new MemoryStream(raw), CompressionMode.Decompress);
        using var data = new MemoryStream();
        zlib.CopyTo(data);
        return new PdfStream(entries, data.ToArray());
    }

    private object? Value()
    {
        SkipSpace();
        if (_text.AsSpan(_position).StartsWith("<<"))
            return ReadDictionary();
        switch (_text[_position])
        {
            case '[':
                _position++;
                var list = new List<object?>();
                for (SkipSpace(); _text[_position] != ']'; SkipSpace())
                    list.Add(Value());
                _position++;
                return list;
            case '<':
                var hex = _text[(_position + 1)..(_position = _text.IndexOf('>', _position))];
                _position++;
                return Convert.FromHexString(hex);
            case '(':
                var plain = _text[(_position + 1)..(_position = _text.IndexOf(')', _position))];
                _position++;
                return Encoding.Latin1.GetBytes(plain);
            case '/':
                _position++;
                return new PdfName(Token());
        }
        if (Reference().Match(_text, _position) is { Success: true } reference)
        {
            _position += reference.Length;
            return new PdfReference(int.Parse(reference.Groups["number"].Value, CultureInfo.InvariantCulture));
        }
        return Token() switch { "true" => true, "false" => false, "null" => null, var number => double.Parse(number, CultureInfo.InvariantCulture) };
    }

    private Dictionary<string, object?> ReadDictionary()
    {
        _position += 2;
        var entries = new Dictionary<string, object?>();
        for (SkipSpace(); _text[_position] != '>'; SkipSpace())
            entries.Add(((PdfName)Value()!).Value, Value());
        _position += 2;
        return entries;
    }

    private string Token()
    {
        var start = _position;
        while (!" \n/[]<>()".Contains(_text[_position]))
            _position++;
        return _text[start.._position];
    }

    private void SkipSpace()
    {
        while (_text[_position] is ' ' or '\n')
            _position++;
    }

    private void Expect(string text)
    {
        if (!_text.AsSpan(_position).StartsWith(text))
            throw new InvalidDataException($"{text} was expected at {_position}");
        _position += text.Length;
    }

    [GeneratedRegex(@"startxref\n(?<number>\d+)\n%%EOF\n$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StartXref();

    [GeneratedRegex(@"\G(?<number>\d+) 0 R", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}

internal sealed record PdfName(string Value);

internal sealed record PdfReference(int Number);

internal sealed record PdfStream(Dictionary<string, object?> Entries, byte[] Data);
