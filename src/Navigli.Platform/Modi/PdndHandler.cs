using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace Navigli.Platform.Modi;

/// <summary>
/// Puts a PDND voucher on outgoing calls, and where the caller left <see cref="TrackingEvidence"/> in the request's options, the signed evidence with a
/// voucher bound to it. Before a <see cref="ModiHandler"/>, which then signs the body alone; where the e-service trusts the city directly, there is no voucher and it signs the token too.
/// </summary>
public sealed class PdndHandler(PdndService service, PdndVouchers vouchers, TimeProvider clock, IOptions<PdndOptions> options) : DelegatingHandler
{
    private static readonly TimeSpan EvidenceLife = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Options.TryGetValue(TrackingEvidence.Key, out var evidence))
        {
            var signed = vouchers.Signer().Sign(evidence.Claims(options.Value.ClientId!, service.Audience, service.Purpose), clock, EvidenceLife);
            request.Headers.Remove(ModiNames.TrackingEvidence);
            request.Headers.Add(ModiNames.TrackingEvidence, signed);
            if (service.Purpose is not null)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await vouchers.GetBoundAsync(service, signed, cancellationToken).ConfigureAwait(false));
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        if (service.Purpose is null)
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await vouchers.GetAsync(service, cancellationToken).ConfigureAwait(false));
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
            vouchers.Forget(service);
        return response;
    }
}
