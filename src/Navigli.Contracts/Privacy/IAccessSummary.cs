namespace Navigli.Contracts.Privacy;

/// <summary>The access ledger at a glance. Offered by Privacy.</summary>
public interface IAccessSummary
{
    /// <summary>How often others read the person's records in the last thirty days, as far as the person may know.</summary>
    Task<int> ReadingsByOthersAsync(Guid personId, CancellationToken ct);
}
