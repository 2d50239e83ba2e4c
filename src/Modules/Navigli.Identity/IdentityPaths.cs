namespace Navigli.Identity;

internal static class IdentityPaths
{
    public const string SignIn = "/accedi";
    public const string SignInFailed = "/accedi/esito";
    public const string SignOut = "/esci";
    public const string SignOutConfirm = "/esci/conferma";
    public const string SignedOut = "/esci/fatto";
    public const string SpidMetadata = "/spid/metadata";
    public const string SpidStart = "/spid/accesso";
    public const string SpidResponse = "/spid/acs";
    public const string SpidComplete = "/spid/completa";
    public const string SpidLogout = "/spid/slo";
    public const string CieMetadata = "/cie/metadata";
    public const string CieResponse = "/cie/acs";
    public const string CieLogout = "/cie/slo";
}
