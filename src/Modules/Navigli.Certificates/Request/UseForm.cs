namespace Navigli.Certificates.Request;

/// <summary>What the form of the second step posts.</summary>
public sealed class UseForm
{
    public int Version { get; set; }

    public string? Language { get; set; }

    public string? Stamp { get; set; }

    public string? Destination { get; set; }

    public string? ExemptionReason { get; set; }

    public bool Later { get; set; }

    internal DeclaredUse Declared() => new()
    {
        Stamp = Stamp switch { nameof(StampChoice.Exempt) => StampChoice.Exempt, nameof(StampChoice.Stamped) => StampChoice.Stamped, _ => null },
        Destination = Destination,
        Language = Language,
        ExemptionReason = ExemptionReason,
    };
}
