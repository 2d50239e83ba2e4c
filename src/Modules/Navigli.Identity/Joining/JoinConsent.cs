namespace Navigli.Identity.Joining;

/// <summary>
/// The words that a person consents to. Each version keeps its words in the resources, under <c>Join.Consent.{version}</c>, so that what was consented to
/// can always be read again; other words are another version.
/// </summary>
internal static class JoinConsent
{
    public const string Version = "2026-11";

    public static string TextOf(string version) => "Join.Consent." + version;
}
