using Navigli.Certificates.Certifiers.Anpr;
using Navigli.Platform.City;

namespace Navigli.Certificates.Certifiers;

/// <summary>Sends an order to whoever certifies it, as the city pack says.</summary>
internal sealed class CertifierDesk(CityPack pack, CityCertifier city, AnprCertifier anpr)
{
    /// <summary>ANPR where it certifies every type of the certificate; the city where it certifies even one: a cumulative certificate has one certifier.</summary>
    public Certifier Of(CertificateSelection selection) =>
        selection.Types.All(type => pack.Certifiers.Anpr.Contains(type.Code, StringComparer.Ordinal)) ? Certifier.Anpr : Certifier.City;

    public ICertifier For(Certifier certifier) => certifier == Certifier.Anpr ? anpr : city;
}
