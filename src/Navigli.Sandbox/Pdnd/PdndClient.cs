namespace Navigli.Sandbox.Pdnd;

/// <summary>A client as an administration registers it at PDND: its key, and the one purpose that was approved for it.</summary>
public sealed record PdndClient
{
    /// <summary>Its identifier.</summary>
    public required string ClientId { get; init; }

    /// <summary>The name that PDND gave to its key.</summary>
    public required string KeyId { get; init; }

    /// <summary>Its public key, PEM.</summary>
    public required string PublicKey { get; init; }

    /// <summary>The approved purpose.</summary>
    public required string Purpose { get; init; }

    /// <summary>The e-service that the purpose is for, by its audience.</summary>
    public required string Audience { get; init; }
}
