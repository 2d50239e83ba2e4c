using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Navigli.Platform.Keys;
using Navigli.Testing;
using Navigli.Tests.Certificates.Api;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity.Clients;

/// <summary>Tokens for client assertions (RFC 7523, RFC 9068), their replay, their revocation.</summary>
public sealed class TokenTests(ClientsCity fixture) : IClassFixture<ClientsCity>
{
    private const string Types = "/api/v1/certificate-types";

    [Fact]
    public async Task Token_ForAGoodAssertion_IsShortSignedByTheCityAndOpensTheApi()
    {
        using var client = await ClientSoftware.RegisterAsync(fixture.City);

        var answer = await client.AskAsync(client.Assertion(), "certificates:verify");

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (answer.Word("token_type"), answer.Word("scope"), answer.Json().GetProperty("expires_in").GetInt32()).ShouldBe(("Bearer", "certificates:verify", 300));
        var token = answer.Word("access_token");
        var (header, claims) = (TestJwt.Header(token), TestJwt.Claims(token));
        (header.GetProperty("typ").GetString(), header.GetProperty("alg").GetString()).ShouldBe(("at+jwt", "ES256"));
        (claims.GetProperty("iss").GetString(), claims.GetProperty("aud").GetString(), claims.GetProperty("client_id").GetString()).ShouldBe((client.Issuer, client.Apis, client.Id));
        var keys = (await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/oauth/jwks"))).Json().GetProperty("keys").EnumerateArray().ToList();
        keys.ShouldContain(k => k.GetProperty("kid").GetString() == header.GetProperty("kid").GetString());
        keys.Count.ShouldBe(2, "the key that signs, and the one that will");
        keys.SelectMany(k => k.EnumerateObject()).Select(m => m.Name).ShouldNotContain("d");
        (await client.GetAsync(Types, token)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Metadata_DescribesTheServerAsRfc8414Does()
    {
        using var visitor = fixture.City.Visit();
        var metadata = (await visitor.GetAsync("/.well-known/oauth-authorization-server")).Json();
        var issuer = fixture.City.PortalAddress.ToString().TrimEnd('/');
        metadata.GetProperty("issuer").GetString().ShouldBe(issuer);
        metadata.GetProperty("token_endpoint").GetString().ShouldBe($"{issuer}/oauth/token");
        metadata.GetProperty("token_endpoint_auth_methods_supported").EnumerateArray().ShouldHaveSingleItem().GetString().ShouldBe("private_key_jwt");
        metadata.GetProperty("scopes_supported").EnumerateArray().Select(s => s.GetString()).ShouldBe(ClientSoftware.AllScopes, ignoreOrder: true);
    }

    [Theory]
    [InlineData("aud", "\"https://altrove.example/oauth/token\"")]
    [InlineData("aud", null)]
    [InlineData("aud", "\"TWO\"")]
    [InlineData("iss", "\"00000000-0000-7000-8000-000000000000\"")]
    [InlineData("iss", "\"nessuno\"")]
    [InlineData("sub", "\"00000000-0000-7000-8000-000000000000\"")]
    [InlineData("sub", null)]
    [InlineData("jti", null)]
    [InlineData("exp", null)]
    [InlineData("exp", "-1")]
    [InlineData("exp", "301")]
    [InlineData("exp", "\"domani\"")]
    [InlineData("iat", null)]
    [InlineData("iat", "60")]
    [InlineData("nbf", "120")]
    public async Task Assertion_WithAWrongClaim_IsRefused(string claim, string? value)
    {
        using var client = await ClientSoftware.RegisterAsync(fixture.City);
        var claims = client.Claims($"{client.Issuer}/oauth/token");
        claims.Remove(claim);
        if (value == "\"TWO\"")
            claims[claim] = new JsonArray($"{client.Issuer}/oauth/token", "https://altrove.example");
        else if (value is not null && int.TryParse(value, CultureInfo.InvariantCulture, out var seconds))
            claims[claim] = fixture.City.Clock.GetUtcNow().ToUnixTimeSeconds() + seconds;
        else if (value is not null)
            claims[claim] = JsonNode.Parse(value);

        await ShouldBeRefusedAsync(client, TestJwt.Sign(client.Header(), claims, client.Key));
    }

    [Fact]
    public async Task Assertion_WronglySigned_IsRefused()
    {
        using var client = await ClientSoftware.RegisterAsync(fixture.City);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        JsonObject Claims() => client.Claims($"{client.Issuer}/oauth/token");
        JsonObject Header(string member, JsonNode value)
        {
            var header = client.Header();
            header[member] = value;
            return header;
        }

        await ShouldBeRefusedAsync(client, TestJwt.Sign(client.Header(), Claims(), other));
        await ShouldBeRefusedAsync(client, TestJwt.Sign(Header("kid", "another"), Claims(), client.Key));
        await ShouldBeRefusedAsync(client, TestJwt.Sign(Header("typ", "at+jwt"), Claims(), client.Key));
        await ShouldBeRefusedAsync(client, TestJwt.Sign(Header("crit", new JsonArray("exp")), Claims(), client.Key));
        await ShouldBeRefusedAsync(client, TestJwt.Unsigned(Header("alg", "none"), Claims()));
        await ShouldBeRefusedAsync(client, TestJwt.SignAsSecret(Header("alg", "HS256"), Claims(), client.Key.ExportSubjectPublicKeyInfo()));
        await ShouldBeRefusedAsync(client, TestJwt.SignAsSecret(Header("alg", "HS256"), Claims(), System.Text.Encoding.ASCII.GetBytes(client.Key.ExportSubjectPublicKeyInfoPem())));
        // A key that the token itself brings along is nobody's.
        var own = Header("jwk", TestJwt.Jwk(other));
        own.Remove("kid");
        (await client.AskAsync(TestJwt.Sign(own, Claims(), other))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        await ShouldBeRefusedAsync(client, "not.a.token");
        await ShouldBeRefusedAsync(client, "");
        (await client.AskAsync(client.Assertion())).Status.ShouldBe(HttpStatusCode.OK, "and the right one is let in");
    }

    [Fact]
    public async Task Assertion_UsedTwiceAtOnce_GivesOneToken()
    {
        using var client = await ClientSoftware.RegisterAsync(fixture.City);
        var assertion = client.Assertion();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.AskAsync(assertion)));
        answers.Count(a => a.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(a => a.Status == HttpStatusCode.Unauthorized).ShouldBe(7);
    }

    [Fact]
    public async Task Request_NotAsTheProtocolSays_IsRefusedWithItsError()
    {
        using var client = await ClientSoftware.RegisterAsync(fixture.City, ClientSoftware.Form("certificates:verify"));
        KeyValuePair<string, string> type = new("client_assertion_type", ClientSoftware.AssertionType);

        (await client.AskAsync(client.Assertion(), "certificates:issue")).Word("error").ShouldBe("invalid_scope");
        (await client.AskAsync([type, new("client_assertion", client.Assertion())])).Word("error").ShouldBe("invalid_request");
        (await client.AskAsync([new("grant_type", "password"), type, new("client_assertion", client.Assertion())])).Word("error").ShouldBe("unsupported_grant_type");
        (await client.AskAsync(client.Assertion(), more: [new("client_assertion", client.Assertion())])).Word("error").ShouldBe("invalid_request");
        (await client.AskAsync(client.Assertion(), more: [new("client_id", "00000000-0000-7000-8000-000000000000")])).Word("error").ShouldBe("invalid_client");
        (await client.AskAsync(client.Assertion(), more: [new("client_id", client.Id)])).Status.ShouldBe(HttpStatusCode.OK);
        var json = new HttpRequestMessage(HttpMethod.Post, "/oauth/token") { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") };
        (await client.SendAsync(json)).Word("error").ShouldBe("invalid_request");
    }

    [Fact]
    public async Task Keys_Overlap_AndEndAtOnceWhenRevoked()
    {
        using var client = await ClientSoftware.RegisterAsync(fixture.City);
        using var second = client.With(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        var added = await client.AddKeyAsync(new Navigli.Identity.Clients.KeyForm { Text = second.Key.ExportSubjectPublicKeyInfoPem(), To = "31/12/2027" });
        var (first, other) = (await client.TokenAsync(), await second.TokenAsync());
        (await client.GetAsync(Types, first)).Status.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync(Types, other)).Status.ShouldBe(HttpStatusCode.OK);

        await client.RevokeKeyAsync(added);

        var refused = await client.GetAsync(Types, other);
        (refused.Status, refused.Problem()).ShouldBe((HttpStatusCode.Unauthorized, "platform.api-token-refused"));
        refused.Headers.WwwAuthenticate.ToString().ShouldContain("invalid_token");
        await ShouldBeRefusedAsync(second, second.Assertion());
        (await client.GetAsync(Types, first)).Status.ShouldBe(HttpStatusCode.OK, "the other key goes on");

        await client.RevokeAsync();

        (await client.GetAsync(Types, first)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.AskAsync(client.Assertion())).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Key_BeforeItsFirstDay_IsRefused()
    {
        using var client = await ClientSoftware.RegisterAsync(fixture.City);
        using var later = client.With(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        await client.AddKeyAsync(new Navigli.Identity.Clients.KeyForm { Text = TestJwt.Jwk(later.Key).ToJsonString(), From = "01/01/2027", To = "31/12/2027" });
        await ShouldBeRefusedAsync(later, later.Assertion());
    }

    [Fact]
    public async Task AccessToken_Changed_IsRefused()
    {
        using var client = await ClientSoftware.RegisterAsync(fixture.City);
        var token = await client.TokenAsync();
        var claims = JsonNode.Parse(TestJwt.Claims(token).GetRawText())!.AsObject();
        var header = JsonNode.Parse(TestJwt.Header(token).GetRawText())!.AsObject();

        (await client.GetAsync(Types, token[..^4] + "AAAA")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.GetAsync(Types, TestJwt.Sign(header, claims, client.Key))).Status.ShouldBe(HttpStatusCode.Unauthorized, "signed by the client itself");
        (await client.GetAsync(Types, TestJwt.Unsigned(new JsonObject { ["alg"] = "none", ["typ"] = "at+jwt" }, claims))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.GetAsync(Types, client.Assertion())).Status.ShouldBe(HttpStatusCode.Unauthorized, "an assertion for the token endpoint is no token");
        (await client.GetAsync(Types, token, scheme: "Basic")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.GetAsync(Types, token)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task AccessToken_AfterItsEnd_IsRefused()
    {
        await using var city = await TestCity.StartAsync(new TestCityOptions { Residents = 0 });
        using var client = await ClientSoftware.RegisterAsync(city);
        var token = await client.TokenAsync();
        (await client.GetAsync(Types, token)).Status.ShouldBe(HttpStatusCode.OK);
        city.Clock.Move(TimeSpan.FromMinutes(5));
        (await client.GetAsync(Types, token)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        // Another day, another year: its key has lapsed.
        city.Clock.Move(TimeSpan.FromDays(500));
        await ShouldBeRefusedAsync(client, client.Assertion());
    }

    [Fact]
    public async Task Limits_OfAClient_AreItsOwnAndSayWhenToComeBack()
    {
        var form = ClientSoftware.Form("certificates:verify");
        (form.CallsPerMinute, form.CallsPerDay) = ("3", "1000");
        using var minute = await ClientSoftware.RegisterAsync(fixture.City, form);
        form = ClientSoftware.Form("certificates:verify");
        (form.CallsPerMinute, form.CallsPerDay) = ("1000", "2");
        using var day = await ClientSoftware.RegisterAsync(fixture.City, form);

        var token = await minute.TokenAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => minute.GetAsync(Types, token)));
        answers.Count(a => a.Status == HttpStatusCode.OK).ShouldBe(3);
        var refused = answers.First(a => a.Status == HttpStatusCode.TooManyRequests);
        (refused.Problem(), refused.Headers.RetryAfter!.Delta).ShouldBe(("platform.api-too-many", TimeSpan.FromMinutes(1)));
        answers[0].Headers.GetValues("X-RateLimit-Limit").ShouldBe(["3"]);

        token = await day.TokenAsync();
        (await day.GetAsync(Types, token)).Status.ShouldBe(HttpStatusCode.OK);
        (await day.GetAsync(Types, token)).Status.ShouldBe(HttpStatusCode.OK);
        var tomorrow = await day.GetAsync(Types, token);
        (tomorrow.Status, tomorrow.Problem()).ShouldBe((HttpStatusCode.TooManyRequests, "platform.api-day-used-up"));
        // It is nine in the morning of the city when the clock starts.
        tomorrow.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromHours(13), TimeSpan.FromHours(15));
    }

    [Fact]
    public void SigningKey_Rotated_LetsThePublishedOneSignAndKeepsTheOld()
    {
        var folder = Directory.CreateTempSubdirectory("navigli-keys-");
        try
        {
            KeyRing Ring() => new(Options.Create(new KeyRingOptions { Directory = folder.FullName, CreateMissing = true }), TimeProvider.System);
            var (before, published) = (Spki(Ring(), "tokens"), Spki(Ring(), "tokens-next"));

            Ring().RotateEcdsa("tokens", "tokens-next");

            Spki(Ring(), "tokens").ShouldBe(published);
            Spki(Ring(), "tokens-next").ShouldNotBe(published);
            Convert.ToHexString(Ring().Retired("tokens").ShouldHaveSingleItem().PublicKey).ShouldBe(before);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        static string Spki(KeyRing ring, string name) => Convert.ToHexString(ring.Ecdsa(name).ExportSubjectPublicKeyInfo());
    }

    private static async Task ShouldBeRefusedAsync(ClientSoftware client, string assertion)
    {
        var answer = await client.AskAsync(assertion);
        (answer.Status, answer.Word("error"), answer.Word("error_description")).ShouldBe((HttpStatusCode.Unauthorized, "invalid_client", "The client assertion is not accepted."));
    }
}
