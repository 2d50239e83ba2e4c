using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Navigli.Platform.Results;

namespace Navigli.Identity.Cns;

/// <summary>
/// Takes the certificate that the proxy passes on, from the proxy and from nobody else: who stands at the other end of the connection counts, never
/// what a forwarding header says of it, which the request's own address has been changed to by now.
/// </summary>
internal sealed class ProxyHeader(IOptions<IdentityOptions> options)
{
    // A certificate of a card is some two kilobytes.
    private const int Longest = 16 * 1024;

    private CnsOptions Settings => options.Value.Cns;

    public Result<X509Certificate2> Read(HttpContext context)
    {
        if (!Settings.IsOffered || !ComesFromTheProxy(context))
            return IdentityErrors.CnsProxy;
        var values = context.Request.Headers[Settings.Header];
        if (values.Count == 0 || values is [""])
            return IdentityErrors.CnsMissing;
        // Two are one from the proxy and one from whoever tries to be somebody else.
        if (values is not [{ Length: <= Longest } written])
            return IdentityErrors.CnsProxy;
        return Decode(written) is { } certificate ? certificate : IdentityErrors.CnsUnreadable;
    }

    private bool ComesFromTheProxy(HttpContext context) =>
        context.Features.Get<IConnectionSocketFeature>()?.Socket.RemoteEndPoint is IPEndPoint { Address: var peer }
        && Settings.Proxies.Any(network => IPNetwork.Parse(network).Contains(peer.IsIPv4MappedToIPv6 ? peer.MapToIPv4() : peer))
        && (Settings.ProxySecret is not { } secret || KnowsSecret(context.Request.Headers[CnsOptions.SecretHeader].ToString(), secret));

    // Compared by their hashes, which are of one length.
    private static bool KnowsSecret(string shown, string secret) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(shown)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private X509Certificate2? Decode(string written)
    {
        try
        {
            return Settings.Format switch
            {
                CertificateHeader.Rfc9440 => written is [':', .. var base64, ':'] ? X509CertificateLoader.LoadCertificate(Convert.FromBase64String(base64)) : null,
                _ => X509Certificate2.CreateFromPem(Uri.UnescapeDataString(written)),
            };
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
