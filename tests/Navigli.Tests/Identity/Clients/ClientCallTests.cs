using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Testing;
using Navigli.Tests.Certificates.Api;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity.Clients;

/// <summary>What a client does with a token: certificates, under the counter's rules, told to the person.</summary>
public sealed class ClientCallTests(ClientsCity fixture) : IClassFixture<ClientsCity>
{
    private const string EvidenceHeader = "Agid-JWT-TrackingEvidence";

    [Fact]
    public async Task Issue_ForAnOperator_IssuesAndTellsThePersonWhoAsked()
    {
        using var client = await ClientSoftware.RegisterAsync(fixture.City);

        var issued = await IssueAsync(client, "stefano-fontana");

        issued.Status.ShouldBe(HttpStatusCode.Created, issued.Text);
        var self = issued.Headers.Location!.AbsolutePath;
        (await client.CallAsync(HttpMethod.Get, self)).Word("protocol").ShouldBe(issued.Word("protocol"));
        (await client.CallAsync(HttpMethod.Get, $"{self}/document")).Body.AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();
        const string Who = $"{ClientSoftware.Organisation} · OP-0042 · Sportello 3 · LOA3 · ";
        var lines = await fixture.City.InsideAsync(services => services.GetRequiredService<CityDb>().Set<LedgerEntry>().AsNoTracking()
            .Where(e => e.AccountId == Guid.Parse(client.Id)).ToListAsync());
        lines.Count.ShouldBeGreaterThanOrEqualTo(4, "the look-up, the issue, the entry, the document");
        lines.ShouldAllBe(l => l.Reason!.StartsWith(Who) && l.Kind == ReaderKind.Office && l.Office == Navigli.Tests.City.Packs.Milano.Offices[0].Id);
        var acts = await fixture.City.InsideAsync(services => services.GetRequiredService<CityDb>().Set<AuditedAct>().AsNoTracking()
            .Where(a => a.AccountId == Guid.Parse(client.Id)).ToListAsync());
        acts.ShouldContain(a => a.Type == "certificates.issue-at-counter");
        acts.ShouldAllBe(a => a.Role == "api-client" && a.Reason!.StartsWith(ClientSoftware.Organisation));
        using var stefano = await fixture.City.SignInAsync("stefano-fontana");
        (await stefano.GetAsync("/chi-ha-visto-i-miei-dati")).Words.ShouldContain(ClientSoftware.Organisation);
    }

    [Fact]
    public async Task Search_AndVoid_WorkWithinTheirScopes()
    {
        using var client = await ClientSoftware.RegisterAsync(fixture.City);
        var protocol = (await IssueAsync(client, "davide-riva")).Word("protocol");
        using var other = await ClientSoftware.RegisterAsync(fixture.City, ClientSoftware.Form("certificates:register", "certificates:void"));

        var found = await other.CallAsync(HttpMethod.Post, "/api/v1/certificates/search", new JsonObject { ["number"] = protocol, ["reason"] = "Errore segnalato dall'ufficio" });
        var id = found.Json().GetProperty("items")[0].GetProperty("id").GetString();
        var voided = await other.CallAsync(HttpMethod.Post, $"/api/v1/certificates/{id}/void", new JsonObject { ["reason"] = "Rilasciato per errore" });

        (voided.Status, voided.Word("state")).ShouldBe((HttpStatusCode.OK, "voided"));
    }

