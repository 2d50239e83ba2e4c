using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Navigli.Platform.Time;

/// <summary>
/// How short and how long a setting that is a span of time may be. <see cref="RangeAttribute"/> reads its limits when it is first asked, which two hosts of one process that start at once
/// do to each other's harm, and reads 24:00:00 as twenty-four days.
/// </summary>
/// <param name="shortest">The shortest, both included, as <c>[d.]hh:mm:ss[.fffffff]</c>: a day is <c>1.00:00:00</c>.</param>
/// <param name="longest">The longest.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimeRangeAttribute(string shortest, string longest) : ValidationAttribute
{
    /// <summary>The shortest.</summary>
    public TimeSpan Shortest { get; } = TimeSpan.ParseExact(shortest, "c", CultureInfo.InvariantCulture);

    /// <summary>The longest.</summary>
    public TimeSpan Longest { get; } = TimeSpan.ParseExact(longest, "c", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override bool IsValid(object? value) => value is null || (value is TimeSpan time && time >= Shortest && time <= Longest);

    /// <inheritdoc/>
    public override string FormatErrorMessage(string name) => string.Create(CultureInfo.InvariantCulture, $"{name} is at least {Shortest:c} and at most {Longest:c}");
}
