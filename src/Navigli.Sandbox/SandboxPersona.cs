namespace Navigli.Sandbox;

/// <summary>An invented person whom the sandbox's identity provider can speak for.</summary>
public sealed record SandboxPersona
{
    public required string Key { get; init; }

    public required string GivenName { get; init; }

    public required string FamilyName { get; init; }

    public required string CodiceFiscale { get; init; }

    public required DateOnly BirthDate { get; init; }

    public required string Email { get; init; }

    public required string StoryIt { get; init; }

    public required string StoryEn { get; init; }

    /// <summary>Highest SPID level of this person's credentials: 1, 2 or 3.</summary>
    public required int MaxLevel { get; init; }

    public required SandboxPersonaKind Kind { get; init; }
}

/// <summary>Only a heading on the page: what a persona may do is decided by the portal.</summary>
public enum SandboxPersonaKind
{
    Citizen,
    Staff,
}
