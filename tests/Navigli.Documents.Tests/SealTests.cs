using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using Navigli.Documents.Sealing;
using Shouldly;

namespace Navigli.Documents.Tests;

public sealed class SealTests
{
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
    private const string ContentType = "1.2.840.113549.1.9.3";
    private const string MessageDigest = "1.2.840.113549.1.9.4";

    [Theory]
    [InlineData("RSA")]
    [InlineData("ECDSA")]
    public async Task Seal_OfEitherKey_IsAPadesBaselineSignature(string key)
    {
        var (cms, covered) = Extract(await CertificateDocument.SealAsync(Samples.Residence, Sealer(key), default));

        var signed = Check(cms, covered);
        var signer = signed.SignerInfos.Cast<SignerInfo>().ShouldHaveSingleItem();
        signer.SignedAttributes.Cast<CryptographicAttributeObject>().Select(a => a.Oid.Value).ShouldBe([ContentType, MessageDigest, SigningCertificateV2], ignoreOrder: true);
        signer.DigestAlgorithm.Value.ShouldBe("2.16.840.1.101.3.4.2.1");
        signer.Certificate.ShouldNotBeNull();
        // ESSCertIDv2 without algorithm: SEQUENCE { SEQUENCE { SEQUENCE { OCTET STRING of the certificate's SHA-256 } } }.
        var attribute = signer.SignedAttributes.Cast<CryptographicAttributeObject>().Single(a => a.Oid.Value == SigningCertificateV2).Values[0].RawData;
        attribute.ShouldBe([0x30, 0x26, 0x30, 0x24, 0x30, 0x22, 0x04, 0x20, .. SHA256.HashData(signer.Certificate.RawData)]);
    }

    [Fact]
    public async Task Seal_CoversEveryByteButItself()
    {
        var file = await CertificateDocument.SealAsync(Samples.Family, Sealers.Rsa, default);

        var (start, end, length) = Range(file);
        file[start].ShouldBe((byte)'<');
        file[end - 1].ShouldBe((byte)'>');
        (end + length).ShouldBe(file.Length);
    }

    [Fact]
    public async Task Seal_AnyCoveredByteFlipped_IsBroken()
    {
        var file = await CertificateDocument.SealAsync(Samples.Residence, Sealers.Rsa, default);
        var (cms, covered) = Extract(file);
        Check(cms, covered);
        var random = new Random(2026);
        for (var i = 0; i < 300; i++)
        {
            var tampered = (byte[])covered.Clone();
            tampered[random.Next(tampered.Length)] ^= (byte)(1 << random.Next(8));
            Should.Throw<CryptographicException>(() => Check(cms, tampered));
        }
    }

    [Fact]
    public async Task Seal_SameContentAndRsaKey_GivesTheSameBytes()
    {
        var first = await CertificateDocument.SealAsync(Samples.Family, Sealers.Rsa, default);
        var second = await CertificateDocument.SealAsync(Samples.Family, Sealers.Rsa, default);

        second.ShouldBe(first);
    }

