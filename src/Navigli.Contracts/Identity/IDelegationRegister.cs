namespace Navigli.Contracts.Identity;

/// <summary>One side of a delegation, who may not have signed in yet.</summary>
public sealed record DelegationParty
{
    /// <summary>Id in the registry.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>By which the person's account is found, or made.</summary>
    public required CodiceFiscale CodiceFiscale { get; init; }

    /// <summary>Given name, until the identity provider states it.</summary>
    public required string GivenName { get; init; }

    /// <summary>Family name, until the identity provider states it.</summary>
    public required string FamilyName { get; init; }

    /// <summary>Date of birth.</summary>
    public required DateOnly DateOfBirth { get; init; }
}

/// <summary>A delegation that an installation begins with.</summary>
public sealed record StandingDelegation
{
    /// <summary>Who gives it.</summary>
    public required DelegationParty Giver { get; init; }

    /// <summary>Who helps.</summary>
    public required DelegationParty Helper { get; init; }

    /// <summary>The last day on which it stands.</summary>
    public required DateOnly LastDay { get; init; }
}

/// <summary>Records delegations between invented people, for a demonstration. Real ones are asked for and accepted by the two themselves. Offered by Identity.</summary>
public interface IDelegationRegister
{
    /// <summary>Records a delegation for every service, accepted.</summary>
    Task RecordAsync(StandingDelegation delegation, CancellationToken ct);
}
