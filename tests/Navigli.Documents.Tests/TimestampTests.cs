using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Navigli.Documents.Sealing;
using Shouldly;

namespace Navigli.Documents.Tests;

/// <summary>Timestamps of an authority that others made: OpenSSL plays it.</summary>
public sealed class TimestampTests : IDisposable
{
    private const string SignatureTimeStampToken = "1.2.840.113549.1.9.16.2.14";
    private readonly OpensslAuthority authority = new();

    public void Dispose() => authority.Dispose();

    [Theory]
    [InlineData("RSA")]
    [InlineData("ECDSA")]
    public async Task Seal_Stamped_IsBaselineTAndStillValid(string key)
    {
        var file = await CertificateDocument.SealAsync(Samples.Residence, key == "RSA" ? Sealers.Rsa : Sealers.Ecdsa, authority, default);

        var (cms, covered) = SealTests.Extract(file);
        var signer = SealTests.Check(cms, covered).SignerInfos[0];
        var token = signer.UnsignedAttributes.Cast<CryptographicAttributeObject>().ShouldHaveSingleItem();
        token.Oid.Value.ShouldBe(SignatureTimeStampToken);
        Rfc3161TimestampToken.TryDecode(token.Values[0].RawData, out var stamp, out _).ShouldBeTrue();
        stamp!.VerifySignatureForData(signer.GetSignature(), out _).ShouldBeTrue();
        using var pdf = new TemporaryFile(file);
        Tools.Run("pdfsig", pdf.Path).Output.ShouldContain("Signature is Valid");
    }

    [Fact]
    public void Accept_AnswerToThisQuestion_GivesTheToken()
    {
        var query = new TimestampQuery(SHA256.HashData([1]), policy: null);

        var token = query.Accept(authority.Answer(query.Encode()), authority.Roots, TimeProvider.System.GetUtcNow());

        Rfc3161TimestampToken.TryDecode(token, out _, out var length).ShouldBeTrue();
        length.ShouldBe(token.Length);
    }

    [Fact]
    public void Accept_AnswerToAnotherQuestionOfTheSameDigest_IsRefusedForItsNonce()
    {
        var (mine, other) = (new TimestampQuery(SHA256.HashData([1]), policy: null), new TimestampQuery(SHA256.HashData([1]), policy: null));

        Refused(() => mine.Accept(authority.Answer(other.Encode()), authority.Roots, TimeProvider.System.GetUtcNow()));
    }

    [Fact]
    public void Accept_AnswerOfAnotherDigest_IsRefused()
    {
        var (mine, other) = (new TimestampQuery(SHA256.HashData([1]), policy: null), new TimestampQuery(SHA256.HashData([2]), policy: null));

        Refused(() => mine.Accept(authority.Answer(other.Encode()), authority.Roots, TimeProvider.System.GetUtcNow()));
    }

    [Fact]
    public void Accept_UnderAPolicyThatWasNotAskedFor_IsRefused()
    {
        // 1.2.3.4.1 is the authority's default, 1.2.3.4.2 it knows, 1.2.3.4.9 it does not.
        var known = new TimestampQuery(SHA256.HashData([1]), "1.2.3.4.2");
        known.Accept(authority.Answer(known.Encode()), authority.Roots, TimeProvider.System.GetUtcNow());

        var unknown = new TimestampQuery(SHA256.HashData([1]), "1.2.3.4.9");
        Should.Throw<SealingException>(() => unknown.Accept(authority.Answer(unknown.Encode()), authority.Roots, TimeProvider.System.GetUtcNow()))
            .Failure.ShouldBe(SealingFailure.Refused);
    }

    [Fact]
    public void Accept_OfAnotherTime_IsRefused()
    {
        var query = new TimestampQuery(SHA256.HashData([1]), policy: null);
        var answer = authority.Answer(query.Encode());

        Refused(() => query.Accept(answer, authority.Roots, TimeProvider.System.GetUtcNow().AddMinutes(6)));
        Refused(() => query.Accept(answer, authority.Roots, TimeProvider.System.GetUtcNow().AddMinutes(-6)));
    }

