namespace Navigli.Contracts.Residents;

/// <summary>A record that an officer has open, and why.</summary>
/// <param name="PersonId">Whose.</param>
/// <param name="Reason">The reason as the officer wrote it, for the access ledger; null where the case says it.</param>
/// <param name="CaseReference">Number of the case or of the request; null where the reason says it.</param>
public sealed record OpenedRecord(Guid PersonId, string? Reason, string? CaseReference);

/// <summary>Tells which records the calling officer has open, so that other offices' work rests on the same stated reason. Offered by Residents.</summary>
public interface IOpenedRecords
{
    /// <summary>
    /// The person's record under a look-up of the caller; null when the look-up is over, is somebody else's or did not find the person, and when
    /// its reason is kept from the person: what follows would tell.
    /// </summary>
    Task<OpenedRecord?> FindAsync(Guid lookUpId, Guid personId, CancellationToken ct);
}
