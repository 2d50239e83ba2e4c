using Microsoft.Extensions.Options;
using Navigli.Identity.Saml;
using Navigli.Platform.City;
using Navigli.Platform.Keys;

namespace Navigli.Identity.SignIn;

/// <summary>The city's own part in the SPID federation, put together from the city pack, the settings and the installation's keys.</summary>
internal sealed class SpidFederation(IOptions<IdentityOptions> options, CityPack city, KeyRing keys)
{
    public const int CitizenAttributes = 0;

    private readonly Lazy<ServiceProvider> _provider = new(() => Build(options.Value, city.Identity, keys));
    private string? _metadata;

    public ServiceProvider Provider => _provider.Value;

    /// <summary>Signed once: RSA PKCS#1 gives the same bytes for the same key and text.</summary>
    public string Metadata => _metadata ??= SpMetadata.Build(Provider);

    private static ServiceProvider Build(IdentityOptions options, CityIdentity city, KeyRing keys)
    {
        var address = options.Address!;
        var entityId = new Uri(address, IdentityPaths.SpidMetadata).AbsoluteUri;
        var ipaCode = options.IpaCode ?? "c_" + city.BelfioreCode.ToLowerInvariant();
        var subject = new SpidCertificateSubject
        {
            EntityId = entityId,
            DisplayName = city.FormalName,
            OrganizationName = city.FormalName,
            IpaCode = ipaCode,
            Locality = city.Name,
        };
        return new ServiceProvider
        {
            EntityId = entityId,
            AssertionConsumerService = new Uri(address, IdentityPaths.SpidResponse),
            SingleLogoutService = new Uri(address, IdentityPaths.SpidLogout),
            OrganizationName = city.FormalName,
            OrganizationDisplayName = city.FormalName,
            OrganizationUrl = address,
            IpaCode = ipaCode,
            ContactEmail = options.ContactEmail ?? city.Contacts.CertifiedEmail ?? "spid@" + city.Domain,
            ContactTelephone = options.ContactTelephone,
            AttributeSets =
            [
                new AttributeSet { Index = CitizenAttributes, NameIt = "Servizi al cittadino", NameEn = "Services for citizens", Attributes = AssertionReader.RequestedAttributes },
            ],
            Certificates = [keys.Certificate("spid", key => SpidCertificateProfile.Request(subject, key))],
        };
    }
}
