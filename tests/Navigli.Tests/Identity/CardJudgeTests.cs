using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using Navigli.Identity;
using Navigli.Identity.Cns;
using Navigli.Platform.Results;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity;

/// <summary>Cards of an issuer that the test itself plays, each wrong in one thing, or right in its own way.</summary>
[Trait("Engine", "Any")]
public sealed class CardJudgeTests : IDisposable
{
    private const string Chiara = "CLMCHR92C49F205Q";
    private static readonly RSA Key = RSA.Create(2048);
    private static readonly DateTimeOffset Now = TestClock.Start;
    private readonly string folder = Directory.CreateTempSubdirectory("cns-").FullName;
    private readonly IdentityOptions options = new();
    private readonly X509Certificate2 root;
    private readonly X509Certificate2 middle;

    public CardJudgeTests()
    {
        root = Authority("CN=Root", above: null);
        middle = Authority("CN=Middle", root);
        File.WriteAllText(Path.Combine(folder, "issuers.pem"), root.ExportCertificatePem() + "\n" + middle.ExportCertificatePem());
        options.Cns.Authorities = folder;
        options.Cns.Revocation = CardRevocation.NotChecked;
    }

    public static TheoryData<string> WrongCards =>
        ["policy", "no policies", "no usage", "enciphering alone", "signing too", "no purposes", "server", "authority", "sha-1", "short key"];

    [Fact]
    public void Card_OfTheProfile_SaysWhose()
    {
        var subject = Judge(Card()).Value;
        (subject.CodiceFiscale.Value, subject.GivenName, subject.FamilyName).ShouldBe((Chiara, "CHIARA", "COLOMBO"));
    }

    [Fact]
    public void Card_WithoutNames_IsOneToo() => Judge(Card(name: $"CN={Chiara}/7420000000000001.abc=, O=Regione, C=IT")).Value.GivenName.ShouldBeNull();

