using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Navigli.Contracts;

/// <summary>Sex as the civil registry records it; the codice fiscale encodes it in the day of birth.</summary>
public enum Sex
{
    /// <summary>Male, <c>M</c> in the registry.</summary>
    Male = 1,

    /// <summary>Female, <c>F</c> in the registry.</summary>
    Female = 2,
}

/// <summary>The facts from which a codice fiscale is computed (D.M. 23 December 1976).</summary>
public sealed record CodiceFiscaleFacts
{
    /// <summary>Surname as registered; accents, apostrophes and spaces are dropped in the code.</summary>
    public required string Surname { get; init; }

    /// <summary>Given name as registered, all of its parts.</summary>
    public required string GivenName { get; init; }

    /// <summary>Registered sex.</summary>
    public required Sex Sex { get; init; }

    /// <summary>Civil date of birth.</summary>
    public required DateOnly BirthDate { get; init; }

    /// <summary>Belfiore code of the comune of birth as it was then, or <c>Znnn</c> for a foreign state.</summary>
    public required string BelfioreCode { get; init; }

    /// <summary>Whether a text has the shape of a Belfiore code: a letter A to M or Z, and three digits.</summary>
    /// <param name="text">Text, upper case.</param>
    /// <returns>True when the shape is right; the place may still not exist.</returns>
    public static bool IsBelfioreCode(string text) => CodiceFiscaleRules.IsBelfiore(text);
}

