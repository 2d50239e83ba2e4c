namespace Navigli.Contracts.Residents;

/// <summary>Who a person of the registry is, and nothing of where and with whom they live.</summary>
public sealed record RegistryIdentity
{
    /// <summary>Id.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Given names, present ones.</summary>
    public required string GivenName { get; init; }

    /// <summary>Family name, present one.</summary>
    public required string FamilyName { get; init; }

    /// <summary>Date of birth.</summary>
    public required DateOnly BirthDate { get; init; }

    /// <summary>Place of birth as certificates print it: "Milano (MI)", or the foreign place and state.</summary>
    public required string BirthPlace { get; init; }

    /// <summary>Codice fiscale, present one; empty where the Revenue Agency gave none.</summary>
    public required CodiceFiscale CodiceFiscale { get; init; }

    /// <summary>Status in the registry.</summary>
    public required Seeding.RegistryStatus Status { get; init; }

    /// <summary>Day of death; null for the living.</summary>
    public DateOnly? DiedOn { get; init; }
}

/// <summary>Gives what tells a person from others, to compare it with what somebody says of themselves. The caller checks the right first and writes the access ledger. Offered by Residents.</summary>
public interface IRegistryIdentities
{
    /// <summary>The identity of one person; null when the registry has none.</summary>
    Task<RegistryIdentity?> FindAsync(Guid personId, CancellationToken ct);
}
