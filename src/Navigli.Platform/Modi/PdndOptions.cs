using System.ComponentModel.DataAnnotations;

namespace Navigli.Platform.Modi;

/// <summary>Settings <c>Pdnd</c>: the national platform through which administrations give each other access. Without <see cref="Issuer"/> it is not used.</summary>
public sealed class PdndOptions
{
    /// <summary>Who issues vouchers, as their <c>iss</c> says: "interop.pagopa.it".</summary>
    public string? Issuer { get; set; }

    /// <summary>Where its public keys are.</summary>
    public Uri? Keys { get; set; }

    /// <summary>Where vouchers are asked for.</summary>
    public Uri? TokenEndpoint { get; set; }

    /// <summary>Audience of the assertion with which the city asks: "auth.interop.pagopa.it/client-assertion".</summary>
    public string? AssertionAudience { get; set; }

    /// <summary>The city's client at PDND.</summary>
    public string? ClientId { get; set; }

    /// <summary>The name that PDND gave to the client's key; the private half is <c>pdnd.p12</c> of the key ring.</summary>
    public string? KeyId { get; set; }

    /// <summary>The e-services that the city uses, by the name that its modules call them.</summary>
    public IDictionary<string, PdndService> Services { get; } = new Dictionary<string, PdndService>(StringComparer.Ordinal);
}

/// <summary>An e-service of another administration, or of a system of the city's own.</summary>
public sealed class PdndService
{
    /// <summary>Its address.</summary>
    [Required]
    public Uri? Address { get; set; }

    /// <summary>Its audience, as its catalogue entry says.</summary>
    [Required]
    public string Audience { get; set; } = "";

    /// <summary>The purpose that was approved for the city. Without one, PDND is not asked: the owner trusts the city's key directly, as between two systems of the same city (ID_AUTH_REST_02).</summary>
    public string? Purpose { get; set; }
}