    [Fact]
    public async Task Certificate_OfAnotherClient_IsNotThere()
    {
        using var client = await ClientSoftware.RegisterAsync(fixture.City);
        using var other = await ClientSoftware.RegisterAsync(fixture.City);
        var self = (await IssueAsync(client, "marco-villa")).Headers.Location!.AbsolutePath;

        (await other.CallAsync(HttpMethod.Get, self)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.CallAsync(HttpMethod.Get, $"{self}/document")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("certificates:verify", "POST", "/api/v1/certificates", "certificates:issue")]
    [InlineData("certificates:issue", "POST", "/api/v1/certificates/search", "certificates:register")]
    [InlineData("certificates:issue", "POST", "/api/v1/certificates/verifications", "certificates:verify")]
    [InlineData("certificates:register", "POST", "/api/v1/certificates/0199aaaa-0000-7000-8000-000000000000/void", "certificates:void")]
    [InlineData("certificates:verify", "GET", "/api/v1/certificates/0199aaaa-0000-7000-8000-000000000000", "certificates:issue certificates:register")]
    [InlineData("certificates:verify", "GET", "/api/v1/certificates/0199aaaa-0000-7000-8000-000000000000/document", "certificates:issue certificates:register")]
    public async Task Call_WithoutTheScope_IsForbiddenAndToldWhich(string has, string method, string path, string needs)
    {
        using var client = await ClientSoftware.RegisterAsync(fixture.City, ClientSoftware.Form(has));
        var answer = await client.CallAsync(new HttpMethod(method), path, method == "POST" ? new JsonObject() : null);
        (answer.Status, answer.Problem()).ShouldBe((HttpStatusCode.Forbidden, "platform.api-scope-missing"));
        answer.Headers.WwwAuthenticate.ToString().ShouldBe($"Bearer realm=\"navigli\", error=\"insufficient_scope\", scope=\"{needs}\"");
    }

    [Fact]
    public async Task Token_WithFewerScopesThanItsClient_CannotDoMore()
    {
        using var client = await ClientSoftware.RegisterAsync(fixture.City);
        var token = await client.TokenAsync("certificates:verify");
        var answer = await client.CallAsync(HttpMethod.Post, "/api/v1/certificates/search", new JsonObject(), r => r.Headers.Authorization = new("Bearer", token));
        answer.Problem().ShouldBe("platform.api-scope-missing");
    }

    [Fact]
    public async Task Call_WithoutGoodEvidenceOfItsOperator_IsRefused()
    {
        using var client = await ClientSoftware.RegisterAsync(fixture.City);
        using var stranger = client.With(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        async Task<Answer> With(string? evidence) => await client.CallAsync(HttpMethod.Post, "/api/v1/certificates/verifications", new JsonObject { ["code"] = "abc" }, r =>
        {
            r.Headers.Remove(EvidenceHeader);
            if (evidence is not null)
                r.Headers.Add(EvidenceHeader, evidence);
        });

        var missing = await With(null);
        (missing.Status, missing.Problem()).ShouldBe((HttpStatusCode.Forbidden, "platform.api-operator-missing"));
        var once = client.Evidence();
        (await With(once)).Problem().ShouldBe("certificates.code-malformed");
        (await With(once)).Status.ShouldBe(HttpStatusCode.Unauthorized, "replayed");
        (await With(stranger.Evidence())).Status.ShouldBe(HttpStatusCode.Unauthorized, "of another key");
        (await With(client.Evidence(c => c.Remove("userID")))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await With(client.Evidence(c => c.Remove("userLocation")))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await With(client.Evidence(c => c.Remove("LoA")))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await With(client.Evidence(c => c["userID"] = new string('x', 65)))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await With(client.Evidence(c => c["userID"] = "a\u0000b"))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await With(client.Evidence(c => c["aud"] = "https://altrove.example/api"))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await With(client.Evidence(c => c["exp"] = (long)c["iat"]! - 1))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await With(client.Evidence(c => c.Remove("jti")))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await With(client.Evidence(c => c["aud"] = $"{client.Apis}/v1/certificates/verifications"))).Problem().ShouldBe("certificates.code-malformed");
    }

    [Fact]
    public async Task Call_FromAnotherSitesPage_IsOfNoConcernToAClient()
    {
        using var client = await ClientSoftware.RegisterAsync(fixture.City);
        var answer = await client.CallAsync(HttpMethod.Post, "/api/v1/certificates/verifications", new JsonObject { ["code"] = "abc" }, r => r.Headers.Add("Origin", "https://sportello.example"));
        answer.Problem().ShouldBe("certificates.code-malformed");
    }

    [Fact]
    public async Task Token_OnAPage_OpensNothing()
    {
        using var client = await ClientSoftware.RegisterAsync(fixture.City);
        foreach (var page in new[] { "/anagrafe", "/amministrazione", "/i-miei-dati" })
            (await client.GetAsync(page, await client.TokenAsync())).Status.ShouldBe(HttpStatusCode.Unauthorized, page);
    }

    private static Task<Answer> IssueAsync(ClientSoftware client, string persona) =>
        client.CallAsync(HttpMethod.Post, ApiCalls.Base, ApiCalls.Request(persona), r => r.Headers.Add("Idempotency-Key", ApiCalls.NewKey()));
}
