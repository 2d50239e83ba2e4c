using Navigli.Platform.Ledger;

namespace Navigli.Identity;

/// <summary>Why records are read by this module: one's own and the list of one's family, once a session; the record that an eIDAS identity is to be joined to, by the officer who decides; the messages of a sign-in, by the security officer.</summary>
internal static class IdentityPurposes
{
    public const string OwnFolder = "own-folder";

    public const string FamilyList = "family-list";

    public static readonly AccessPurpose SignIn = new("identity.sign-in", "gdpr-15", typeof(IdentityTexts));

    public static readonly AccessPurpose Family = new("identity.family", "dm-2021-11-03-2", typeof(IdentityTexts));

    /// <summary>The names of those who gave the person a delegation.</summary>
    public static readonly AccessPurpose Delegation = new("identity.delegation", "delegation", typeof(IdentityTexts));

    public const string JoinCheck = "join-check";

    public static readonly AccessPurpose Joining = new("identity.joining", "gdpr-6-1-e", typeof(IdentityTexts));

    public const string SignInMessages = "sign-in-messages";

    public static readonly AccessPurpose SignInLog = new("identity.sign-in-log", "dpcm-2014-10-24-13", typeof(IdentityTexts));
}
