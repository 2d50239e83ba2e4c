using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using System.Xml;
using System.Xml.Linq;

namespace Navigli.Sandbox.Spid;

/// <summary>The service provider as its own metadata describes it.</summary>
internal sealed record ServiceProviderDescription
{
    public required string EntityId { get; init; }

    public required IReadOnlyList<X509Certificate2> Certificates { get; init; }

    public required IReadOnlyDictionary<string, string> ConsumerServices { get; init; }

    /// <summary>Where notices that a session was closed go, by binding.</summary>
    public required IReadOnlyDictionary<string, string> LogoutServices { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyList<string>> AttributeSets { get; init; }

    public required string DisplayName { get; init; }

    public static ServiceProviderDescription Parse(string xml)
    {
        using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var root = XElement.Load(reader);
        XNamespace md = SpidNames.Metadata;
        return new ServiceProviderDescription
        {
            EntityId = (string)root.Attribute("entityID")!,
            Certificates = [.. root.Descendants(md + "KeyDescriptor").Descendants(SpidNames.Ds + "X509Certificate").Select(c => X509CertificateLoader.LoadCertificate(Convert.FromBase64String(c.Value)))],
            ConsumerServices = root.Descendants(md + "AssertionConsumerService").ToDictionary(s => (string)s.Attribute("index")!, s => (string)s.Attribute("Location")!, StringComparer.Ordinal),
            LogoutServices = root.Descendants(md + "SingleLogoutService").DistinctBy(s => (string)s.Attribute("Binding")!).ToDictionary(
                s => (string)s.Attribute("Binding")!,
                s => (string?)s.Attribute("ResponseLocation") ?? (string)s.Attribute("Location")!,
                StringComparer.Ordinal),
            AttributeSets = root.Descendants(md + "AttributeConsumingService").ToDictionary(
                s => (string)s.Attribute("index")!,
                s => (IReadOnlyList<string>)[.. s.Elements(md + "RequestedAttribute").Select(a => (string)a.Attribute("Name")!)],
                StringComparer.Ordinal),
            DisplayName = root.Descendants(md + "OrganizationDisplayName").Select(n => n.Value).FirstOrDefault() ?? "",
        };
    }
}

/// <summary>Fetches the portal's metadata when it is first needed: both start together, and neither waits for the other.</summary>
internal sealed class PortalMetadata(HttpClient http, SandboxOptions options)
{
    private readonly ConcurrentDictionary<Uri, ServiceProviderDescription> _known = new();

    public async Task<ServiceProviderDescription> GetAsync(SandboxScheme scheme, CancellationToken cancellation) =>
        _known.TryGetValue(AddressOf(scheme), out var known) ? known : await RefreshAsync(scheme, cancellation);

    /// <summary>Reads it again, as after a change of certificate.</summary>
    public async Task<ServiceProviderDescription> RefreshAsync(SandboxScheme scheme, CancellationToken cancellation) =>
        _known[AddressOf(scheme)] = ServiceProviderDescription.Parse(await http.GetStringAsync(AddressOf(scheme), cancellation));

    private Uri AddressOf(SandboxScheme scheme) => scheme switch
    {
        SandboxScheme.Cie => options.CieMetadata,
        SandboxScheme.Eidas => options.EidasMetadata,
        _ => null,
    }
    ?? options.PortalMetadata;
}
