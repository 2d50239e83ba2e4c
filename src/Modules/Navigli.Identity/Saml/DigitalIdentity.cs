namespace Navigli.Identity.Saml;

/// <summary>Who an identity provider says has signed in, after every check, whatever the scheme.</summary>
internal sealed record DigitalIdentity
{
    public required IdentityScheme Scheme { get; init; }

    /// <summary>Upper case, without the TINIT- prefix; null where the scheme states none (eIDAS).</summary>
    public string? CodiceFiscale { get; init; }

    /// <summary>The person identifier of eIDAS, such as ES/IT/02635542Y: country of issue, country of destination, and what the country of issue chose. Null in other schemes.</summary>
    public string? EidasIdentifier { get; init; }

    public required string GivenName { get; init; }

    public required string FamilyName { get; init; }

    public required DateOnly DateOfBirth { get; init; }

    public string? Email { get; init; }

    /// <summary>The level at which the person was authenticated: the one asked for, or a higher one.</summary>
    public required SpidLevel Level { get; init; }

    /// <summary>Entity identifier of the provider.</summary>
    public required string IdentityProvider { get; init; }

    /// <summary>The transient name that a later logout request must quote, with its qualifier.</summary>
    public required string NameId { get; init; }

    public string? NameQualifier { get; init; }

    /// <summary>The session that the provider keeps and a logout request must quote; null where it keeps none that SAML can close.</summary>
    public string? SessionIndex { get; init; }

    /// <summary>Kept for the transactions register (SPID rules, "Log").</summary>
    public required string AssertionId { get; init; }
}
