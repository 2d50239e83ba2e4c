using Navigli.Contracts.Identity;
using Navigli.Platform.Ledger;

namespace Navigli.Folder;

/// <summary>Why the folder shows what belongs to the record of somebody else.</summary>
internal static class FolderPurposes
{
    public const string WhatEntries = "entries";

    private static readonly AccessPurpose Parental = new("folder.parental", "cc-316", typeof(FolderTexts));

    private static readonly AccessPurpose Guardianship = new("folder.guardianship", "court-act", typeof(FolderTexts));

    private static readonly AccessPurpose Delegation = new("folder.delegation", "delegation", typeof(FolderTexts));

    public static IReadOnlyList<AccessPurpose> All { get; } = [Parental, Guardianship, Delegation];

    public static AccessPurpose Of(RightKind right) => right switch { RightKind.Guardianship => Guardianship, RightKind.Delegation => Delegation, _ => Parental };
}
