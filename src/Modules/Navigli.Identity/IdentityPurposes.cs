using Navigli.Platform.Ledger;

namespace Navigli.Identity;

/// <summary>Why records are read by this module: one's own, once a session.</summary>
internal static class IdentityPurposes
{
    public const string OwnFolder = "own-folder";

    public static readonly AccessPurpose SignIn = new("identity.sign-in", "gdpr-15", typeof(IdentityTexts));
}
