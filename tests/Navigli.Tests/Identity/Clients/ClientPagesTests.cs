using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity.Clients;

/// <summary>The administrators' pages: every change an act, and nobody else's business.</summary>
public sealed class ClientPagesTests(ClientsCity fixture) : IClassFixture<ClientsCity>
{
    private const string Administrator = "tiziano-sormani";

    [Fact]
    public async Task Administrator_RegistersAClientWithAKey_SeesItsUse_AndRevokesIt()
    {
        using var admin = await fixture.City.SignInAsync(Administrator);
        var page = await RegisterAsync(admin, "Desk Uno");
        page.Heading.ShouldBe("Desk Uno");
        page.Words.ShouldContain("certificates:verify");
        page.Words.ShouldNotContain("certificates:issue");
        var id = page.Address.AbsolutePath.Split('/')[^1];
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        page = await admin.SubmitAsync(page, "#key", new Dictionary<string, string> { ["Key.Text"] = key.ExportSubjectPublicKeyInfoPem(), ["Key.To"] = "31/12/2027" });
        page.Words.ShouldContain(TestJwt.Thumbprint(key));
        (await admin.GetAsync("/amministrazione/client")).Words.ShouldContain("Desk Uno");
        using var software = ClientSoftware.Of(fixture.City, id, key);
        (await software.GetAsync("/api/v1/certificate-types", await software.TokenAsync())).Status.ShouldBe(HttpStatusCode.OK);
        (await software.GetAsync("/api/v1/status", await software.TokenAsync())).Status.ShouldBe(HttpStatusCode.OK);
        page = await admin.GetAsync(page.Address.AbsolutePath);
        page.Page.QuerySelectorAll("td.nv-number").ShouldHaveSingleItem().TextContent.ShouldBe("2", "the calls of today");

        page = await admin.SubmitAsync(page, "#revoke-key", button: "button[name='Revoke.Key']");
        (await software.AskAsync(software.Assertion())).Status.ShouldBe(HttpStatusCode.Unauthorized);
        page = await admin.SubmitAsync(page, "#revoke");
        page.Words.ShouldContain("Revocato");
        page.Page.QuerySelector("#key").ShouldBeNull();

        var acts = await fixture.City.InsideAsync(services => services.GetRequiredService<CityDb>().Set<AuditedAct>().AsNoTracking()
            .Where(a => a.Role == "administrator" && a.Reason == "Desk Uno").OrderBy(a => a.At).Select(a => a.Type).ToListAsync());
        acts.ShouldBe(["identity.client.register", "identity.client.add-key", "identity.client.revoke-key", "identity.client.revoke"]);
    }

    [Fact]
    public async Task Form_WithMistakes_IsShownAgainWithEachOfThem()
    {
        using var admin = await fixture.City.SignInAsync(Administrator);
        var answer = await admin.SubmitAsync(await admin.GetAsync("/amministrazione/client/nuovo"), "#client", new Dictionary<string, string>
        {
            ["Client.Name"] = "x", ["Client.Organisation"] = "", ["Client.Office"] = "", ["Client.Agreement"] = "Convenzione", ["Client.Contact"] = "nessuno", ["Client.CallsPerMinute"] = "0",
            ["Client.PdndClientId"] = "solo-questo",
        });
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        foreach (var field in new[] { "client-name", "client-organisation", "client-office", "client-contact", "client-callsperminute", "client-pdndpurpose" })
            answer.Page.QuerySelector($"#{field}-error").ShouldNotBeNull(field);
        answer.Page.QuerySelector("#client-agreement-error").ShouldBeNull();
    }

    [Fact]
    public async Task Key_ThatIsNoneOrSecretOrWeakOrKnown_IsRefused()
    {
        using var admin = await fixture.City.SignInAsync(Administrator);
        var page = await RegisterAsync(admin, "Desk Due");
        using var known = await ClientSoftware.RegisterAsync(fixture.City);
        using var secret = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var weak = RSA.Create(1024);
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var withPrivateHalf = TestJwt.Jwk(secret);
        withPrivateHalf["d"] = "AAAA";

        foreach (var (text, status) in new[]
        {
            ("", HttpStatusCode.UnprocessableEntity), ("ciao", HttpStatusCode.UnprocessableEntity), (secret.ExportPkcs8PrivateKeyPem(), HttpStatusCode.UnprocessableEntity),
            (withPrivateHalf.ToJsonString(), HttpStatusCode.UnprocessableEntity), (weak.ExportSubjectPublicKeyInfoPem(), HttpStatusCode.UnprocessableEntity),
            (curve.ExportSubjectPublicKeyInfoPem(), HttpStatusCode.UnprocessableEntity), ("""{"kty":"oct","k":"AAAA"}""", HttpStatusCode.UnprocessableEntity),
            (TestJwt.Jwk(known.Key).ToJsonString(), HttpStatusCode.Conflict),
        })
            (await AddAsync(admin, page, text, "31/12/2027")).Status.ShouldBe(status, text);
        (await AddAsync(admin, page, TestJwt.Jwk(secret).ToJsonString(), "31/12/2025")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity, "over already");
        (await AddAsync(admin, page, TestJwt.Jwk(secret).ToJsonString(), "")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity, "without end");
        (await AddAsync(admin, page, TestJwt.Jwk(secret).ToJsonString(), "31/12/2035")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity, "for too long");
        (await AddAsync(admin, page, TestJwt.Jwk(secret).ToJsonString(), "31/12/2027")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("laura-bernasconi")]
    [InlineData("adele-morandi")]
    [InlineData("chiara-colombo")]
    public async Task Pages_ForAnybodyElse_AreForbidden(string persona)
    {
        using var visitor = await fixture.City.SignInAsync(persona);
        foreach (var path in new[] { "/amministrazione/client", "/amministrazione/client/nuovo", "/amministrazione/client/0199aaaa-0000-7000-8000-000000000000" })
            (await visitor.GetAsync(path)).Status.ShouldBe(HttpStatusCode.Forbidden, path);
    }

    [Fact]
    public async Task Page_OfAClientThatIsNotThere_IsNotFound()
    {
        using var admin = await fixture.City.SignInAsync(Administrator);
        (await admin.GetAsync("/amministrazione/client/0199aaaa-0000-7000-8000-000000000000")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task<Answer> AddAsync(Visitor admin, Answer page, string text, string to) =>
        admin.SubmitAsync(page, "#key", new Dictionary<string, string> { ["Key.Text"] = text, ["Key.To"] = to });

    private static async Task<Answer> RegisterAsync(Visitor admin, string name) => await admin.SubmitAsync(await admin.GetAsync("/amministrazione/client/nuovo"), "#client", new Dictionary<string, string>
    {
        ["Client.Name"] = name,
        ["Client.Organisation"] = "Ufficio di un altro comune",
        ["Client.Office"] = Navigli.Tests.City.Packs.Milano.Offices[0].Id,
        ["Client.Agreement"] = "Convenzione 12/2026",
        ["Client.Contact"] = "referente@comune.example",
        ["Scope.certificates:verify"] = "true",
    });
}
