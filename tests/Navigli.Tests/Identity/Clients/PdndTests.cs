using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Platform.Modi;
using Navigli.Sandbox.Faults;
using Navigli.Sandbox.Pdnd;
using Navigli.Testing;
using Navigli.Tests.Certificates.Api;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity.Clients;

/// <summary>Vouchers of the national platform, in both directions, by the sandbox as its authorization server.</summary>
public sealed class PdndTests : IAsyncLifetime
{
    private const string Path = "/api/v1/certificates/verifications";
    private const string Arrived = "certificates.code-malformed";
    private const string TheirClient = "11111111-2222-4333-8444-555555555555";
    private const string Purpose = "99999999-8888-4777-8666-555555555555";

    private readonly RSA theirs = RSA.Create(2048);
    private TestCity city = null!;

    public async ValueTask InitializeAsync() => city = await TestCity.StartAsync(new TestCityOptions
    {
        Residents = 0,
        PdndClients = portal =>
        [
            new() { ClientId = TheirClient, KeyId = "loro-1", PublicKey = theirs.ExportSubjectPublicKeyInfoPem(), Purpose = Purpose, Audience = new Uri(portal, "/api/v1").ToString() },
        ],
    });

    public async ValueTask DisposeAsync()
    {
        theirs.Dispose();
        await city.DisposeAsync();
    }

    private FaultPanel Faults => city.Sandbox.Services.GetRequiredService<FaultPanel>();

