using Navigli.Platform.Drafts;

namespace Navigli.Certificates.Register;

/// <summary>An entry of the register that an officer has open, and why.</summary>
internal sealed record OpenedEntry
{
    public Guid CertificateId { get; init; }

    public string? Reason { get; init; }
}

internal static class RegisterJourney
{
    /// <summary>As long as a look-up opens what it found. Voiding confirms it.</summary>
    public static readonly Journey<OpenedEntry> Journey = new("certificates.register", TimeSpan.FromMinutes(30));
}
