using Navigli.Platform.Ledger;

namespace Navigli.Records;

/// <summary>Why records are read where nobody opens a page.</summary>
internal static class RecordsPurposes
{
    /// <summary>What is read: that something ends, and when.</summary>
    public const string WhatDates = "dates";

    public static readonly AccessPurpose Nightly = new("records.dates", "public-task", typeof(RecordsTexts));
}
