using Navigli.Contracts;
using Navigli.Platform.City;

namespace Navigli.SyntheticCity;

/// <summary>A named person of the demonstration.</summary>
public sealed record Persona
{
    /// <summary>Stable key, <c>chiara-colombo</c>.</summary>
    public required string Key { get; init; }

    public required string GivenName { get; init; }

    public required string Surname { get; init; }

    public required Sex Sex { get; init; }

    public required DateOnly BirthDate { get; init; }

    /// <summary>Belfiore code of the place of birth.</summary>
    public required string BirthPlaceCode { get; init; }

    public required CodiceFiscale CodiceFiscale { get; init; }

    /// <summary>Id in the registry; null for who is not in it.</summary>
    public Guid? PersonId { get; init; }

    public required PersonaRole Role { get; init; }

    /// <summary>Office of a member of the staff.</summary>
    public string? OfficeId { get; init; }

    /// <summary>SPID level of the sign-in: 1, 2 or 3; 0 for who has no digital identity and is not on the sign-in page.</summary>
    public required int SpidLevel { get; init; }

    /// <summary>At example.org; goes nowhere.</summary>
    public required string Email { get; init; }

    public required LocalizedText Story { get; init; }
}

/// <summary>What the persona is to the platform.</summary>
public enum PersonaRole
{
    Citizen = 1,
    RegistryOfficer = 2,
    Administrator = 3,
    DataProtectionOfficer = 4,
}
