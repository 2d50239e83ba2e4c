namespace Navigli.Sandbox.Spid;

/// <summary>An authentication request whose signature was verified, waiting for somebody to say who they are.</summary>
internal sealed record SpidRequest
{
    /// <summary>The sandbox's own handle on it.</summary>
    public required string Key { get; init; }

    /// <summary>Who was asked.</summary>
    public required SandboxProvider Provider { get; init; }

    /// <summary>The requester's identifier, to be quoted in the answer.</summary>
    public required string RequestId { get; init; }

    public required string Audience { get; init; }

    public required string RequesterName { get; init; }

    public required string ConsumerService { get; init; }

    public required string? RelayState { get; init; }

    public required int Level { get; init; }

    public required IReadOnlyList<string> Attributes { get; init; }

    /// <summary>What the request says it is for, as it is written there; null where it says nothing.</summary>
    public string? Purpose { get; init; }

    /// <summary>The kind of identity that answers it.</summary>
    public SpidIdentityKind Kind { get; init; } = SpidIdentityKind.Personal;

    /// <summary>The anomaly of the request that must be reported to the requester, as numbered by the SPID rules; null when there is none.</summary>
    public required int? Anomaly { get; init; }
}

/// <summary>Either a request to go on with, or an anomaly (4 to 7, 10) that the rules show to the person with status 403.</summary>
internal sealed record SpidReading
{
    public SpidRequest? Request { get; init; }

    public int Anomaly { get; init; }

    public static SpidReading Refused(int anomaly) => new() { Anomaly = anomaly };
}

/// <summary>What came in over HTTP.</summary>
internal sealed record SpidMessage
{
    public required string? SamlRequest { get; init; }

    public required string? RelayState { get; init; }

    /// <summary>The raw query of HTTP-Redirect, whose bytes are signed; null for HTTP-POST.</summary>
    public required string? Query { get; init; }
}
