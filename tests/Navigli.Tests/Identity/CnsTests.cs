using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Identity;
using Navigli.Identity.Saml;
using Navigli.Sandbox;
using Navigli.Sandbox.Cns;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity;

/// <summary>Signing in with a card behind the proxy, and everything that tries to be one.</summary>
public sealed class CnsTests(StaffCity fixture) : IClassFixture<StaffCity>
{
    private TestCity City => fixture.City;

    [Fact]
    public async Task Card_OpensTheSameAccountAsSpid_AtLevelThree()
    {
        using var chiara = await City.SignInAsync(StaffCity.Chiara);
        var before = await fixture.AccountAsync(StaffCity.Chiara);
        using var withCard = City.Visit();

        var arrived = await InsertAsync(withCard, StaffCity.Chiara);

        arrived.Address.AbsolutePath.ShouldBe("/fascicolo");
        var session = (await fixture.OpenSessionsAsync(StaffCity.Chiara))[^1];
        (session.AccountId, session.Scheme, session.Level, session.SessionIndex).ShouldBe((before, IdentityScheme.Cns, SpidLevel.L3, null));
        session.PersonId.ShouldBe(StaffCity.Person(StaffCity.Chiara).PersonId);
        (await withCard.GetAsync("/sessioni")).Words.ShouldContain("CNS di livello 3, emessa da Sandbox CNS Issuer");
        (await fixture.InDbAsync(db => db.Accounts.SingleAsync(a => a.Id == before))).DisplayName.ShouldBe("Chiara Colombo", "the card has the name in capitals, and does not rename");
    }

    [Fact]
    public async Task Card_OfSomebodyNew_MakesTheAccountThatSpidThenFinds()
    {
        using var rosa = City.Visit();
        await InsertAsync(rosa, "rosa-mariani");
        var made = await fixture.AccountAsync("rosa-mariani");
        (await fixture.InDbAsync(db => db.Accounts.SingleAsync(a => a.Id == made))).DateOfBirth.ShouldBe(StaffCity.Person("rosa-mariani").BirthDate);
        await rosa.SignInAsync("rosa-mariani");
        (await fixture.InDbAsync(db => db.Accounts.SingleAsync(a => a.Id == made))).DisplayName.ShouldBe("Rosa Mariani");
    }

    [Fact]
    public async Task Card_LeadsBackToWhereThePersonWas()
    {
        using var chiara = City.Visit();
        var arrived = await InsertAsync(chiara, StaffCity.Chiara, from: "/en/accedi?ritorno=" + Uri.EscapeDataString("/en/sessioni"));
        arrived.Address.AbsolutePath.ShouldBe("/en/sessioni");
    }

    [Fact]
    public async Task RevokedCard_ShownAfterAGoodOneOfTheSameIssuer_IsRefused()
    {
        using var chiara = City.Visit();
        await InsertAsync(chiara, StaffCity.Chiara);
        using var marco = City.Visit();
        var refused = await marco.SubmitAsync(await GoToProxyAsync(marco), "form[data-wrong-card]", new Dictionary<string, string> { ["persona"] = "marco-villa", ["fault"] = "Revoked" });
        refused.Address.Query.ShouldBe("?motivo=identity.cns-revoked");
    }

    [Theory]
    [InlineData("none", "identity.cns-missing", "non ha mostrato nessun certificato")]
    [InlineData("Expired", "identity.cns-expired", "è scaduta")]
    [InlineData("Revoked", "identity.cns-revoked", "è stata revocata")]
    [InlineData("OfAnotherIssuer", "identity.cns-untrusted", "non è di un emittente di CNS riconosciuto")]
    [InlineData("WithoutThePolicy", "identity.cns-not-a-card", "non è quello di autenticazione di una CNS")]
    [InlineData("ForSigning", "identity.cns-not-a-card", "non è quello di autenticazione di una CNS")]
    [InlineData("WithoutCodiceFiscale", "identity.cns-subject", "non si legge il codice fiscale")]
    [InlineData("WithSilentIssuer", "identity.cns-revocation-unknown", "l’emittente non risponde")]
    public async Task WrongCard_IsRefusedWithItsWords(string fault, string code, string words)
    {
        using var chiara = City.Visit();
        var refused = await chiara.SubmitAsync(await GoToProxyAsync(chiara), "form[data-wrong-card]", new Dictionary<string, string> { ["persona"] = "lan-nguyen", ["fault"] = fault });

        refused.Address.Query.ShouldBe("?motivo=" + code);
        refused.Words.ShouldContain(words);
        refused.Page.QuerySelector("a[href='/accedi']").ShouldNotBeNull("there is a way on");
        (await fixture.InDbAsync(db => db.Sessions.CountAsync(s => s.Scheme == IdentityScheme.Cns && s.Account!.FamilyName == "Nguyễn"))).ShouldBe(0);
    }

