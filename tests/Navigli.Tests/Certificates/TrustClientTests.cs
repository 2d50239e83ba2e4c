using System.Net;
using System.Text;
using Microsoft.Extensions.Options;
using Navigli.Certificates;
using Navigli.Certificates.Sealing;
using Navigli.Documents.Sealing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Certificates;

/// <summary>What trust services may answer, and what it is taken for.</summary>
[Trait("Engine", "Any")]
public sealed class TrustClientTests
{
    private const string Token = """{"access_token":"t","token_type":"Bearer","expires_in":3600}""";

    [Theory]
    [InlineData(503, """{"error":"temporarily_unavailable"}""", nameof(SealingFailure.Unavailable), 2)]
    [InlineData(500, "<html>", nameof(SealingFailure.Unavailable), 2)]
    [InlineData(429, "{}", nameof(SealingFailure.Unavailable), 2)]
    [InlineData(400, """{"error":"server_error"}""", nameof(SealingFailure.Unavailable), 2)]
    [InlineData(200, "<html>a proxy's page</html>", nameof(SealingFailure.Unavailable), 2)]
    [InlineData(400, """{"error":"invalid_request","error_description":"Credential locked"}""", nameof(SealingFailure.Refused), 1)]
    [InlineData(403, "", nameof(SealingFailure.Refused), 1)]
    [InlineData(501, "{}", nameof(SealingFailure.Refused), 1)]
    [InlineData(202, """{"handle":"x"}""", nameof(SealingFailure.Refused), 1)]
    [InlineData(401, """{"error":"invalid_token"}""", nameof(SealingFailure.Refused), 2)]
    [InlineData(302, "", nameof(SealingFailure.Refused), 1)]
    public async Task Answer_OfTheSealingService_IsTakenForWhatItMeans(int status, string body, string failure, int calls)
    {
        using var service = new Service((status, body));
        using var sealer = service.Sealer();

        var thrown = await Should.ThrowAsync<SealingException>(async () => await sealer.CertificateAsync(default));

        thrown.Failure.ShouldBe(Enum.Parse<SealingFailure>(failure));
        service.Calls.Count(c => c.EndsWith("credentials/info", StringComparison.Ordinal)).ShouldBe(calls);
    }

    [Theory]
    [InlineData("""{"key":{"status":"disabled","algo":[]},"cert":{"certificates":[]},"auth":{"mode":"explicit"}}""", "disabled")]
    [InlineData("""{"key":{"status":"enabled","algo":[]},"cert":{"status":"revoked","certificates":[]},"auth":{"mode":"explicit"}}""", "revoked")]
    [InlineData("""{"signatureQualifier":"eu_eidas_aeseal","key":{"status":"enabled","algo":[]},"cert":{"certificates":[]},"auth":{"mode":"explicit"}}""", "eu_eidas_aeseal")]
    public async Task Credential_ThatMayNotSeal_IsRefusedAndSaysWhy(string info, string why)
    {
        using var service = new Service((200, info));
        using var sealer = service.Sealer(qualified: "true");

        var thrown = await Should.ThrowAsync<SealingException>(async () => await sealer.CertificateAsync(default));

        thrown.Failure.ShouldBe(SealingFailure.Refused);
        thrown.Message.ShouldContain(why);
    }

    [Fact]
    public async Task Credential_WithoutReadableCertificates_IsNotTrusted()
    {
        using var service = new Service((200, """{"key":{"status":"enabled","algo":[]},"cert":{"certificates":["AAAA"]},"auth":{"mode":"explicit"}}"""));
        using var sealer = service.Sealer();

        (await Should.ThrowAsync<SealingException>(async () => await sealer.CertificateAsync(default))).Failure.ShouldBe(SealingFailure.Untrusted);
    }

    [Fact]
    public async Task Credential_NotNamedAndNotTheOnlyOne_IsRefused()
    {
        using var service = new Service((200, """{"credentialIDs":["a","b"]}"""));
        using var sealer = service.Sealer(credential: null);

        (await Should.ThrowAsync<SealingException>(async () => await sealer.CertificateAsync(default))).Message.ShouldContain("CredentialId says which");
    }

    [Theory]
    [InlineData("http://provider.example/csc/v2", "https://provider.example/token", "s", "Service must be an https address")]
    [InlineData("https://provider.example/csc/v2", "ftp://provider.example/token", "s", "Tokens must be an https address")]
    [InlineData("https://provider.example/csc/v2", "https://provider.example/token", "", "ClientSecret must be set")]
    public void Settings_OfTheRemoteSealThatCannotWork_StopTheStart(string service, string tokens, string secret, string said)
    {
        var options = new CertificatesOptions();
        options.Seal.Remote = new RemoteSealOptions { Service = new Uri(service), Tokens = new Uri(tokens), ClientId = "c", ClientSecret = secret };

        new SealingOptionsCheck().Validate(null, options).FailureMessage!.ShouldContain(said);
    }

    [Fact]
    public void Settings_QualifiedWithoutARemoteSeal_StopTheStart()
    {
        var options = new CertificatesOptions();
        options.Seal.Qualified = true;

        new SealingOptionsCheck().Validate(null, options).FailureMessage!.ShouldContain("not qualified");
    }

    [Fact]
    public void Settings_OfTimestampsThatCannotWork_StopTheStartWithAllThatIsWrong()
    {
        var options = new CertificatesOptions { Timestamp = new TimestampOptions { Service = new Uri("ftp://tsa.example"), TrustedCertificates = "/nowhere.pem", Policy = "policy" } };

        var wrong = new SealingOptionsCheck().Validate(null, options).Failures!.ToList();

        wrong.Count.ShouldBe(3);
        new SealingOptionsCheck().Validate(null, new CertificatesOptions()).Succeeded.ShouldBeTrue("a local seal and no timestamps need no settings");
    }

    /// <summary>A sealing service that gives a token, and to anything else always the one answer.</summary>
    private sealed class Service((int Status, string Body) answer) : HttpMessageHandler, IHttpClientFactory
    {
        public List<string> Calls { get; } = [];

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        public CscSealer Sealer(string? credential = "one", string qualified = "false")
        {
            var options = new CertificatesOptions();
            options.Seal.Qualified = bool.Parse(qualified);
            options.Seal.Remote = new RemoteSealOptions
            {
                Service = new Uri("https://provider.example/csc/v2"), Tokens = new Uri("https://provider.example/token"),
                ClientId = "c", ClientSecret = "s", CredentialId = credential,
            };
            return new CscSealer(this, Options.Create(options), TimeProvider.System);
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls.Add(request.RequestUri!.AbsolutePath);
            var (status, body) = request.RequestUri.AbsolutePath == "/token" ? (200, Token) : answer;
            return Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
        }
    }
}
