using Navigli.Certificates.Rules;
using Navigli.Contracts.Residents;
using Navigli.Platform.City;

namespace Navigli.Certificates.Paper;

/// <summary>All that the words of a certificate depend on, besides the city.</summary>
internal sealed record PaperRequest
{
    public required CertificateSelection Selection { get; init; }

    public required CertifiableRecord Record { get; init; }

    public required StampDutyGround Ground { get; init; }

    /// <summary>Code of the edition, <see cref="CertificateLanguage"/>.</summary>
    public required string Language { get; init; }

    public required string Protocol { get; init; }

    public required string Code { get; init; }

    public required DateTime IssuedAt { get; init; }

    public required DateOnly IssuedOn { get; init; }

    public DateOnly? ValidUntil { get; init; }

    /// <summary>The day that a certificate of the past speaks of.</summary>
    public DateOnly? OnDate { get; init; }

    public string? PastReason { get; init; }
}
