using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using Navigli.Certificates.Sealing;
using Navigli.Documents.Graphics;
using Navigli.Documents.Proofs;
using Navigli.Documents.Sealing;
using Navigli.Platform.City;
using Navigli.Platform.Keys;

namespace Navigli.Certificates.Paper;

/// <summary>What every certificate is made with and is costly to make: keys and coat of arms, read on first use and kept.</summary>
internal sealed class PaperKeys(KeyRing ring, CityPack city, ProofKeys proofs, IOptions<CertificatesOptions> options, IHttpClientFactory clients, TimeProvider clock) : IDisposable
{
    private readonly Lazy<ISealer> seal = new(() => options.Value.Seal.Remote is null
        ? new Pkcs12Sealer(ring.Certificate("seal", rsa => Demonstration(rsa, city)), [])
        : new CscSealer(clients, options, clock));
    private readonly Lazy<ITimestampAuthority?> timestamps = new(() => options.Value.Timestamp is null ? null : new HttpTimestampAuthority(clients, options, clock));
    private readonly Lazy<VectorImage> crest = new(() => VectorImage.ParseSvg(city.Crest.Svg));

    public ProofSigner Proof => proofs.Signer;

    public ISealer Seal => seal.Value;

    /// <summary>Whether that seal is a qualified one.</summary>
    public bool SealIsQualified => options.Value.Seal.Qualified;

    /// <summary>Who stamps every document, where one is configured.</summary>
    public ITimestampAuthority? Timestamps => timestamps.Value;

    public VectorImage Crest => crest.Value;

    /// <summary>Whether a seal was made with the city's present certificate. Papers sealed with an earlier one are known by their stored file.</summary>
    public bool IsOurs(X509Certificate2 signer) => ring.Certificate("seal", rsa => Demonstration(rsa, city)).RawDataMemory.Span.SequenceEqual(signer.RawDataMemory.Span);

    public void Dispose()
    {
        if (seal.IsValueCreated)
            (seal.Value as IDisposable)?.Dispose();
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
