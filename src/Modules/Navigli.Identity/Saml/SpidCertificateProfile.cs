using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Navigli.Identity.Saml;

/// <summary>
/// The self-signed seal certificate of a public service provider with the subject and policies that the SPID rules on
/// metadata ask for ("Certificati": commonName, organizationName, uri, organizationIdentifier, countryName, localityName).
/// </summary>
internal static class SpidCertificateProfile
{
    private const string AgidPolicy = "1.3.76.16.6";
    private const string PublicSectorPolicy = "1.3.76.16.4.2.1";

    public static CertificateRequest Request(SpidCertificateSubject subject, RSA key)
    {
        var request = new CertificateRequest(Subject(subject), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: false));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(Policies());
        return request;
    }

    private static X500DistinguishedName Subject(SpidCertificateSubject subject)
    {
        var name = new X500DistinguishedNameBuilder();
        name.Add("2.5.4.3", subject.DisplayName);
        name.Add("2.5.4.10", subject.OrganizationName);
        name.Add("2.5.4.83", subject.EntityId);
        name.Add("2.5.4.97", "PA:IT-" + subject.IpaCode);
        name.AddCountryOrRegion("IT");
        name.AddLocalityName(subject.Locality);
        return name.Build();
    }

    private static X509Extension Policies()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (var policy in (string[])[AgidPolicy, PublicSectorPolicy])
                using (writer.PushSequence())
                    writer.WriteObjectIdentifier(policy);
        }

        return new X509Extension("2.5.29.32", writer.Encode(), critical: false);
    }
}

/// <summary>Who the certificate names; the values are those of the metadata, letter by letter.</summary>
internal sealed record SpidCertificateSubject
{
    public required string EntityId { get; init; }

    public required string DisplayName { get; init; }

    public required string OrganizationName { get; init; }

    public required string IpaCode { get; init; }

    public required string Locality { get; init; }
}
