using System.Globalization;
using CsvHelper;

namespace Navigli.Platform.City;

/// <summary>Reads a CSV file of a pack row by row and notes every fault with its file and row.</summary>
internal static class CsvTable
{
    private static readonly CsvReaderOptions Options = new() { Separator = ',', TrackLineNumbers = true };

    public static IReadOnlyList<T> Read<T>(PackFaults faults, string path, string header, Func<CsvRow, T> map)
    {
        var rows = new List<T>();
        if (!File.Exists(path))
        {
            faults.Add(path, "the file is missing");
            return rows;
        }

        var columns = header.Split(',');
        using var reader = CsvReader.FromFile(path, Options);
        reader.ReadHeader();
        if (!columns.SequenceEqual(reader.Headers, StringComparer.Ordinal))
        {
            faults.Add(path, 1, $"the columns must be {header}");
            return rows;
        }

        while (reader.Read())
        {
            if (reader.FieldCount != columns.Length)
            {
                faults.Add(path, reader.LineNumber, $"{columns.Length} fields expected, {reader.FieldCount} found");
                continue;
            }

            var before = faults.Count;
            var item = map(new CsvRow(faults, path, reader, columns));
            if (faults.Count == before)
                rows.Add(item);
        }

        return rows;
    }
}

/// <summary>One row; a field that cannot be read becomes a fault and a default value.</summary>
internal readonly struct CsvRow(PackFaults faults, string path, CsvReader reader, string[] columns)
{
    public string Optional(string column) => reader.GetString(Array.IndexOf(columns, column));

    public string Text(string column)
    {
        var text = Optional(column);
        if (text.Length == 0)
            Fault($"'{column}' is empty");

        return text;
    }

    public string? TextOrNull(string column) => Optional(column) is { Length: > 0 } text ? text : null;

    public LocalizedText Localized(string column) => new(Text($"{column}_it"), Text($"{column}_en"));

    public int Number(string column) => Parsed(column, int.TryParse(Optional(column), NumberStyles.None, CultureInfo.InvariantCulture, out var value), value);

    public double Degrees(string column)
    {
        var parsed = double.TryParse(Optional(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
        return Parsed(column, parsed && Math.Abs(value) <= 180, value);
    }

    public DateOnly Date(string column) => Parsed(column, DateOnly.TryParseExact(Optional(column), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value), value);

    public DateOnly? DateOrNull(string column) => Optional(column).Length == 0 ? null : Date(column);

    public bool Flag(string column) => Parsed(column, bool.TryParse(Optional(column), out var value), value);

    public bool? FlagOrNull(string column) => Optional(column).Length == 0 ? null : Flag(column);

    public void Fault(string fault) => faults.Add(path, reader.LineNumber, fault);

    private T Parsed<T>(string column, bool parsed, T value)
    {
        if (!parsed)
            Fault($"'{Optional(column)}' is not a value for '{column}'");

        return value;
    }
}

/// <summary>What is wrong with a pack, gathered so that one look mends it all.</summary>
internal sealed class PackFaults
{
    private readonly List<string> _faults = [];

    public int Count => _faults.Count;

    public void Add(string path, string fault) => _faults.Add($"{Name(path)}: {fault}");

    public void Add(string path, long row, string fault) => _faults.Add($"{Name(path)}, row {row.ToString(CultureInfo.InvariantCulture)}: {fault}");

    public void Throw()
    {
        if (_faults.Count > 0)
            throw new CityPackException([.. _faults]);
    }

    private static string Name(string path) => Path.Combine(Path.GetFileName(Path.GetDirectoryName(path)) ?? string.Empty, Path.GetFileName(path));
}
