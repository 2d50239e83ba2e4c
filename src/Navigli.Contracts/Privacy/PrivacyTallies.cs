namespace Navigli.Contracts.Privacy;

/// <summary>The numbers that Privacy tells of a person.</summary>
public static class PrivacyTallies
{
    /// <summary>How often others read the person's records in the last thirty days, as far as the person may know.</summary>
    public const string ReadingsByOthers = "privacy.readings-by-others";
}
