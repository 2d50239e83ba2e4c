namespace Navigli.Sandbox.Spid;

/// <summary>The kinds of SPID identity that a person signs in with, by the numbers of AgID's Avviso SPID 18; the second, of an organisation alone, names nobody and is not played here.</summary>
internal enum SpidIdentityKind
{
    Personal = 1,
    Professional = 3,
    Organisation = 4,
}

/// <summary>Which kinds answer a request (Avviso SPID 18 v2, extension Purpose).</summary>
internal static class SpidPurposes
{
    /// <summary>The kinds, the likeliest first; none for a purpose that is not in the table.</summary>
    public static IReadOnlyList<SpidIdentityKind> KindsFor(string? purpose) => purpose switch
    {
        null => [SpidIdentityKind.Personal, SpidIdentityKind.Professional],
        "P" or "PX" => [SpidIdentityKind.Professional, SpidIdentityKind.Organisation],
        "PF" => [SpidIdentityKind.Professional],
        "PG" or "LP" => [SpidIdentityKind.Organisation],
        _ => [],
    };
}
