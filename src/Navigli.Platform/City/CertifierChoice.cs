namespace Navigli.Platform.City;

/// <summary>Who certifies which types of certificate: those named here the national registry (ANPR), all others the city itself.</summary>
public sealed record CertifierChoice
{
    /// <summary>Types that ANPR certifies: codes of ANPR table 13.</summary>
    public required IReadOnlyList<string> Anpr { get; init; }
}