    [Fact]
    public void Card_OnAnEllipticCurve_IsOneToo()
    {
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Judge(Card(key: curve)).Succeeded.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(WrongCards))]
    public void Certificate_ThatIsNotOfTheProfile_IsNotACard(string wrong)
    {
        using var small = RSA.Create(1024);
        var card = Card(key: wrong == "short key" ? small : null, wrong: wrong);
        Judge(card).Error.ShouldBe(IdentityErrors.CnsNotACard);
    }

    [Fact]
    public void Certificate_WithAnExtensionInPieces_IsUnreadable() => Judge(Card(wrong: "policies in pieces")).Error.ShouldBe(IdentityErrors.CnsUnreadable);

    [Theory]
    [InlineData("CN=CLMCHR92C49F205Q")]
    [InlineData("CN=CLMCHR92C49F205Q/7420000000000001")]
    [InlineData("CN=CLMCHR92C49F205Z/7420000000000001.abc=")]
    [InlineData("CN=12345678903/7420000000000001.abc=")]
    [InlineData("CN=/7420000000000001.abc=")]
    [InlineData("CN=CLMCHR92C49F205Q/7420000000000001.abc=, CN=RSSMRA80A01F205X/7420000000000001.abc=")]
    [InlineData("OU=Regione+CN=CLMCHR92C49F205Q/7420000000000001.abc")]
    [InlineData("SERIALNUMBER=CLMCHR92C49F205Q")]
    public void Subject_ThatDoesNotSayWhose_IsRefused(string name) => Judge(Card(name: name)).Error.ShouldBe(IdentityErrors.CnsSubject);

    [Fact]
    public void Policy_OfARegion_IsTakenWhereTheSettingsSaySo()
    {
        options.Cns.Policies.Add("1.3.6.1.4.1.99999.1");
        Judge(Card(wrong: "policy")).Succeeded.ShouldBeTrue();
        Judge(Card()).Error.ShouldBe(IdentityErrors.CnsNotACard, "what the settings name takes the place of the national one");
    }

    [Theory]
    [InlineData(-30, -1)]
    [InlineData(1, 30)]
    public void Card_OutOfItsTime_IsRefused(int from, int to) => Judge(Card(from: from, to: to)).Error.ShouldBe(IdentityErrors.CnsExpired);

    [Fact]
    public void Card_OfAnIssuerWithTheSameName_IsRefused()
    {
        using var other = Authority("CN=Middle", above: null);
        Judge(Card(by: other)).Error.ShouldBe(IdentityErrors.CnsUntrusted);
    }

    [Fact]
    public void Card_WhoseMiddleIsMissing_IsRefused()
    {
        File.WriteAllText(Path.Combine(folder, "issuers.pem"), root.ExportCertificatePem());
        Judge(Card()).Error.ShouldBe(IdentityErrors.CnsUntrusted);
        File.WriteAllBytes(Path.Combine(folder, "middle.der"), middle.RawData);
        Judge(Card()).Succeeded.ShouldBeTrue("an authority that is added counts at once");
    }

    [Fact]
    public void Card_ThatSaysNowhereWhomToAskAboutRevocation_IsRefused()
    {
        options.Cns.Revocation = CardRevocation.Checked;
        Judge(Card()).Error.ShouldBe(IdentityErrors.CnsRevocationUnknown);
    }

    [Fact]
    public void Issuer_ThatShowsItsOwnCertificate_IsNotACard() => Judge(middle).Error.ShouldBe(IdentityErrors.CnsNotACard);

    public void Dispose()
    {
        root.Dispose();
        middle.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private Result<CardSubject> Judge(X509Certificate2 certificate) => new CardJudge(Options.Create(options), new TestClock(Now)).Judge(certificate);

    private X509Certificate2 Card(string? name = null, AsymmetricAlgorithm? key = null, X509Certificate2? by = null, int from = -10, int to = 300, string wrong = "")
    {
        var subject = new X500DistinguishedName(name ?? $"CN={Chiara}/7420000000000001.abc=, SN=COLOMBO, GN=CHIARA, O=Regione, C=IT");
        var digest = HashAlgorithmName.SHA256;
        var request = key is ECDsa curve ? new CertificateRequest(subject, curve, digest) : new CertificateRequest(subject, (RSA?)key ?? Key, digest, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(wrong == "authority", hasPathLengthConstraint: false, 0, critical: true));
        if (wrong != "no usage")
            request.CertificateExtensions.Add(new X509KeyUsageExtension(UsageOf(wrong), critical: true));
        if (wrong != "no purposes")
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(wrong == "server" ? "1.3.6.1.5.5.7.3.1" : "1.3.6.1.5.5.7.3.2")], critical: false));
        if (wrong != "no policies")
            request.CertificateExtensions.Add(new X509Extension("2.5.29.32", wrong == "policies in pieces" ? [0x30, 0x05, 0x06] : Policy(wrong == "policy" ? "1.3.6.1.4.1.99999.1" : "1.3.76.16.2.1"), critical: false));
        var issuer = by ?? middle;
        return request.Create(issuer.SubjectName, new Signer(issuer.GetRSAPrivateKey()!, wrong == "sha-1" ? HashAlgorithmName.SHA1 : digest), Now.AddDays(from), Now.AddDays(to), [1, 2, 3]);
    }

    private static X509KeyUsageFlags UsageOf(string? wrong) => wrong switch
    {
        "enciphering alone" => X509KeyUsageFlags.KeyEncipherment,
        "signing too" => X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation,
        _ => X509KeyUsageFlags.DigitalSignature,
    };

    private static X509Certificate2 Authority(string name, X509Certificate2? above)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        if (above is null)
            return request.CreateSelfSigned(Now.AddYears(-1), Now.AddYears(5));
        using var made = request.Create(above, Now.AddDays(-300), Now.AddYears(4), [9]);
        return made.CopyWithPrivateKey(key);
    }

    private static byte[] Policy(string identifier)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
                writer.WriteObjectIdentifier(identifier);
        }

        return writer.Encode();
    }

    /// <summary>Signs with the digest that it is told, SHA-1 too.</summary>
    private sealed class Signer(RSA key, HashAlgorithmName digest) : X509SignatureGenerator
    {
        private readonly X509SignatureGenerator inner = CreateForRSA(key, RSASignaturePadding.Pkcs1);

        // sha1WithRSAEncryption (RFC 8017), which the framework no longer writes.
        public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm) => digest == HashAlgorithmName.SHA1
            ? [0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x05, 0x05, 0x00]
            : inner.GetSignatureAlgorithmIdentifier(digest);

        public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) => key.SignData(data, digest, RSASignaturePadding.Pkcs1);

        protected override PublicKey BuildPublicKey() => inner.PublicKey;
    }
}
