using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Navigli.Tests.Certificates.Api;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity.Clients;

/// <summary>Tokens bound to a key (RFC 9449).</summary>
public sealed class DpopTests(ClientsCity fixture) : IClassFixture<ClientsCity>
{
    private const string Path = "/api/v1/certificate-types";

    [Fact]
    public async Task BoundToken_WithProof_OpensTheApi_AndIsWorthNothingWithout()
    {
        using var client = await ClientSoftware.RegisterAsync(fixture.City);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var token = await BoundAsync(client, key);
        TestJwt.Claims(token).GetProperty("cnf").GetProperty("jkt").GetString().ShouldBe(TestJwt.Thumbprint(key));
        string Proof(Action<JsonObject>? change = null) => client.Proof(key, "GET", Path, token, change);

        var good = Proof();
        (await client.GetAsync(Path, token, "DPoP", good)).Status.ShouldBe(HttpStatusCode.OK);

        (await client.GetAsync(Path, token, "DPoP", good)).Status.ShouldBe(HttpStatusCode.Unauthorized, "replayed");
        (await client.GetAsync(Path, token)).Status.ShouldBe(HttpStatusCode.Unauthorized, "as a bearer token");
        (await client.GetAsync(Path, token, "DPoP")).Status.ShouldBe(HttpStatusCode.Unauthorized, "without proof");
        (await client.GetAsync(Path, token, "DPoP", client.Proof(other, "GET", Path, token))).Status.ShouldBe(HttpStatusCode.Unauthorized, "of another key");
        (await client.GetAsync(Path, token, "DPoP", client.Proof(key, "GET", Path))).Status.ShouldBe(HttpStatusCode.Unauthorized, "without ath");
        (await client.GetAsync(Path, token, "DPoP", Proof(c => c["ath"] = "AAAA"))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.GetAsync(Path, token, "DPoP", Proof(c => c["htm"] = "POST"))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.GetAsync(Path, token, "DPoP", Proof(c => c["htu"] = $"{client.Issuer}/api/v1/status"))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.GetAsync(Path, token, "DPoP", Proof(c => c["htu"] = $"https://altrove.example{Path}"))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.GetAsync(Path, token, "DPoP", Proof(c => c["iat"] = (long)c["iat"]! - 120))).Status.ShouldBe(HttpStatusCode.Unauthorized, "too old");
        (await client.GetAsync(Path, token, "DPoP", Proof(c => c["iat"] = (long)c["iat"]! + 120))).Status.ShouldBe(HttpStatusCode.Unauthorized, "from the future");
        (await client.GetAsync(Path, token, "DPoP", Proof(c => c.Remove("jti")))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.GetAsync($"{Path}?a=b", token, "DPoP", Proof())).Status.ShouldBe(HttpStatusCode.OK, "the query is no part of htu");
        var unbound = await client.TokenAsync();
        (await client.GetAsync(Path, unbound, "DPoP", client.Proof(key, "GET", Path, unbound))).Status.ShouldBe(HttpStatusCode.Unauthorized, "an unbound token is no DPoP token");
    }

    [Fact]
    public async Task Token_OfAClientThatMustProve_IsGivenOnlyWithProof()
    {
        var form = ClientSoftware.Form("certificates:verify");
        form.Binding = "Dpop";
        using var client = await ClientSoftware.RegisterAsync(fixture.City, form);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        (await client.AskAsync(client.Assertion())).Word("error").ShouldBe("invalid_dpop_proof");
        (await client.AskAsync(client.Assertion(), proof: "no.proof.atall")).Word("error").ShouldBe("invalid_dpop_proof");
        var twice = """{"alg":"ES256","typ":"dpop+jwt","jwk":{"kty":"EC","kty":"EC","crv":"P-256","x":"a","y":"b"}}""";
        (await client.AskAsync(client.Assertion(), proof: $"{System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(twice))}.e30.AAAA")).Word("error").ShouldBe("invalid_dpop_proof");
        (await client.AskAsync(client.Assertion(), proof: client.Proof(key, "POST", Path))).Word("error").ShouldBe("invalid_dpop_proof");
        (await BoundAsync(client, key)).ShouldNotBeEmpty();
    }

    private static async Task<string> BoundAsync(ClientSoftware client, ECDsa key)
    {
        var answer = await client.AskAsync(client.Assertion(), proof: client.Proof(key, "POST", "/oauth/token"));
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        answer.Word("token_type").ShouldBe("DPoP");
        return answer.Word("access_token");
    }
}
