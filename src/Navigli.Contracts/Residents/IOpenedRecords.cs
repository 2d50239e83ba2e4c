namespace Navigli.Contracts.Residents;

/// <summary>A record that an officer has open, and why.</summary>
/// <param name="PersonId">Whose.</param>
/// <param name="Reason">The reason as the officer wrote it, for the access ledger; null where the case says it.</param>
/// <param name="CaseReference">Number of the case or of the request; null where the reason says it.</param>
public sealed record OpenedRecord(Guid PersonId, string? Reason, string? CaseReference);

/// <summary>A look-up that found one person.</summary>
/// <param name="LookUpId">The look-up, which opens the record to the caller for as long as any does.</param>
/// <param name="PersonId">Whom it found.</param>
public sealed record FoundRecord(Guid LookUpId, Guid PersonId);

/// <summary>Tells which records the calling officer has open, so that other offices' work rests on the same stated reason. Offered by Residents.</summary>
public interface IOpenedRecords
{
    /// <summary>
    /// The person's record under a look-up of the caller; null when the look-up is over, is somebody else's or did not find the person, and when
    /// its reason is kept from the person: what follows would tell.
    /// </summary>
    Task<OpenedRecord?> FindAsync(Guid lookUpId, Guid personId, CancellationToken ct);

    /// <summary>Looks a person up by codice fiscale for a certificate at the counter, as the page of look-ups does, and opens the record to the calling officer.</summary>
    /// <param name="codiceFiscale">Whom.</param>
    /// <param name="reason">Why, 10 to 256 characters.</param>
    /// <param name="caseReference">Number of the case or of the request, up to 50 characters.</param>
    /// <param name="ct">Cancels the look-up.</param>
    /// <returns>What was found; null where the registry has nobody with that code.</returns>
    Task<FoundRecord?> OpenAsync(CodiceFiscale codiceFiscale, string reason, string? caseReference, CancellationToken ct);
}
