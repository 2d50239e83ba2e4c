namespace Navigli.Contracts.Residents;

/// <summary>Tells the names of people of the registry to whose task it is to know them, as the data-protection officer. Offered by Residents.</summary>
public interface IPersonNames
{
    /// <summary>Given and family name of each. A reading of each record: the caller writes the lines of the access ledger.</summary>
    /// <param name="persons">Ids; those that the registry does not know are left out.</param>
    /// <param name="ct">Cancels it.</param>
    Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> persons, CancellationToken ct);
}
