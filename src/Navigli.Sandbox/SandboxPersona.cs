namespace Navigli.Sandbox;

/// <summary>An invented person whom the sandbox's identity providers can speak for.</summary>
public sealed record SandboxPersona
{
    public required string Key { get; init; }

    public required string GivenName { get; init; }

    public required string FamilyName { get; init; }

    /// <summary>Null for who has none, as people known by the eIDAS node of another country: that node never sends one.</summary>
    public required string? CodiceFiscale { get; init; }

    public required DateOnly BirthDate { get; init; }

    /// <summary>Null where the identity provider knows none: eIDAS has no such attribute.</summary>
    public required string? Email { get; init; }

    public required string StoryIt { get; init; }

    public required string StoryEn { get; init; }

    /// <summary>Highest level of this person's credentials: 1, 2 or 3; in eIDAS low, substantial, high.</summary>
    public required int MaxLevel { get; init; }

    public required SandboxPersonaKind Kind { get; init; }

    /// <summary>The country whose eIDAS node knows this person, ISO 3166-1 alpha-2; null for who has SPID and CIE.</summary>
    public string? Country { get; init; }

    /// <summary>The identifier that country gives to Italy, without the two country codes before it (eIDAS, PersonIdentifier).</summary>
    public string? ForeignIdentifier { get; init; }

    /// <summary>Where born, as the country writes it; part of the full attribute set only.</summary>
    public string? PlaceOfBirth { get; init; }

    /// <summary>F or M; part of the full attribute set only.</summary>
    public string? Gender { get; init; }
}

/// <summary>Only a heading on the page: what a persona may do is decided by the portal.</summary>
public enum SandboxPersonaKind
{
    Citizen,
    Staff,
}
