namespace Navigli.Identity.SignIn;

/// <summary>Where to go on after signing in: a path of this portal and nothing else (no open redirect).</summary>
internal static class ReturnPath
{
    public const string Default = "/fascicolo";
    private const int MaxLength = 2000;

    public static string Of(string? asked) => IsLocal(asked) ? asked! : Default;

    // Browsers read a backslash as a slash, and two slashes as another host.
    private static bool IsLocal(string? path) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..]
        && path.Length <= MaxLength
        && !path.Any(c => char.IsControl(c) || c == '\\');
}
