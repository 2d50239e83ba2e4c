namespace Navigli.Identity.Saml;

/// <summary>The three SPID assurance levels, in order: a higher one satisfies a request for a lower one.</summary>
internal enum SpidLevel
{
    L1 = 1,
    L2 = 2,
    L3 = 3,
}

internal static class SpidLevels
{
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
