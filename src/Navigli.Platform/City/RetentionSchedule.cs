using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Navigli.Platform.City;

/// <summary>Every category of personal data that the product holds: why, for how long, and what becomes of it when its person asks for erasure.</summary>
public sealed record RetentionSchedule
{
    /// <summary>Where the terms and reasons come from.</summary>
    public required string Source { get; init; }

    /// <summary>The categories, in the order in which people read them.</summary>
    public required IReadOnlyList<RetentionRule> Rules { get; init; }

    /// <summary>The rule of a category.</summary>
    /// <exception cref="KeyNotFoundException">The pack has none.</exception>
    public RetentionRule Of(string category) =>
        Rules.FirstOrDefault(r => r.Category == category) ?? throw new KeyNotFoundException($"The city pack has no retention rule for '{category}'");
}

/// <summary>How often a rule is applied.</summary>
public enum RetentionPace
{
    /// <summary>Every night.</summary>
    Night,

    /// <summary>Every quarter of an hour: what a sign-in leaves behind.</summary>
    QuarterHour,
}

/// <summary>One category of personal data.</summary>
public sealed record RetentionRule
{
    /// <summary>Stable code: module, dot, name.</summary>
    public required string Category { get; init; }

    /// <summary>What is held.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>Why it is held.</summary>
    public required LocalizedText Why { get; init; }

    /// <summary>Norm or decision that the reason and the term rest on.</summary>
    public required LocalizedText Basis { get; init; }

    /// <summary>How long; null for what is kept as long as the records that it belongs to.</summary>
    public RetentionTerm? Term { get; init; }

    /// <summary>From when the term counts, or until when what has none is kept.</summary>
    public required LocalizedText Counted { get; init; }

    /// <summary>How often what is over is deleted.</summary>
    public RetentionPace Pace { get; init; }

    /// <summary>What erasure on request does (GDPR art. 17(1)); null where the data must stay.</summary>
    public LocalizedText? Erasure { get; init; }

    /// <summary>Why it must stay although its person asks (GDPR art. 17(3)); null where it may go.</summary>
    public LocalizedText? Kept { get; init; }

    /// <summary>Whether the data-protection officer of the city has still to confirm term and reason.</summary>
    public bool ToBeConfirmed { get; init; }
}

/// <summary>A term in whole calendar months and days, as ISO 8601 writes it: <c>P24M</c>, <c>P60D</c>; <c>P0D</c> where the data say themselves when they are over.</summary>
/// <param name="Months">Months.</param>
/// <param name="Days">Days besides.</param>
[JsonConverter(typeof(RetentionTermConverter))]
public sealed partial record RetentionTerm(int Months, int Days)
{
    /// <summary>What was before this instant is over.</summary>
    /// <param name="now">Now, UTC.</param>
    public DateTime Before(DateTime now) => now.AddMonths(-Months).AddDays(-Days);

    /// <summary>When what begins now is over.</summary>
    /// <param name="now">Now, UTC.</param>
    public DateTime After(DateTime now) => now.AddMonths(Months).AddDays(Days);

    /// <summary>Reads <c>P2Y</c>, <c>P24M</c>, <c>P60D</c> and what is put together of them.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static RetentionTerm Parse(string text)
    {
        var match = Shape().Match(text);
        return match.Success
            ? new((12 * Number("years")) + Number("months"), Number("days"))
            : throw new FormatException($"'{text}' is not a term as P24M or P60D");

        int Number(string name) => match.Groups[name].Success ? int.Parse(match.Groups[name].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex(@"\AP(?=[0-9])((?<years>[0-9]{1,3})Y)?((?<months>[0-9]{1,4})M)?((?<days>[0-9]{1,5})D)?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Shape();
}

internal sealed class RetentionTermConverter : JsonConverter<RetentionTerm>
{
    public override RetentionTerm Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return RetentionTerm.Parse(reader.GetString() ?? "");
        }
        catch (FormatException error)
        {
            throw new JsonException(error.Message, error);
        }
    }

    public override void Write(Utf8JsonWriter writer, RetentionTerm value, JsonSerializerOptions options) => writer.WriteStringValue($"P{value.Months}M{value.Days}D");
}
