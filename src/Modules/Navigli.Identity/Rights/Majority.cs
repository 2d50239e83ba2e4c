namespace Navigli.Identity.Rights;

/// <summary>The end of minority.</summary>
internal static class Majority
{
    /// <summary>The first day of majority. Who was born on 29 February comes of age on 28 February where the year has no 29th.</summary>
    public static DateOnly Of(DateOnly birthDate) => birthDate.AddYears(18);
}
