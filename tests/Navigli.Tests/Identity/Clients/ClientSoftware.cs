using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Identity.Clients;
using Navigli.Platform.Acts;
using Navigli.Platform.Results;
using Navigli.Testing;

namespace Navigli.Tests.Identity.Clients;

/// <summary>The software of another organisation, registered in a city, with its private key.</summary>
internal sealed class ClientSoftware : IDisposable
{
    public const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    public const string Organisation = "Quadrifoglio Servizi S.r.l.";
    public static readonly string[] AllScopes = ["certificates:issue", "certificates:register", "certificates:verify", "certificates:void"];

    private readonly TestCity city;
    private readonly HttpClient http;

    private ClientSoftware(TestCity city, Guid id, ECDsa key)
    {
        (this.city, Id, Key) = (city, id.ToString("D"), key);
        http = new HttpClient { BaseAddress = city.PortalAddress };
    }

    public string Id { get; }

    public ECDsa Key { get; }

    public string KeyId => TestJwt.Thumbprint(Key);

    public string Issuer => city.PortalAddress.ToString().TrimEnd('/');

    public string Apis => Issuer + "/api";

    private long Now => city.Clock.GetUtcNow().ToUnixTimeSeconds();

    public static async Task<ClientSoftware> RegisterAsync(TestCity city, ClientForm? form = null)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var id = await city.InsideAsync(async services => Value(await services.GetRequiredService<ManageClients>().RegisterAsync(form ?? Form(AllScopes), Act(services), CancellationToken.None)));
        var software = new ClientSoftware(city, id, key);
        await software.AddKeyAsync(new KeyForm { Text = TestJwt.Jwk(key).ToJsonString(), To = "31/12/2027" });
        return software;
    }

    /// <summary>The software of a client that an administrator has registered.</summary>
    public static ClientSoftware Of(TestCity city, string id, ECDsa key) => new(city, Guid.Parse(id), ECDsa.Create(key.ExportParameters(includePrivateParameters: true)));

    public static ClientForm Form(params string[] scopes) => new()
    {
        Name = "Gestionale dello sportello",
        Organisation = Organisation,
        Office = Navigli.Tests.City.Packs.Milano.Offices[0].Id,
        Agreement = "Convenzione 12/2026",
        Contact = "referente@quadrifoglio.example",
        Scopes = scopes,
        CallsPerMinute = "6000",
        CallsPerDay = "100000",
    };

    public static T Value<T>(Result<T> result) => result.Succeeded ? result.Value : throw new InvalidOperationException(result.Error.Code);

    /// <summary>The same software signing with another key.</summary>
    public ClientSoftware With(ECDsa key) => new(city, Guid.Parse(Id), key);

    public Task<Guid> AddKeyAsync(KeyForm form) => city.InsideAsync(async services =>
        Value(await services.GetRequiredService<ManageClients>().AddKeyAsync(Guid.Parse(Id), form, Act(services), CancellationToken.None)).Id);

    public Task RevokeKeyAsync(Guid key) => city.InsideAsync(async services =>
        Value(await services.GetRequiredService<ManageClients>().RevokeKeyAsync(Guid.Parse(Id), key, Act(services), CancellationToken.None)));

    public Task RevokeAsync() => city.InsideAsync(async services => Value(await services.GetRequiredService<ManageClients>().RevokeAsync(Guid.Parse(Id), Act(services), CancellationToken.None)));

    public JsonObject Header(string type = "JWT") => new() { ["alg"] = "ES256", ["typ"] = type, ["kid"] = KeyId };

    /// <summary>What every token of its says: who, for whom, when, and a name of its own.</summary>
    public JsonObject Claims(string audience) => new()
    {
        ["iss"] = Id, ["sub"] = Id, ["aud"] = audience, ["iat"] = Now, ["exp"] = Now + 60, ["jti"] = Guid.CreateVersion7(city.Clock.GetUtcNow()).ToString(),
    };

    public string Assertion() => TestJwt.Sign(Header(), Claims($"{Issuer}/oauth/token"), Key);

    public Task<Answer> AskAsync(string assertion, string? scope = null, string? proof = null, IEnumerable<KeyValuePair<string, string>>? more = null)
    {
        List<KeyValuePair<string, string>> fields = [new("grant_type", "client_credentials"), new("client_assertion_type", AssertionType), new("client_assertion", assertion), .. more ?? []];
        if (scope is not null)
            fields.Add(new("scope", scope));
        return AskAsync(fields, proof);
    }

    public Task<Answer> AskAsync(IEnumerable<KeyValuePair<string, string>> fields, string? proof = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/oauth/token") { Content = new FormUrlEncodedContent(fields) };
        if (proof is not null)
            request.Headers.Add("DPoP", proof);
        return SendAsync(request);
    }

    public async Task<string> TokenAsync(string? scope = null)
    {
        var answer = await AskAsync(Assertion(), scope);
        return answer.Status == System.Net.HttpStatusCode.OK ? JsonDocument.Parse(answer.Body).RootElement.GetProperty("access_token").GetString()! : throw new InvalidOperationException(answer.Text);
    }

    /// <summary>A proof of a key (RFC 9449).</summary>
    public string Proof(ECDsa key, string method, string path, string? token = null, Action<JsonObject>? change = null)
    {
        var claims = new JsonObject { ["htm"] = method, ["htu"] = Issuer + path, ["iat"] = Now, ["jti"] = Guid.CreateVersion7(city.Clock.GetUtcNow()).ToString() };
        if (token is not null)
            claims["ath"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(token)));
        change?.Invoke(claims);
        return TestJwt.Sign(new JsonObject { ["alg"] = "ES256", ["typ"] = "dpop+jwt", ["jwk"] = TestJwt.Jwk(key) }, claims, key);
    }

    /// <summary>Who is behind a call (AUDIT_REST_01).</summary>
    public string Evidence(Action<JsonObject>? change = null)
    {
        var claims = Claims(Apis);
        (claims["userID"], claims["userLocation"], claims["LoA"]) = ("OP-0042", "Sportello 3", "LOA3");
        change?.Invoke(claims);
        return TestJwt.Sign(Header(), claims, Key);
    }

    /// <summary>A call with a token and fresh evidence, and whatever else a test wants of it.</summary>
    public async Task<Answer> CallAsync(HttpMethod method, string path, JsonNode? body = null, Action<HttpRequestMessage>? change = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.Add("Agid-JWT-TrackingEvidence", Evidence());
        change?.Invoke(request);
        request.Headers.Authorization ??= new AuthenticationHeaderValue("Bearer", await TokenAsync());
        return await SendAsync(request);
    }

    public Task<Answer> GetAsync(string path, string token, string scheme = "Bearer", string? proof = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue(scheme, token);
        if (proof is not null)
            request.Headers.Add("DPoP", proof);
        return SendAsync(request);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        request.RequestUri = new Uri(city.PortalAddress, request.RequestUri!);
        using var response = await http.SendAsync(request);
        return new Answer(response, await response.Content.ReadAsByteArrayAsync(), request.RequestUri);
    }

    public void Dispose()
    {
        http.Dispose();
        Key.Dispose();
    }

    private static Act Act(IServiceProvider services) => services.GetRequiredService<ActFactory>().System(ClientActs.Register, "tests");
}

/// <summary>A city in which clients are registered.</summary>
public sealed class ClientsCity : Xunit.IAsyncLifetime
{
    public TestCity City { get; private set; } = null!;

    public async ValueTask InitializeAsync() => City = await TestCity.StartAsync(new TestCityOptions { Residents = 60 });

    public ValueTask DisposeAsync() => City.DisposeAsync();
}
