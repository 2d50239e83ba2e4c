using Microsoft.Extensions.DependencyInjection;
using Navigli.Certificates.Api;
using Navigli.Certificates.Delivery;
using Navigli.Platform.Retention;

namespace Navigli.Certificates.OwnData;

/// <summary>What of this module goes with time, and what goes when its person asks. The access ledger keeps that a link was used.</summary>
internal static class CertificatesRetention
{
    public const string Register = "certificates.register";
    public const string Cases = "certificates.cases";
    public const string Links = "certificates.links";
    public const string ApiRequests = "certificates.api-requests";
    public const string ApiOpenings = "certificates.api-openings";

    public static IServiceCollection AddCertificatesRetention(this IServiceCollection services) => services
        .AddRetained<CertificateLink>(Links, static (rows, before) => rows.Where(l => l.ExpiresAt < before))
        .AddErasable<CertificateLink>(Links, static (rows, subject) => rows.Where(l => l.AccountId == subject.AccountId && (l.WithdrawnAt != null || l.ExpiresAt < subject.At)))
        .AddRetained<ApiRequest>(ApiRequests, static (rows, before) => rows.Where(r => r.ReceivedAt < before))
        .AddRetained<ApiOpening>(ApiOpenings, static (rows, before) => rows.Where(o => o.OpenedAt < before));
}
