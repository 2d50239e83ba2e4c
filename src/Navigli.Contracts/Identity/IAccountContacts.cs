namespace Navigli.Contracts.Identity;

/// <summary>How to reach whoever has an account. Offered by Identity.</summary>
public interface IAccountContacts
{
    /// <summary>The e-mail address that the account's person added and verified; without one, the address that the identity provider stated last; null where there is none.</summary>
    Task<string?> EmailAsync(Guid account, CancellationToken ct);

    /// <summary>The accounts of people, by codice fiscale, with that address; those without an account or an address are left out.</summary>
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
/// <param name="Email">The address, as the person typed or the identity provider states it.</param>
public sealed record AccountContact(Guid AccountId, string? CodiceFiscale, string Email);

/// <summary>Where whoever is signed in is written to, as their pages show it. Offered by Identity, within a request.</summary>
public interface IOwnAddress
{
    /// <summary>The caller's address with where it comes from; null where there is none.</summary>
    Task<ContactAddress?> FindAsync(CancellationToken ct);
}

/// <summary>An address and its provenance.</summary>
/// <param name="Email">The address.</param>
/// <param name="Source">Where it comes from and since when, in the language of the request: "Dal tuo SPID, il 21 novembre 2026 alle 9:02".</param>
public sealed record ContactAddress(string Email, string Source);
