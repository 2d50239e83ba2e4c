using System.Collections.Concurrent;
using System.Security.Cryptography;
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
    /// <summary>What the name of a certificate ends with that is published and does not sign yet.</summary>
    private const string Next = "-next";

    private readonly ConcurrentDictionary<Federation, Lazy<(ServiceProvider Provider, string Metadata)>> _members = new();

    private string IpaCode => options.Value.IpaCode ?? "c_" + city.Identity.BelfioreCode.ToLowerInvariant();

    private IEnumerable<AttributeSet> OfTheStaff => options.Value.Staff.ProfessionalUse?.Attributes is { } set ? [set] : [];

    /// <summary>The federation that a scheme's identity providers belong to: the eIDAS node is one of SPID's.</summary>
    public static Federation Of(IdentityScheme scheme) => scheme is IdentityScheme.Cie ? Federation.Cie : Federation.Spid;

    public ServiceProvider For(IdentityScheme scheme) => Member(Of(scheme)).Provider;

    /// <summary>Signed once: RSA PKCS#1 gives the same bytes for the same key and text.</summary>
    public string Metadata(Federation federation) => Member(federation).Metadata;

    /// <summary>Whether the city takes part: in SPID always, in CIE once a provider of it is configured.</summary>
    public bool TakesPartIn(Federation federation) =>
        federation is Federation.Spid || options.Value.IdentityProviders.Any(source => Of(source.Scheme) == federation);

    /// <summary>How a certificate to the federation's profile is made with a key.</summary>
    public CertificateRequest Request(Federation federation, RSA key)
    {
        var identity = city.Identity;
        var subject = new SpidCertificateSubject
        {
            EntityId = EntityId(federation),
            DisplayName = identity.FormalName,
            OrganizationName = identity.FormalName,
            IpaCode = IpaCode,
            Locality = identity.Name,
        };
        return SpidCertificateProfile.Request(subject, key);
    }

    X509Certificate2 IFederationSeals.Certificate(string federation) => Member(Named(federation)).Provider.SigningCertificate;

    X509Certificate2 IFederationSeals.PrepareNext(string federation)
    {
        var named = Named(federation);
        var next = keys.Certificate(federation + Next, key => Request(named, key));
        _members.TryRemove(named, out _);
        return next;
    }

    void IFederationSeals.Switch(string federation)
    {
        var named = Named(federation);
        keys.RotateCertificate(federation, federation + Next);
        _members.TryRemove(named, out _);
    }

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
        var (address, identity) = (options.Value.Address!, city.Identity);
        var file = cie ? "cie" : "spid";
        return new ServiceProvider
        {
            Federation = federation,
            EntityId = EntityId(federation),
            AssertionConsumerService = new Uri(address, cie ? IdentityPaths.CieResponse : IdentityPaths.SpidResponse),
            SingleLogoutService = new Uri(address, cie ? IdentityPaths.CieLogout : IdentityPaths.SpidLogout),
            OrganizationName = identity.FormalName,
            OrganizationDisplayName = identity.FormalName,
            OrganizationUrl = address,
            IpaCode = IpaCode,
            Municipality = identity.BelfioreCode,
            Province = identity.Province,
            ContactEmail = options.Value.ContactEmail ?? identity.Contacts.CertifiedEmail ?? "spid@" + identity.Domain,
            ContactTelephone = options.Value.ContactTelephone,
            AttributeSets = cie ? [SchemeProfile.Cie.Attributes] : [SchemeProfile.Spid.Attributes, .. OfTheStaff, SchemeProfile.Eidas.Attributes, SchemeProfile.EidasFullSet],
            Certificates = [keys.Certificate(file, key => Request(federation, key)), .. keys.FindCertificate(file + Next) is { } next ? [next] : Array.Empty<X509Certificate2>()],
        };
    }

    private string EntityId(Federation federation) =>
        new Uri(options.Value.Address!, federation is Federation.Cie ? IdentityPaths.CieMetadata : IdentityPaths.SpidMetadata).AbsoluteUri;
}