    [Theory]
    [InlineData("no secret")]
    [InlineData("another secret")]
    [InlineData("not a structured field")]
    [InlineData("not a certificate")]
    public async Task HeaderThatTheProxyDidNotWrite_OpensNothing(string forgery)
    {
        using var thief = City.Visit();
        var request = RequestOf(await GoToProxyAsync(thief));
        var header = Card(StaffCity.Tiziano);
        using var forged = new HttpRequestMessage(HttpMethod.Get, new Uri(City.PortalAddress, $"/accedi/cns/carta?richiesta={request}"));
        if (forgery != "no secret")
            forged.Headers.Add("Navigli-Proxy-Secret", forgery == "another secret" ? new string('0', 64) : CnsProxy.Secret);
        forged.Headers.TryAddWithoutValidation("Client-Cert", forgery switch { "not a structured field" => header.Trim(':'), "not a certificate" => ":AAAA:", _ => header });

        var answer = await thief.SendOnceAsync(forged);

        answer.Headers.Location!.Query.ShouldBe("?motivo=identity.cns-" + (forgery.StartsWith("not", StringComparison.Ordinal) ? "unreadable" : "proxy"));
        await NothingWasAnsweredAsync(request);
    }

    [Fact]
    public async Task TwoCertificates_OfWhichOneIsNotTheProxys_OpenNothing()
    {
        using var thief = City.Visit();
        var request = RequestOf(await GoToProxyAsync(thief));
        // Two lines as they are: an HttpClient would make one of them.
        using var wire = new System.Net.Sockets.TcpClient();
        await wire.ConnectAsync(IPAddress.Loopback, City.PortalAddress.Port, TestContext.Current.CancellationToken);
        await using var stream = wire.GetStream();
        await stream.WriteAsync(
            System.Text.Encoding.ASCII.GetBytes($"GET /accedi/cns/carta?richiesta={request} HTTP/1.1\r\nHost: {City.PortalAddress.Authority}\r\nConnection: close\r\nNavigli-Proxy-Secret: {CnsProxy.Secret}\r\nClient-Cert: {Card(StaffCity.Tiziano)}\r\nClient-Cert: {Card(StaffCity.Chiara)}\r\n\r\n"),
            TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);

        (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldContain("motivo=identity.cns-proxy");
        await NothingWasAnsweredAsync(request);
    }

    [Fact]
    public async Task Header_AtAnyOtherAddress_IsNobody()
    {
        using var thief = City.Visit();
        using var forged = new HttpRequestMessage(HttpMethod.Get, new Uri(City.PortalAddress, "/fascicolo"));
        forged.Headers.Add("Navigli-Proxy-Secret", CnsProxy.Secret);
        forged.Headers.Add("Client-Cert", Card(StaffCity.Tiziano));
        (await thief.SendOnceAsync(forged)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task AnswerBroughtToAnotherBrowser_SignsNobodyIn()
    {
        using var attacker = City.Visit();
        using var victim = City.Visit();
        var proxy = await GoToProxyAsync(attacker);

        var caught = await victim.SubmitAsync(proxy, $"form[data-card='{StaffCity.Chiara}']");

        caught.Address.Query.ShouldBe("?motivo=identity.other-browser");
        (await victim.GetAsync("/fascicolo")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await attacker.GetAsync("/fascicolo")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task SameRequest_IsAnsweredOnce()
    {
        using var chiara = City.Visit();
        var proxy = await GoToProxyAsync(chiara);
        await chiara.SubmitAsync(proxy, $"form[data-card='{StaffCity.Chiara}']");
        (await chiara.SubmitAsync(proxy, $"form[data-card='{StaffCity.Tiziano}']")).Address.Query.ShouldBe("?motivo=identity.sign-in-gone");
    }

    [Fact]
    public async Task RequestOfAnotherScheme_IsNotAnsweredByACard()
    {
        using var chiara = City.Visit();
        await chiara.SubmitAsync(await chiara.GetAsync("/accedi"), "form[data-idp]");
        var spid = await fixture.InDbAsync(db => db.SignInAttempts.Where(a => a.Scheme == IdentityScheme.Spid).OrderByDescending(a => a.RequestedAt).Select(a => a.Id).FirstAsync());
        var proxy = await chiara.GetAsync(new Uri(City.SandboxAddress, $"/accedi/cns/carta?richiesta={spid:N}").ToString());
        (await chiara.SubmitAsync(proxy, $"form[data-card='{StaffCity.Chiara}']")).Address.Query.ShouldBe("?motivo=identity.sign-in-gone");
    }

    internal static async Task<Answer> InsertAsync(Visitor visitor, string persona, string from = "/accedi") =>
        await visitor.SubmitAsync(await GoToProxyAsync(visitor, from), $"form[data-card='{persona}']");

    internal static async Task<Answer> GoToProxyAsync(Visitor visitor, string from = "/accedi") => await visitor.SubmitAsync(await visitor.GetAsync(from), "form[data-scheme='cns']");

    internal static string RequestOf(Answer proxy) => proxy.Address.Query.Split('=')[^1];

    private string Card(string persona) => CardOf(City, persona);

    internal static string CardOf(TestCity city, string persona) => CnsProxy.Written(CertificateOf(city, persona));

    internal static X509Certificate2 CertificateOf(TestCity city, string persona) =>
        city.Sandbox.Services.GetRequiredService<CnsKeys>().CardOf(city.Sandbox.Services.GetRequiredService<SandboxOptions>().Personas.Single(p => p.Key == persona), CardFault.None);

    private async Task NothingWasAnsweredAsync(string request)
    {
        var id = Guid.ParseExact(request, "N");
        (await fixture.InDbAsync(db => db.SignInAttempts.SingleAsync(a => a.Id == id))).AnsweredAt.ShouldBeNull();
    }
}
