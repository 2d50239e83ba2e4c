using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using Navigli.Contracts.Identity;
using Navigli.Identity.Saml;
using Navigli.Platform.City;
using Navigli.Platform.Keys;

namespace Navigli.Identity.SignIn;

/// <summary>The city's own part in the federations of SPID and of CIE, put together from the city pack, the settings and the installation's keys.</summary>
internal sealed class Federations(IOptions<IdentityOptions> options, CityPack city, KeyRing keys) : IFederationSeals
{
    private readonly ConcurrentDictionary<Federation, Lazy<(ServiceProvider Provider, string Metadata)>> _members = new();

    /// <summary>The federation that a scheme's identity providers belong to: the eIDAS node is one of SPID's.</summary>
    public static Federation Of(IdentityScheme scheme) => scheme is IdentityScheme.Cie ? Federation.Cie : Federation.Spid;

    public ServiceProvider For(IdentityScheme scheme) => Member(Of(scheme)).Provider;

    /// <summary>Signed once: RSA PKCS#1 gives the same bytes for the same key and text.</summary>
    public string Metadata(Federation federation) => Member(federation).Metadata;

    /// <summary>Whether the city takes part: in SPID always, in CIE once a provider of it is configured.</summary>
    public bool TakesPartIn(Federation federation) =>
        federation is Federation.Spid || options.Value.IdentityProviders.Any(source => Of(source.Scheme) == federation);

    X509Certificate2 IFederationSeals.Certificate(string federation) => Member(Named(federation)).Provider.SigningCertificate;

    string IFederationSeals.Metadata(string federation) => Metadata(Named(federation));

    private static Federation Named(string federation) => federation switch
    {
        "spid" => Federation.Spid,
        "cie" => Federation.Cie,
        _ => throw new ArgumentException($"There is no federation '{federation}'", nameof(federation)),
    };

    private (ServiceProvider Provider, string Metadata) Member(Federation federation) => _members.GetOrAdd(federation, asked => new(() =>
    {
        var provider = Build(asked);
        return (provider, SpMetadata.Build(provider));
    })).Value;

    private ServiceProvider Build(Federation federation)
    {
        var cie = federation is Federation.Cie;
        var address = options.Value.Address!;
        var entityId = new Uri(address, cie ? IdentityPaths.CieMetadata : IdentityPaths.SpidMetadata).AbsoluteUri;
        var identity = city.Identity;
        var ipaCode = options.Value.IpaCode ?? "c_" + identity.BelfioreCode.ToLowerInvariant();
        var subject = new SpidCertificateSubject
        {
            EntityId = entityId,
            DisplayName = identity.FormalName,
            OrganizationName = identity.FormalName,
            IpaCode = ipaCode,
            Locality = identity.Name,
        };
        return new ServiceProvider
        {
            Federation = federation,
            EntityId = entityId,
            AssertionConsumerService = new Uri(address, cie ? IdentityPaths.CieResponse : IdentityPaths.SpidResponse),
            SingleLogoutService = new Uri(address, cie ? IdentityPaths.CieLogout : IdentityPaths.SpidLogout),
            OrganizationName = identity.FormalName,
            OrganizationDisplayName = identity.FormalName,
            OrganizationUrl = address,
            IpaCode = ipaCode,
            Municipality = identity.BelfioreCode,
            Province = identity.Province,
            ContactEmail = options.Value.ContactEmail ?? identity.Contacts.CertifiedEmail ?? "spid@" + identity.Domain,
            ContactTelephone = options.Value.ContactTelephone,
            AttributeSets = cie ? [SchemeProfile.Cie.Attributes] : [SchemeProfile.Spid.Attributes, SchemeProfile.Eidas.Attributes, SchemeProfile.EidasFullSet],
            Certificates = [keys.Certificate(cie ? "cie" : "spid", key => SpidCertificateProfile.Request(subject, key))],
        };
    }
}
