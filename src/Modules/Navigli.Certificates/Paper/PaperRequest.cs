using Navigli.Certificates.Rules;
using Navigli.Contracts.Residents;

namespace Navigli.Certificates.Paper;

/// <summary>All that the words of a certificate depend on, besides the city.</summary>
internal sealed record PaperRequest
{
    public required string TypeCode { get; init; }

    public required CertifiableRecord Record { get; init; }

    public required StampDutyGround Ground { get; init; }

    public required string Protocol { get; init; }

    public required string Code { get; init; }

    public required DateTime IssuedAt { get; init; }

    public required DateOnly IssuedOn { get; init; }

    public DateOnly? ValidUntil { get; init; }
}
