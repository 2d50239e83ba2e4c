using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Navigli.Sandbox.Trust;

/// <summary>How a portal is told to use the sandbox's trust services: its settings, and the root to trust.</summary>
public static class TrustServices
{
    /// <summary>The root certificate of the timestamp authority and of the remote seal, in PEM; another at each start.</summary>
    public static string RootCertificate(WebApplication sandbox) => sandbox.Services.GetRequiredService<TrustKeys>().Root.ExportCertificatePem();

    /// <summary>Settings that have every document stamped; <paramref name="rootFile"/> is where the root certificate will be.</summary>
    public static Dictionary<string, string?> TimestampSettings(Uri sandbox, string rootFile) => new(StringComparer.Ordinal)
    {
        ["Certificates:Timestamp:Service"] = new Uri(sandbox, TrustEndpoints.Timestamps).ToString(),
        ["Certificates:Timestamp:TrustedCertificates"] = rootFile,
    };

    /// <summary>Settings that have every document sealed by the remote service.</summary>
    public static Dictionary<string, string?> RemoteSealSettings(Uri sandbox) => new(StringComparer.Ordinal)
    {
        ["Certificates:Seal:Remote:Service"] = new Uri(sandbox, TrustEndpoints.Seal).ToString(),
        ["Certificates:Seal:Remote:Tokens"] = new Uri(sandbox, TrustEndpoints.Tokens).ToString(),
        ["Certificates:Seal:Remote:ClientId"] = RemoteSealDesk.ClientId,
        ["Certificates:Seal:Remote:ClientSecret"] = RemoteSealDesk.ClientSecret,
        ["Certificates:Seal:Remote:AuthData:PIN"] = RemoteSealDesk.Pin,
    };
}
