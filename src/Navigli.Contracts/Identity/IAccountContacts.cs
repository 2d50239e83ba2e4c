namespace Navigli.Contracts.Identity;

/// <summary>How to reach whoever has an account. Offered by Identity.</summary>
public interface IAccountContacts
{
    /// <summary>The e-mail address that the identity provider stated at the last sign-in; null where it stated none.</summary>
    Task<string?> EmailAsync(Guid account, CancellationToken ct);

    /// <summary>The accounts of people, by codice fiscale, with the address stated at the last sign-in; those without an account or an address are left out.</summary>
    /// <param name="codes">Codici fiscali.</param>
    /// <param name="ct">Cancels it.</param>
    Task<IReadOnlyList<AccountContact>> OfPeopleAsync(IReadOnlyCollection<string> codes, CancellationToken ct);

    /// <summary>The same of accounts; those without an address are left out.</summary>
    /// <param name="accounts">Ids.</param>
    /// <param name="ct">Cancels it.</param>
    Task<IReadOnlyList<AccountContact>> OfAccountsAsync(IReadOnlyCollection<Guid> accounts, CancellationToken ct);
}

/// <summary>How to reach an account.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="CodiceFiscale">Whose it is; null for who signs in by eIDAS without one.</param>
/// <param name="Email">The address, as the identity provider states it.</param>
public sealed record AccountContact(Guid AccountId, string? CodiceFiscale, string Email);
