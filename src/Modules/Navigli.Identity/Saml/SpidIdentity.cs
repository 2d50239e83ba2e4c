namespace Navigli.Identity.Saml;

/// <summary>Who an identity provider says has signed in, after every check.</summary>
internal sealed record SpidIdentity
{
    /// <summary>Upper case, without the TINIT- prefix.</summary>
    public required string CodiceFiscale { get; init; }

    public required string GivenName { get; init; }

    public required string FamilyName { get; init; }

    public required DateOnly DateOfBirth { get; init; }

    public required string SpidCode { get; init; }

    public string? Email { get; init; }

    /// <summary>The level at which the person was authenticated: the one asked for, or a higher one.</summary>
    public required SpidLevel Level { get; init; }

    public required string IdentityProvider { get; init; }

    /// <summary>The transient name that a later logout request must quote.</summary>
    public required string NameId { get; init; }

    public required string? SessionIndex { get; init; }

    /// <summary>Kept for the transactions register (SPID rules, "Log").</summary>
    public required string AssertionId { get; init; }
}
