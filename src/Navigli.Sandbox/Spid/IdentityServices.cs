using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Navigli.Sandbox.Spid;

/// <summary>What a host tells the portal about the sandbox's identity providers.</summary>
public static class IdentityServices
{
    // CIE and eIDAS have one provider each, which signs its own metadata; SPID has a registry that signs for all.
    private static readonly SandboxScheme[] Schemes = [SandboxScheme.Spid, SandboxScheme.Cie, SandboxScheme.Eidas];

    /// <summary>Settings of the portal: where each federation's metadata is and, in a folder, by whom it is signed.</summary>
    public static IReadOnlyDictionary<string, string?> Settings(Uri sandbox, string folder)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (index, scheme) in Schemes.Index())
        {
            var source = string.Create(CultureInfo.InvariantCulture, $"Identity:IdentityProviders:{index}:");
            settings[source + "Scheme"] = scheme.ToString();
            settings[source + "Metadata"] = new Uri(sandbox, $"/{SandboxProvider.ServiceOf(scheme)}/metadata").AbsoluteUri;
            settings[source + "SignedBy:0"] = FileOf(folder, scheme);
        }

        return settings;
    }

    /// <summary>Writes the certificates that <see cref="Settings"/> names; before the portal first needs them.</summary>
    public static async Task WriteCertificatesAsync(WebApplication sandbox, string folder)
    {
        var keys = sandbox.Services.GetRequiredService<SpidKeys>();
        foreach (var scheme in Schemes)
        {
            var certificate = scheme is SandboxScheme.Spid ? keys.Registry : keys.SealOf(SandboxProvider.Of(scheme).Single());
            await File.WriteAllTextAsync(FileOf(folder, scheme), certificate.ExportCertificatePem());
        }
    }

    private static string FileOf(string folder, SandboxScheme scheme) => Path.Combine(folder, $"sandbox-{SandboxProvider.ServiceOf(scheme)}.pem");
}
