using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Navigli.Identity.Clients;
using Navigli.Platform.Modi;
using Navigli.Testing;
using Navigli.Tests.Certificates.Api;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity.Clients;

/// <summary>Calls that come in under the interoperability model: ID_AUTH_REST_02 and INTEGRITY_REST_01.</summary>
public sealed class ModiInTests(ClientsCity fixture) : IClassFixture<ClientsCity>
{
    private const string Path = "/api/v1/certificates/verifications";
    private const string Body = """{"code":"abc"}""";
    private const string Arrived = "certificates.code-malformed";

    [Fact]
    public async Task DirectTrust_ByCertificate_OpensTheApiOnce()
    {
        using var client = await ClientSoftware.RegisterAsync(fixture.City);
        using var own = Certificate(client.Key, fixture.City.Clock.GetUtcNow());
        using var strangersKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var strangers = Certificate(strangersKey, fixture.City.Clock.GetUtcNow());
        using var old = Certificate(client.Key, fixture.City.Clock.GetUtcNow().AddYears(-3));
        string Token(X509Certificate2 certificate, ECDsa key, Action<JsonObject>? change = null, string audience = Path)
        {
            var claims = client.Claims(client.Issuer + audience);
            change?.Invoke(claims);
            return TestJwt.Sign(new JsonObject { ["alg"] = "ES256", ["typ"] = "JWT", ["x5c"] = new JsonArray(Convert.ToBase64String(certificate.RawData)) }, claims, key);
        }

        var good = Token(own, client.Key);
        (await CallAsync(client, good)).Problem().ShouldBe(Arrived);
        (await CallAsync(client, good)).Status.ShouldBe(HttpStatusCode.Unauthorized, "replayed: ID_AUTH_REST_02");
        (await CallAsync(client, Token(strangers, strangersKey))).Status.ShouldBe(HttpStatusCode.Unauthorized, "a certificate that the register does not know");
        (await CallAsync(client, Token(own, strangersKey))).Status.ShouldBe(HttpStatusCode.Unauthorized, "not signed by its certificate");
        (await CallAsync(client, Token(old, client.Key))).Status.ShouldBe(HttpStatusCode.Unauthorized, "a certificate that is over");
        (await CallAsync(client, Token(own, client.Key, c => c.Remove("jti")))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await CallAsync(client, Token(own, client.Key, c => c.Remove("iat")))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await CallAsync(client, Token(own, client.Key, c => c.Remove("exp")))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await CallAsync(client, Token(own, client.Key, c => c["nbf"] = (long)c["iat"]! + 600))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await CallAsync(client, Token(own, client.Key, c => c["exp"] = (long)c["iat"]! + 7200))).Status.ShouldBe(HttpStatusCode.Unauthorized, "for longer than ids are remembered");
        (await CallAsync(client, Token(own, client.Key, audience: "/api/v1/status"))).Status.ShouldBe(HttpStatusCode.Unauthorized, "for another operation");
        (await CallAsync(client, client.Evidence())).Status.ShouldBe(HttpStatusCode.Unauthorized, "evidence of an operator is no key to the door");
        (await CallAsync(client, Token(own, client.Key, c => c["signed_headers"] = new JsonArray()))).Status.ShouldBe(HttpStatusCode.Unauthorized, "nor is the signature of a body");
        (await CallAsync(client, Token(own, client.Key, audience: "/api/v1"))).Problem().ShouldBe(Arrived);
    }

