using Navigli.Contracts.Identity;
using Navigli.Platform.Ledger;

namespace Navigli.Residents;

/// <summary>Why records of the registry are read.</summary>
internal static class ResidentsPurposes
{
    public static readonly AccessPurpose Family = Of("residents.family", "dm-2021-11-03-2");

    public static readonly AccessPurpose Parental = Of("residents.parental", "cc-316");

    public static readonly AccessPurpose Guardianship = Of("residents.guardianship", "court-act");

    public static readonly AccessPurpose Delegation = Of("residents.delegation", "delegation");

    public static readonly AccessPurpose Counter = Of("residents.counter", "dpr-223-1989");

    public static readonly AccessPurpose Case = Of("residents.case", "dpr-223-1989");

    public static readonly AccessPurpose Check = Of("residents.check", "dpr-223-1989");

    public static readonly AccessPurpose OtherOffice = Of("residents.other-office", "gdpr-6-1-e");

    public static readonly AccessPurpose Judicial = Of("residents.judicial", "gdpr-6-1-e") with { WithheldFromPerson = true };

    /// <summary>What an officer chooses from.</summary>
    public static readonly IReadOnlyList<AccessPurpose> OfOfficers = [Counter, Case, Check, OtherOffice, Judicial];

    public static readonly IReadOnlyList<AccessPurpose> All = [Family, Parental, Guardianship, Delegation, .. OfOfficers];

    public static AccessPurpose Of(RightKind right) => right switch
    {
        RightKind.Family => Family,
        RightKind.Parental => Parental,
        RightKind.Guardianship => Guardianship,
        RightKind.Delegation => Delegation,
        _ => throw new ArgumentOutOfRangeException(nameof(right), right, "One's own record has its line at sign-in"),
    };

    private static AccessPurpose Of(string code, string basis) => new(code, basis, typeof(ResidentsTexts));
}

/// <summary>What was read, as the ledger words it.</summary>
internal static class ResidentsReadings
{
    public const string FamilyList = "family-list";

    public const string Listed = "listed";

    public const string Household = "household";

    public const string Record = "record";

    public const string Certifiability = "certifiability";

    /// <summary>Expiry of the identity card and place on the electoral roll, in the list of documents.</summary>
    public const string Documents = "documents";

    public const string IdentityCard = "identity-card";

    public const string Electoral = "electoral";

    /// <summary>Code of a right in the ledger.</summary>
    public static string RightCode(RightKind right) => right.ToString().ToLowerInvariant();
}
