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
    private ServiceProviderDescription? _known;

    public async Task<ServiceProviderDescription> GetAsync(CancellationToken cancellation) => _known ??= await FetchAsync(cancellation);

    /// <summary>Reads it again, as after a change of certificate.</summary>
    public async Task<ServiceProviderDescription> RefreshAsync(CancellationToken cancellation) => _known = await FetchAsync(cancellation);

    private async Task<ServiceProviderDescription> FetchAsync(CancellationToken cancellation) =>
        ServiceProviderDescription.Parse(await http.GetStringAsync(options.PortalMetadata, cancellation));
}
