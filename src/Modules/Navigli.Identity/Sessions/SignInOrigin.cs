using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Navigli.Identity.Sessions;

/// <summary>From where somebody signs in, as coarsely as they need to recognise it: neither the whole address nor the whole User-Agent is kept.</summary>
internal sealed class SignInOrigin(IHttpContextAccessor http, IOptions<IdentityOptions> options)
{
    public Device Device => Device.Of(http.HttpContext?.Request.Headers.UserAgent.ToString());

    /// <summary>The address without its last part: 24 bits of IPv4, 48 of IPv6; null where it is unknown.</summary>
    public string? Network => Address is { } address ? Cut(address).ToString() : null;

    public bool FromCityNetwork => Address is { } address && options.Value.CityNetworks.Any(network => IPNetwork.Parse(network).Contains(address));

    private IPAddress? Address => http.HttpContext?.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : http.HttpContext?.Connection.RemoteIpAddress;

    private static IPNetwork Cut(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        var kept = address.AddressFamily == AddressFamily.InterNetwork ? 3 : 6;
        bytes.AsSpan(kept).Clear();
        return new IPNetwork(new IPAddress(bytes), kept * 8);
    }
}
