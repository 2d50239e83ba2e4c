using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Navigli.Documents.Graphics;
using Navigli.Documents.Proofs;
using Navigli.Documents.Sealing;
using Navigli.Platform.City;
using Navigli.Platform.Keys;

namespace Navigli.Certificates.Paper;

/// <summary>What every certificate is made with and is costly to make: keys and coat of arms, read on first use and kept.</summary>
internal sealed class PaperKeys(KeyRing ring, CityPack city, ProofKeys proofs) : IDisposable
{
    private readonly Lazy<Pkcs12Sealer> seal = new(() => new Pkcs12Sealer(ring.Certificate("seal", rsa => Demonstration(rsa, city)), []));
    private readonly Lazy<VectorImage> crest = new(() => VectorImage.ParseSvg(city.Crest.Svg));

    public ProofSigner Proof => proofs.Signer;

    public ISealer Seal => seal.Value;

    public VectorImage Crest => crest.Value;

    /// <summary>Whether a seal was made with the city's present certificate. Papers sealed with an earlier one are known by their stored file.</summary>
    public bool IsOurs(X509Certificate2 signer) => ring.Certificate("seal", rsa => Demonstration(rsa, city)).RawDataMemory.Span.SequenceEqual(signer.RawDataMemory.Span);

    public void Dispose()
    {
        if (seal.IsValueCreated)
            seal.Value.Dispose();
    }

    /// <summary>A self-signed certificate for cities that have no seal yet: good enough to show an altered file, not to prove who sealed it.</summary>
    private static CertificateRequest Demonstration(RSA rsa, CityPack city)
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName($"{city.Identity.FormalName} - sigillo dimostrativo non qualificato");
        name.AddOrganizationName(city.Identity.FormalName);
        name.AddCountryOrRegion("IT");
        var request = new CertificateRequest(name.Build(), rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true));
        return request;
    }
}
