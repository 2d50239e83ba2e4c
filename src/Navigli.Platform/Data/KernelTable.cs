namespace Navigli.Platform.Data;

/// <summary>The tables of the platform itself, the only ones that may be written without an act. The list is tested.</summary>
public static class KernelTables
{
    /// <summary>Types of the kernel's rows.</summary>
    public static IReadOnlySet<Type> Types { get; } = new HashSet<Type>
    {
        typeof(Acts.AuditedAct),
        typeof(Outbox.OutboxDelivery),
        typeof(Counters.Counter),
        typeof(Ledger.LedgerSegment),
        typeof(Ledger.LedgerEntry),
        typeof(Drafts.Draft),
        typeof(Files.StoredFile),
        typeof(Jobs.JobRun),
        typeof(Keys.DataProtectionKey),
        typeof(Tokens.UsedToken),
        typeof(Api.ApiUseDay),
    };
}
