using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Navigli.Identity.Saml;
using Navigli.Identity.SignIn;
using Navigli.Platform.Keys;

namespace Navigli.Testing;

/// <summary>
/// RSA keys take seconds to make and no test changes them: the cities of a process that have the same pack have them in common. The certificates are made
/// anew for each, with its own address and its own clock.
/// </summary>
public static class SharedKeys
{
    private static readonly ConcurrentDictionary<(string Pack, string Name), X509Certificate2> Made = new();

    /// <summary>Puts what other cities have made into the folder of one that has made nothing yet.</summary>
    public static void Lend(IServiceProvider services, string pack)
    {
        var options = services.GetRequiredService<IOptions<KeyRingOptions>>().Value;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        Directory.CreateDirectory(options.Directory);
        foreach (var ((_, name), model) in Made.Where(made => made.Key.Pack == pack))
        {
            using var key = model.GetRSAPrivateKey()!;
            using var certificate = Request(services, name, model, key).CreateSelfSigned(now.AddDays(-1), now.AddYears(5));
            File.WriteAllBytes(FileOf(options, name), certificate.Export(X509ContentType.Pkcs12, options.Password));
        }
    }

    /// <summary>Keeps for others what a city has made.</summary>
    public static void Keep(IServiceProvider services, string pack)
    {
        var options = services.GetRequiredService<IOptions<KeyRingOptions>>().Value;
        // A successor belongs to the rotation that a test is about.
        foreach (var name in Directory.EnumerateFiles(options.Directory, "*.p12").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => !name.EndsWith("-next", StringComparison.Ordinal)))
            Made.GetOrAdd((pack, name), _ => X509CertificateLoader.LoadPkcs12FromFile(FileOf(options, name), options.Password, X509KeyStorageFlags.Exportable));
    }

    private static CertificateRequest Request(IServiceProvider services, string name, X509Certificate2 model, RSA key)
    {
        if (name is "spid" or "cie")
            return services.GetRequiredService<Federations>().Request(name == "cie" ? Federation.Cie : Federation.Spid, key);
        var request = new CertificateRequest(model.SubjectName, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        foreach (var extension in model.Extensions)
            request.CertificateExtensions.Add(extension);
        return request;
    }

    private static string FileOf(KeyRingOptions options, string name) => Path.Combine(options.Directory, name + ".p12");
}
