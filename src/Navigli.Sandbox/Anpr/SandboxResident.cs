namespace Navigli.Sandbox.Anpr;

/// <summary>An invented person as the sandbox's national registry knows them: from a synthetic population of its own, never from the city's database.</summary>
public sealed record SandboxResident
{
    public required string CodiceFiscale { get; init; }

    public required string FamilyName { get; init; }

    public required string GivenName { get; init; }

    public required DateOnly BirthDate { get; init; }

    public required string BirthPlace { get; init; }

    /// <summary>Street and number; null for who is not resident.</summary>
    public string? Address { get; init; }

    /// <summary>The registered household, this person included; empty for who is not resident.</summary>
    public IReadOnlyList<SandboxMember> Household { get; init; } = [];
}

/// <summary>A member of a household.</summary>
public sealed record SandboxMember(string FamilyName, string GivenName, DateOnly BirthDate, string BirthPlace);
