namespace Navigli.Identity.Saml;

/// <summary>
/// The three assurance levels, in order: a higher one satisfies a request for a lower one. The CIE manual prescribes the names of SPID for its own
/// ("RequestedAuthnContext"), and the eIDAS node answers as an identity provider of SPID.
/// </summary>
internal enum SpidLevel
{
    L1 = 1,
    L2 = 2,
    L3 = 3,
}

internal static class SpidLevels
{
    /// <summary>In every scheme: at least the level asked. The only value that all three allow for all levels.</summary>
    public const string Comparison = "minimum";

    private const string Prefix = "https://www.spid.gov.it/SpidL";

    public static string ClassRef(this SpidLevel level) => Prefix + (int)level;

    public static SpidLevel? FromClassRef(string? classRef) => classRef switch
    {
        Prefix + "1" => SpidLevel.L1,
        Prefix + "2" => SpidLevel.L2,
        Prefix + "3" => SpidLevel.L3,
        _ => null,
    };
}