    [Fact]
    public void Accept_OfAnAuthorityThatIsNotTrusted_IsRefused()
    {
        using var stranger = new OpensslAuthority();
        var query = new TimestampQuery(SHA256.HashData([1]), policy: null);

        Refused(() => query.Accept(stranger.Answer(query.Encode()), authority.Roots, TimeProvider.System.GetUtcNow()));
    }

    [Fact]
    public void Accept_AnyBitFlipped_IsRefused()
    {
        var query = new TimestampQuery(SHA256.HashData([1]), policy: null);
        var answer = authority.Answer(query.Encode());
        var random = new Random(2026);
        for (var i = 0; i < 200; i++)
        {
            var altered = (byte[])answer.Clone();
            altered[random.Next(altered.Length)] ^= (byte)(1 << random.Next(8));
            byte[]? token = null;
            try
            {
                token = query.Accept(altered, authority.Roots, TimeProvider.System.GetUtcNow());
            }
            catch (SealingException)
            {
                continue;
            }

            // Some bits of an answer are nobody's: its free text. What is taken must still hold.
            Rfc3161TimestampToken.TryDecode(token, out var stamp, out _).ShouldBeTrue();
            stamp!.VerifySignatureForData([1], out _).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("3000")]
    [InlineData("30053003020102")]
    [InlineData("3C68746D6C3E")]
    public void Accept_WhatIsNoAnswer_IsRefused(string answer)
    {
        var query = new TimestampQuery(SHA256.HashData([1]), policy: null);

        Should.Throw<SealingException>(() => query.Accept(Convert.FromHexString(answer), authority.Roots, TimeProvider.System.GetUtcNow()));
    }

    private static void Refused(Action accept) => Should.Throw<SealingException>(accept).Failure.ShouldBe(SealingFailure.Untrusted);

    private sealed class OpensslAuthority : ITimestampAuthority, IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("navigli-tsa-").FullName;

        public OpensslAuthority()
        {
            using var key = RSA.Create(2048);
            var request = new CertificateRequest("CN=Authority of OpenSSL", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.8")], critical: true));
            var now = TimeProvider.System.GetUtcNow();
            using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
            Roots = [X509CertificateLoader.LoadCertificate(certificate.RawData)];
            File.WriteAllText(In("tsa.pem"), certificate.ExportCertificatePem());
            File.WriteAllText(In("tsa.key"), key.ExportPkcs8PrivateKeyPem());
            File.WriteAllText(In("serial"), "01");
            File.WriteAllText(In("tsa.cnf"), $"""
                [tsa]
                default_tsa = here
                [here]
                serial = {In("serial")}
                crypto_device = builtin
                signer_cert = {In("tsa.pem")}
                signer_key = {In("tsa.key")}
                signer_digest = sha256
                default_policy = 1.2.3.4.1
                other_policies = 1.2.3.4.2
                digests = sha256
                ess_cert_id_chain = no
                ess_cert_id_alg = sha256
                """);
        }

        public X509Certificate2Collection Roots { get; }

        public byte[] Answer(byte[] query)
        {
            File.WriteAllBytes(In("query"), query);
            var (exit, output) = Tools.Run("openssl", "ts", "-reply", "-config", In("tsa.cnf"), "-queryfile", In("query"), "-out", In("reply"));
            exit.ShouldBe(0, output);
            return File.ReadAllBytes(In("reply"));
        }

        public ValueTask<byte[]> StampAsync(ReadOnlyMemory<byte> digest, CancellationToken cancellationToken)
        {
            var query = new TimestampQuery(digest, policy: null);
            return ValueTask.FromResult(query.Accept(Answer(query.Encode()), Roots, TimeProvider.System.GetUtcNow()));
        }

        public void Dispose() => Directory.Delete(folder, recursive: true);

        private string In(string name) => Path.Combine(folder, name);
    }
}
