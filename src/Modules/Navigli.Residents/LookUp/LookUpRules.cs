namespace Navigli.Residents.LookUp;

internal static class LookUpRules
{
    public const int ShortestReason = 10;

    public const int LongestReason = 300;

    public const int LongestCaseReference = 50;

    public const int MostResults = 20;
}