    [Fact]
    public async Task Seal_ManyThreadsAtOnce_GivesEachItsOwnDocument()
    {
        var expected = await CertificateDocument.SealAsync(Samples.Residence, Sealers.Rsa, default);
        var files = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() =>
            CertificateDocument.SealAsync(i % 2 == 0 ? Samples.Residence : Samples.Family, Sealers.Rsa, default))));

        files.Where((_, i) => i % 2 == 0).ShouldAllBe(file => file.SequenceEqual(expected));
    }

    [Fact]
    public async Task Seal_BySomeOtherKey_IsNotWritten()
    {
        var thrown = await Should.ThrowAsync<SealingException>(() => CertificateDocument.SealAsync(Samples.Residence, new WrongKey(), default));

        thrown.Failure.ShouldBe(SealingFailure.Untrusted);
    }

    [Fact]
    public async Task Seal_LaterThanTheIssue_ClaimsItsOwnTime()
    {
        var file = await CertificateDocument.SealAsync(Samples.Residence with { SealedAt = Samples.IssuedAt.AddDays(3) }, Sealers.Rsa, default);

        var signature = new PdfReader(file).Dictionaries.Single(d => d.GetValueOrDefault("Type") is PdfName { Value: "Sig" });
        System.Text.Encoding.ASCII.GetString(file).ShouldContain($"/M (D:{Samples.IssuedAt.AddDays(3):yyyyMMddHHmmss}Z)");
        signature.ShouldContainKey("M");
    }

    [Fact]
    public async Task Seal_InstantNotUtc_IsRefused()
    {
        var local = Samples.Residence with { IssuedAt = DateTime.SpecifyKind(Samples.IssuedAt, DateTimeKind.Local) };

        await Should.ThrowAsync<ArgumentException>(() => CertificateDocument.SealAsync(local, Sealers.Rsa, default));
    }

    [Theory]
    [InlineData("RSA")]
    [InlineData("ECDSA")]
    public async Task Seal_ByPdfsig_IsValidAndCoversTheWholeDocument(string key)
    {
        using var file = new TemporaryFile(await CertificateDocument.SealAsync(Samples.Residence, Sealer(key), default));

        var (_, output) = Tools.Run("pdfsig", file.Path);

        output.ShouldContain("Signature is Valid");
        output.ShouldContain("Signature Type: ETSI.CAdES.detached");
        output.ShouldContain("Total document signed");
    }

    [Fact]
    public async Task Seal_AlteredDocument_IsInvalidByPdfsig()
    {
        var document = await CertificateDocument.SealAsync(Samples.Residence, Sealers.Rsa, default);
        document[document.AsSpan().IndexOf("<cert:protocol>2026"u8) + "<cert:protocol>".Length] ^= 1;
        using var file = new TemporaryFile(document);

        Tools.Run("pdfsig", file.Path).Output.ShouldContain("Digest Mismatch");
    }

    [Theory]
    [InlineData("RSA")]
    [InlineData("ECDSA")]
    public async Task Seal_ByOpenssl_Verifies(string key)
    {
        var (cms, covered) = Extract(await CertificateDocument.SealAsync(Samples.Residence, Sealer(key), default));
        using var signature = new TemporaryFile(cms);
        using var content = new TemporaryFile(covered);
        using var trusted = new TemporaryFile(System.Text.Encoding.ASCII.GetBytes(Check(cms, covered).Certificates[0].ExportCertificatePem()));

        var (exitCode, output) = Tools.Run("openssl", "cms", "-verify", "-cades", "-binary", "-CAfile", trusted.Path, "-purpose", "any", "-inform", "DER", "-in", signature.Path, "-content", content.Path, "-out", "/dev/null");

        exitCode.ShouldBe(0, output);
    }

    private static Pkcs12Sealer Sealer(string key) => key == "RSA" ? Sealers.Rsa : Sealers.Ecdsa;

    private static (int Start, int End, int Length) Range(byte[] file)
    {
        var signature = new PdfReader(file).Dictionaries.Single(d => d.GetValueOrDefault("Type") is PdfName { Value: "Sig" });
        var range = ((List<object?>)signature["ByteRange"]!).Select(n => (int)(double)n!).ToArray();
        range[0].ShouldBe(0);
        return (range[1], range[2], range[3]);
    }

    internal static (byte[] Cms, byte[] Covered) Extract(byte[] file)
    {
        var (start, end, _) = Range(file);
        var padded = Convert.FromHexString(System.Text.Encoding.ASCII.GetString(file, start + 1, end - start - 2));
        var length = 4 + ((padded[2] << 8) | padded[3]);
        padded[..2].ShouldBe([0x30, 0x82]);
        padded[length..].ShouldAllBe(b => b == 0);
        return (padded[..length], [.. file[..start], .. file[end..]]);
    }

    internal static SignedCms Check(byte[] cms, byte[] covered)
    {
        var signed = new SignedCms(new ContentInfo(covered), detached: true);
        signed.Decode(cms);
        signed.CheckSignature(verifySignatureOnly: true);
        return signed;
    }

    /// <summary>Shows one certificate and signs with the key of another.</summary>
    private sealed class WrongKey : ISealer
    {
        public ValueTask<SealingCertificate> CertificateAsync(CancellationToken cancellationToken) => Sealers.Rsa.CertificateAsync(cancellationToken);

        public ValueTask<byte[]> SignAsync(SealingCertificate certificate, ReadOnlyMemory<byte> digest, CancellationToken cancellationToken) =>
            Sealers.Ecdsa.SignAsync(certificate, digest, cancellationToken);
    }
}
