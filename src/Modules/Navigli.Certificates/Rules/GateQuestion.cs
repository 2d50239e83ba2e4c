using Navigli.Contracts.Identity;
using Navigli.Contracts.Residents;
using Navigli.Platform.City;

namespace Navigli.Certificates.Rules;

/// <summary>Who asks for a certificate.</summary>
/// <param name="PersonId">The person, where the registry knows them.</param>
/// <param name="Right">The right over the subject; null for a third party at the counter.</param>
/// <param name="BirthDate">Date of birth where it was shown. Online it is not asked for: a minor there reaches only the own family, and whoever acts for others is of age by law.</param>
internal sealed record Requester(Guid? PersonId, RightKind? Right, DateOnly? BirthDate = null);

/// <summary>May this be certified now?</summary>
internal sealed record GateQuestion
{
    public required CertificateSelection Selection { get; init; }

    public required CertifiableRecord Record { get; init; }

    public required Requester Requester { get; init; }

    /// <summary>Where it is asked for: <see cref="TariffChannels"/>.</summary>
    public string Channel { get; init; } = TariffChannels.Online;

    /// <summary>The day that a certificate of the past is asked for; null while it is not known, and where none is.</summary>
    public DateOnly? OnDate { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>The day that the certificate speaks of.</summary>
    public DateOnly Reference => OnDate ?? Today;
}