    [Fact]
    public async Task DirectTrust_ByTheHashOfARegisteredCertificate_OpensTheApi_ByItsAddressNever()
    {
        using var client = await ClientSoftware.RegisterAsync(fixture.City);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = Certificate(key, fixture.City.Clock.GetUtcNow());
        await client.AddKeyAsync(new KeyForm { Text = certificate.ExportCertificatePem() });
        var hash = Base64Url.EncodeToString(certificate.GetCertHash(HashAlgorithmName.SHA256));

        (await CallAsync(client, TestJwt.Sign(new JsonObject { ["alg"] = "ES256", ["typ"] = "JWT", ["x5t#S256"] = hash }, client.Claims(client.Apis), key))).Problem().ShouldBe(Arrived);
        var byAddress = new JsonObject { ["alg"] = "ES256", ["typ"] = "JWT", ["x5u"] = new Uri(fixture.City.SandboxAddress, "/certificate.pem").ToString() };
        (await CallAsync(client, TestJwt.Sign(byAddress, client.Claims(client.Apis), key))).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Integrity_OfWhatWasSigned_IsChecked()
    {
        var form = ClientSoftware.Form(ClientSoftware.AllScopes);
        form.Signing = "Required";
        using var client = await ClientSoftware.RegisterAsync(fixture.City, form);
        using var strangersKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        JsonArray Signed(string body, string type = "application/json; charset=utf-8") => [new JsonObject { ["digest"] = BodyDigest.Of(Encoding.UTF8.GetBytes(body)) }, new JsonObject { ["content-type"] = type }];

        (await SignedAsync(client, Signed(Body))).Problem().ShouldBe(Arrived);
        (await client.CallAsync(HttpMethod.Post, Path, JsonNode.Parse(Body))).Status.ShouldBe(HttpStatusCode.Unauthorized, "this client must sign");
        (await client.CallAsync(HttpMethod.Get, "/api/v1/status")).Status.ShouldBe(HttpStatusCode.OK, "a reading has no body to sign");
        var other = await SignedAsync(client, Signed("""{"code":"abd"}"""));
        (other.Status, other.Problem()).ShouldBe((HttpStatusCode.Unauthorized, "platform.api-digest-wrong"));
        (await SignedAsync(client, Signed(Body), digest: BodyDigest.Of("{}"u8))).Problem().ShouldBe("platform.api-token-refused", "the header is not the one that was signed");
        (await SignedAsync(client, Signed(Body, "text/plain"))).Problem().ShouldBe("platform.api-token-refused");
        (await SignedAsync(client, [new JsonObject { ["digest"] = BodyDigest.Of(Encoding.UTF8.GetBytes(Body)) }])).Problem().ShouldBe("platform.api-token-refused", "the type is not signed");
        (await SignedAsync(client, [])).Problem().ShouldBe("platform.api-token-refused");
        (await SignedAsync(client, Signed(Body), key: strangersKey)).Problem().ShouldBe("platform.api-token-refused");
        (await SignedAsync(client, Signed(Body), change: c => c["aud"] = "https://altrove.example")).Problem().ShouldBe("platform.api-token-refused");
        (await SignedAsync(client, Signed(Body), change: c => c["exp"] = (long)c["iat"]! - 1)).Problem().ShouldBe("platform.api-token-refused");
        (await SignedAsync(client, Signed(Body), change: c => c["jti"] = "uno")).Problem().ShouldBe(Arrived);
        (await SignedAsync(client, Signed(Body), change: c => c["jti"] = "uno")).Problem().ShouldBe("platform.api-token-refused", "replayed");
        (await SignedAsync(client, Signed(Body), change: c => c.Remove("jti"))).Problem().ShouldBe(Arrived, "INTEGRITY_REST_01 does not ask for jti");
    }

    [Theory]
    [InlineData("SHA-256=RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=", true)]
    [InlineData("sha-256=RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=", true)]
    [InlineData("SHA-256=RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=, unixsum=30637", true)]
    [InlineData("SHA-256=RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=, SHA-512=AAAA", false)]
    [InlineData("unixsum=30637", false)]
    [InlineData("SHA-256=", false)]
    [InlineData("", false)]
    public void Digest_IsThatOfTheBody(string header, bool matches) => BodyDigest.Matches(header, "{}"u8).ShouldBe(matches);

    private static Task<Answer> CallAsync(ClientSoftware client, string token) =>
        client.CallAsync(HttpMethod.Post, Path, JsonNode.Parse(Body), r => r.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token));

    private static Task<Answer> SignedAsync(ClientSoftware client, JsonArray headers, ECDsa? key = null, string? digest = null, Action<JsonObject>? change = null)
    {
        var claims = client.Claims(client.Apis);
        claims["signed_headers"] = headers;
        change?.Invoke(claims);
        return client.CallAsync(HttpMethod.Post, Path, JsonNode.Parse(Body), r =>
        {
            r.Headers.Add("Digest", digest ?? (headers.Count > 0 ? (string?)headers[0]!["digest"] : BodyDigest.Of(Encoding.UTF8.GetBytes(Body))));
            r.Headers.Add("Agid-JWT-Signature", TestJwt.Sign(client.Header(), claims, key ?? client.Key));
        });
    }

    private static X509Certificate2 Certificate(ECDsa key, DateTimeOffset now) =>
        new CertificateRequest("CN=Quadrifoglio", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddYears(1));
}
