namespace Navigli.Contracts.Identity;

/// <summary>Tells who is behind accounts. For those whose task it is to know, as the data-protection officer; people's pages name offices and rights. Offered by Identity.</summary>
public interface IAccountNames
{
    /// <summary>Given and family name of each, as the identity provider or the appointment states them; those that are no accounts of persons are left out.</summary>
    /// <param name="accounts">Ids as acts and ledger lines have them.</param>
    /// <param name="ct">Cancels it.</param>
    Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> accounts, CancellationToken ct);
}