/// <summary>
/// An Italian tax code: sixteen characters for a person (with omocodia understood), or the eleven digits of a provisional code.
/// Always canonical: upper case, no spaces, correct check character. The default value is empty and equals no parsed code.
/// </summary>
[JsonConverter(typeof(CodiceFiscaleJsonConverter))]
public readonly struct CodiceFiscale : IEquatable<CodiceFiscale>, IComparable<CodiceFiscale>, IParsable<CodiceFiscale>
{
    /// <summary>Number of omocodia variants beside the base code: every non-empty subset of the seven numeric positions.</summary>
    public const int VariantCount = 127;

    private readonly string? _value;

    private CodiceFiscale(string value) => _value = value;

    /// <summary>The canonical text; empty for the default value.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>True for the default value, which is no code.</summary>
    public bool IsEmpty => _value is null;

    /// <summary>True for an eleven-digit provisional code, which carries no facts on the person.</summary>
    public bool IsProvisional => Value.Length == CodiceFiscaleRules.ProvisionalLength;

    /// <summary>True where letters stand in for digits because two persons would have shared the code.</summary>
    public bool IsOmocodia => Value.Length == CodiceFiscaleRules.Length && CodiceFiscaleRules.Mask(Value) != 0;

    /// <summary>The code as it would be without omocodia; itself when there is none.</summary>
    public CodiceFiscale BaseCode => IsOmocodia ? new(CodiceFiscaleRules.WithMask(Value, 0)) : this;

    /// <summary>Sex that the code states; null for a provisional code.</summary>
    public Sex? Sex => Value.Length == CodiceFiscaleRules.Length
        ? CodiceFiscaleRules.Number(Value, 9) > 40 ? Contracts.Sex.Female : Contracts.Sex.Male
        : null;

    /// <summary>Belfiore code of the place of birth, digits restored; null for a provisional code.</summary>
    public string? BelfioreCode => Value.Length == CodiceFiscaleRules.Length ? BaseCode.Value[11..15] : null;

    /// <summary>
    /// A form for screens that others may see: first three characters and the last, the rest hidden.
    /// It hides date and place of birth, which the whole code gives away.
    /// </summary>
    public string Masked => Value.Length < 4 ? string.Empty : $"{Value[..3]}{new string('•', Value.Length - 4)}{Value[^1]}";

    /// <summary>Computes the code of a person from the registered facts.</summary>
    /// <param name="facts">Facts of birth.</param>
    /// <returns>The base code, without omocodia.</returns>
    /// <exception cref="ArgumentException">The Belfiore code has not the shape letter and three digits.</exception>
    public static CodiceFiscale Compute(CodiceFiscaleFacts facts)
    {
        if (!CodiceFiscaleRules.IsBelfiore(facts.BelfioreCode))
            throw new ArgumentException($"'{facts.BelfioreCode}' is not a Belfiore code", nameof(facts));

        return new(CodiceFiscaleRules.Compose(facts));
    }

    /// <summary>Reads a code from what a person typed: any case, spaces ignored.</summary>
    /// <param name="s">Text from outside.</param>
    /// <param name="result">The code when the text is one; else the empty value.</param>
    /// <returns>False where length, shape, date, place or check character is wrong.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out CodiceFiscale result)
    {
        result = default;
        if (s is null || s.Length > 64)
            return false;

        var text = string.Concat(s.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
        if (!CodiceFiscaleRules.IsValid(text))
            return false;

        result = new(text);
        return true;
    }

    /// <summary>Reads a code from text that is known to be one, as a database column.</summary>
    /// <param name="s">A code.</param>
    /// <returns>The code.</returns>
    /// <exception cref="FormatException">The text is not a valid code.</exception>
    public static CodiceFiscale Parse(string s) =>
        TryParse(s, out var result) ? result : throw new FormatException("Not a valid codice fiscale");

    static bool IParsable<CodiceFiscale>.TryParse(string? s, IFormatProvider? provider, out CodiceFiscale result) => TryParse(s, out result);

    static CodiceFiscale IParsable<CodiceFiscale>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <summary>
    /// The variant that the Agenzia delle Entrate would assign to the next person with the same base code: digits give way to letters
    /// from the right (D.M. 23 December 1976, art. 6).
    /// </summary>
    /// <param name="number">0 for the base code, 1 to <see cref="VariantCount"/> for the variants in their order.</param>
    /// <returns>The variant with its own check character.</returns>
    public CodiceFiscale Variant(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, VariantCount);
        if (Value.Length != CodiceFiscaleRules.Length)
            throw new InvalidOperationException("Only a sixteen-character codice fiscale has omocodia variants");

        return new(CodiceFiscaleRules.WithMask(Value, number));
    }

    /// <summary>All omocodia variants of the base code in the order of their assignment, without the base code.</summary>
    /// <returns>127 codes; none for a provisional code.</returns>
    public IEnumerable<CodiceFiscale> Variants()
    {
        if (Value.Length != CodiceFiscaleRules.Length)
            yield break;

        for (var number = 1; number <= VariantCount; number++)
            yield return Variant(number);
    }

    /// <summary>
    /// Whether the code, omocodia aside, is the one of these facts. A provisional code never matches: it says nothing.
    /// </summary>
    /// <param name="facts">Facts of birth.</param>
    /// <returns>True when the base codes are equal.</returns>
    public bool Matches(CodiceFiscaleFacts facts) =>
        CodiceFiscaleRules.IsBelfiore(facts.BelfioreCode) && !IsEmpty && BaseCode == Compute(facts);

    /// <summary>
    /// The date of birth that the code states, taken as the latest possible one: the code has two digits of the year, so a person over
    /// one hundred needs the registry.
    /// </summary>
    /// <param name="onDate">No birth after this date is considered.</param>
    /// <returns>The date, or null for a provisional code or when no such date exists.</returns>
    public DateOnly? BirthDateAsOf(DateOnly onDate)
    {
        if (Value.Length != CodiceFiscaleRules.Length)
            return null;

        var day = CodiceFiscaleRules.Number(Value, 9) % 40;
        var month = CodiceFiscaleRules.Month(Value[8]);
        for (var year = (onDate.Year / 100 * 100) + CodiceFiscaleRules.Number(Value, 6); year >= onDate.Year - 200; year -= 100)
        {
            if (day <= DateTime.DaysInMonth(year, month) && new DateOnly(year, month, day) is var date && date <= onDate)
                return date;
        }

        return null;
    }

    /// <summary>Canonical text, upper case without spaces.</summary>
    /// <returns>The code; empty for the default value.</returns>
    public override string ToString() => Value;

    /// <inheritdoc/>
    public bool Equals(CodiceFiscale other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CodiceFiscale other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public int CompareTo(CodiceFiscale other) => string.CompareOrdinal(_value, other._value);

    /// <summary>Same code.</summary>
    public static bool operator ==(CodiceFiscale left, CodiceFiscale right) => left.Equals(right);

    /// <summary>Different codes.</summary>
    public static bool operator !=(CodiceFiscale left, CodiceFiscale right) => !left.Equals(right);

    /// <summary>Ordinal order.</summary>
    public static bool operator <(CodiceFiscale left, CodiceFiscale right) => left.CompareTo(right) < 0;

    /// <summary>Ordinal order.</summary>
    public static bool operator <=(CodiceFiscale left, CodiceFiscale right) => left.CompareTo(right) <= 0;

    /// <summary>Ordinal order.</summary>
    public static bool operator >(CodiceFiscale left, CodiceFiscale right) => left.CompareTo(right) > 0;

    /// <summary>Ordinal order.</summary>
    public static bool operator >=(CodiceFiscale left, CodiceFiscale right) => left.CompareTo(right) >= 0;
}
