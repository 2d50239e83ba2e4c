using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Navigli.Sandbox.Cns;

/// <summary>How a portal is told to take cards behind the sandbox's proxy.</summary>
public static class CnsServices
{
    /// <summary>Settings of the portal; the proxy is this machine, so what it says is believed for its secret alone.</summary>
    public static IReadOnlyDictionary<string, string?> Settings(Uri sandbox, string folder) => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Identity:Cns:Authorities"] = Directory.CreateDirectory(FolderIn(folder)).FullName,
        ["Identity:Cns:Address"] = sandbox.GetLeftPart(UriPartial.Authority),
        ["Identity:Cns:Proxies:0"] = "127.0.0.1/32",
        ["Identity:Cns:Proxies:1"] = "::1/128",
        ["Identity:Cns:ProxySecret"] = CnsProxy.Secret,
    };

    /// <summary>Writes the certificates of the issuer where <see cref="Settings"/> has the portal look for them.</summary>
    public static Task WriteAuthoritiesAsync(WebApplication sandbox, string folder) =>
        File.WriteAllTextAsync(Path.Combine(FolderIn(folder), "sandbox.pem"), sandbox.Services.GetRequiredService<CnsKeys>().Authorities);

    private static string FolderIn(string folder) => Path.Combine(folder, "sandbox-cns");
}
