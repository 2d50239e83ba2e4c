namespace Navigli.Contracts.Identity;

/// <summary>
/// A service that people may use without signing in too. Its module declares it (<c>services.AddSingleton</c>), and the sign-in page offers the way to
/// whoever was on the way to the service, and to nobody else.
/// </summary>
/// <param name="Path">Where the service begins for who has signed in: a path without language, and every path below it.</param>
/// <param name="Instead">Where the same is done without signing in.</param>
public sealed record ServiceWithoutSignIn(string Path, string Instead)
{
    /// <summary>Whether somebody on the way to this local path, with or without language, is on the way to the service.</summary>
    public bool LeadsTo(string path)
    {
        var plain = path.StartsWith("/en/", StringComparison.Ordinal) ? path[3..] : path;
        return plain.StartsWith(Path, StringComparison.Ordinal) && (plain.Length == Path.Length || plain[Path.Length] is '/' or '?');
    }
}
