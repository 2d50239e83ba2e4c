using Navigli.Platform.Ledger;

namespace Navigli.Identity;

/// <summary>Why records are read by this module: one's own and the list of one's family, once a session.</summary>
internal static class IdentityPurposes
{
    public const string OwnFolder = "own-folder";

    public const string FamilyList = "family-list";

    public static readonly AccessPurpose SignIn = new("identity.sign-in", "gdpr-15", typeof(IdentityTexts));

    public static readonly AccessPurpose Family = new("identity.family", "dm-2021-11-03-2", typeof(IdentityTexts));
}
