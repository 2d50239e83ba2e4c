using System.Globalization;

namespace Navigli.Design;

/// <summary>Reads dates as people type them into a <see cref="DateField"/>.</summary>
public static class TypedDate
{
    private static readonly string[] Formats = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "d M yyyy", "ddMMyyyy", "yyyy-MM-dd"];

    /// <summary>Understands "3/4/2018", "03-04-2018", "3.4.2018", "3 4 2018", "03042018" and ISO 8601; days always come before months.</summary>
    /// <param name="typed">What was typed.</param>
    /// <returns>The date, or null when it is none: the field then shows again what was typed.</returns>
    public static DateOnly? Parse(string? typed) =>
        DateOnly.TryParseExact(typed?.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>A date as one would type it: "03/04/2018".</summary>
    /// <param name="date">A civil date.</param>
    public static string Format(DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