    [Fact]
    public async Task Out_CarriesAVoucherAndASignedBody_WhichTheEServiceAccepts()
    {
        using var http = EService();

        using var answer = await http.PostAsync("echo", new StringContent("""{"testo":"Ciao mondo"}""", Encoding.UTF8, "application/json"));

        var told = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, told.ToJsonString());
        ((string?)told["body"]).ShouldBe("""{"testo":"Ciao mondo"}""");
        ((string?)told["operator"]).ShouldBeNull();
        (await http.GetAsync("status")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Out_KeepsTheVoucherUntilNearItsEnd()
    {
        using var http = EService();
        (await http.GetAsync("status")).StatusCode.ShouldBe(HttpStatusCode.OK);
        Faults.TrySet(FaultPanel.Pdnd, new FaultSetting(Fault.Down, 1)).ShouldBeTrue();

        (await http.GetAsync("status")).StatusCode.ShouldBe(HttpStatusCode.OK, "nobody was asked for another");
        city.Clock.Move(TimeSpan.FromSeconds(575));
        await Should.ThrowAsync<HttpRequestException>(() => http.GetAsync("status"));

        Faults.TrySet(FaultPanel.Pdnd, new FaultSetting(Fault.Normal, 1));
        (await http.GetAsync("status")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Out_ForgetsAVoucherThatIsRefused()
    {
        using var http = EService();
        Faults.TrySet(FaultPanel.Pdnd, new FaultSetting(Fault.WrongAudience, 1));
        (await http.GetAsync("status")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        Faults.TrySet(FaultPanel.Pdnd, new FaultSetting(Fault.Normal, 1));
        (await http.GetAsync("status")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Out_WithTrackingEvidence_BindsTheVoucherToIt()
    {
        using var http = EService();
        using var request = new HttpRequestMessage(HttpMethod.Post, "echo") { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        request.Options.Set(TrackingEvidence.Key, new TrackingEvidence { UserId = "OP-7", UserLocation = "Sportello 1", Assurance = "LOA3" });

        using var answer = await http.SendAsync(request);

        ((string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["operator"]).ShouldBe("OP-7");
    }

    [Fact]
    public async Task Out_ByDirectTrust_SignsWithTheCertificate_AndABodyChangedOnTheWayIsRefused()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=Comune", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(city.Clock.GetUtcNow().AddDays(-1), city.Clock.GetUtcNow().AddDays(9));
        var call = new ModiCall { Signer = ModiSigner.Of(certificate), Issuer = "https://portale.comune.example", Audience = new Uri(city.SandboxAddress, "/pdnd/direct/v1").ToString() };
        async Task<HttpStatusCode> SendAsync(HttpMessageHandler inner)
        {
            using var http = new HttpClient(new ModiHandler(call, city.Clock) { InnerHandler = inner });
            using var answer = await http.PostAsync(new Uri(city.SandboxAddress, "/pdnd/direct/v1/echo"), new StringContent("{}", Encoding.UTF8, "application/json"));
            return answer.StatusCode;
        }

        (await SendAsync(new HttpClientHandler())).ShouldBe(HttpStatusCode.OK);
        (await SendAsync(new Changing { InnerHandler = new HttpClientHandler() })).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task In_WithAVoucherForItsPurpose_TheClientIsLetIn()
    {
        using var client = await RegisteredAsync();
        var voucher = await VoucherAsync(client);

        (await CallAsync(client, voucher, client.Evidence())).Problem().ShouldBe(Arrived);
        (await CallAsync(client, voucher, client.Evidence())).Problem().ShouldBe(Arrived, "a voucher serves until its end");
        (await CallAsync(client, voucher, evidence: null)).Problem().ShouldBe("platform.api-operator-missing");
        await client.RevokeAsync();
        (await CallAsync(client, voucher, client.Evidence())).Status.ShouldBe(HttpStatusCode.Unauthorized, "revoked here, whatever PDND says");
    }

    [Fact]
    public async Task In_WithAVoucherBoundToEvidence_TakesThatEvidenceAlone()
    {
        using var client = await RegisteredAsync();
        var evidence = client.Evidence();
        var voucher = await VoucherAsync(client, Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(evidence))));

        (await CallAsync(client, voucher, evidence)).Problem().ShouldBe(Arrived);
        (await CallAsync(client, voucher, client.Evidence())).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await CallAsync(client, voucher, evidence: null)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("WrongAudience")]
    [InlineData("WrongSignature")]
    [InlineData("Expired")]
    public async Task In_WithAWrongVoucher_IsRefused(string fault)
    {
        using var client = await RegisteredAsync();
        Faults.TrySet(FaultPanel.Pdnd, new FaultSetting(Enum.Parse<Fault>(fault), 1)).ShouldBeTrue();
        (await CallAsync(client, await VoucherAsync(client), client.Evidence())).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task In_WithAVoucherForAnotherPurposeOrOfAnUnknownClient_IsRefused()
    {
        var form = ClientSoftware.Form("certificates:verify");
        (form.PdndClientId, form.PdndPurpose) = (TheirClient, "another-purpose");
        using var client = await ClientSoftware.RegisterAsync(city, form);
        (await CallAsync(client, await VoucherAsync(client), client.Evidence())).Status.ShouldBe(HttpStatusCode.Unauthorized);
        await client.RevokeAsync();
        (await CallAsync(client, await VoucherAsync(client), client.Evidence())).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private HttpClient EService() => city.Portal.Services.GetRequiredService<IHttpClientFactory>().CreateClient(ModiSetup.ClientName(PdndServices.Echo));

    private async Task<ClientSoftware> RegisteredAsync()
    {
        var form = ClientSoftware.Form("certificates:verify");
        (form.PdndClientId, form.PdndPurpose) = (TheirClient, Purpose);
        return await ClientSoftware.RegisterAsync(city, form);
    }

    /// <summary>Asks the sandbox as the other administration's software does.</summary>
    private async Task<string> VoucherAsync(ClientSoftware client, string? digest = null)
    {
        var claims = client.Claims("sandbox.interop.example/client-assertion");
        (claims["iss"], claims["sub"], claims["purposeId"]) = (TheirClient, TheirClient, Purpose);
        if (digest is not null)
            claims["digest"] = new JsonObject { ["alg"] = "SHA256", ["value"] = digest };
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["client_id"] = TheirClient,
            ["grant_type"] = "client_credentials",
            ["client_assertion_type"] = ClientSoftware.AssertionType,
            ["client_assertion"] = TestJwt.Sign(new JsonObject { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = "loro-1" }, claims, theirs),
        });
        using var answer = await http.PostAsync(new Uri(city.SandboxAddress, "/pdnd/token.oauth2"), form);
        var body = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? (string)JsonNode.Parse(body)!["access_token"]! : throw new InvalidOperationException(body);
    }

    private static Task<Answer> CallAsync(ClientSoftware client, string voucher, string? evidence) =>
        client.CallAsync(HttpMethod.Post, Path, JsonNode.Parse("""{"code":"abc"}"""), r =>
        {
            r.Headers.Authorization = new AuthenticationHeaderValue("Bearer", voucher);
            r.Headers.Remove("Agid-JWT-TrackingEvidence");
            if (evidence is not null)
                r.Headers.Add("Agid-JWT-TrackingEvidence", evidence);
        });

    /// <summary>Somebody on the way.</summary>
    private sealed class Changing : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Content = new StringContent("[]", Encoding.UTF8, "application/json");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
