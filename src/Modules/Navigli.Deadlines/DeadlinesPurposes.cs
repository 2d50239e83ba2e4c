using Navigli.Contracts.Identity;
using Navigli.Platform.Ledger;

namespace Navigli.Deadlines;

/// <summary>Why dates are read from people's records.</summary>
internal static class DeadlinesPurposes
{
    /// <summary>What is read: that a document expires, and when.</summary>
    public const string WhatDates = "dates";

    /// <summary>D.L. 112/2008, art. 31, comma 3: the city informs the holders of identity cards.</summary>
    public static readonly AccessPurpose Nightly = new("deadlines.nightly", "dl-112-2008", typeof(DeadlinesTexts));

    public static readonly AccessPurpose Feed = new("deadlines.feed", "own-data", typeof(DeadlinesTexts));

    private static readonly AccessPurpose Parental = new("deadlines.parental", "cc-316", typeof(DeadlinesTexts));

    private static readonly AccessPurpose Guardianship = new("deadlines.guardianship", "court-act", typeof(DeadlinesTexts));

    private static readonly AccessPurpose Delegation = new("deadlines.delegation", "delegation", typeof(DeadlinesTexts));

    public static IReadOnlyList<AccessPurpose> All { get; } = [Nightly, Feed, Parental, Guardianship, Delegation];

    public static AccessPurpose Of(RightKind right) => right switch
    {
        RightKind.Self => Feed,
        RightKind.Guardianship => Guardianship,
        RightKind.Delegation => Delegation,
        _ => Parental,
    };
}
