using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Certificates;
using Navigli.Certificates.Paper;
using Navigli.Documents.Proofs;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Certificates;

public sealed class OfflineEndpointsTests(CertificatesCity fixture) : IClassFixture<CertificatesCity>
{
    [Fact]
    public async Task Keys_ArePublicJwks_NeverTheSecret()
    {
        using var visitor = fixture.City.Visit();

        var answer = await visitor.GetAsync("/verifica/chiavi");

        answer.ContentHeaders.ContentType!.MediaType.ShouldBe("application/jwk-set+json");
        var keys = JsonDocument.Parse(answer.Text).RootElement.GetProperty("keys");
        keys.GetArrayLength().ShouldBe(1);
        keys[0].EnumerateObject().Select(p => p.Name).ShouldBe(["kty", "crv", "alg", "use", "kid", "x", "y"], ignoreOrder: true);
        keys[0].GetProperty("kid").GetString().ShouldBe(fixture.City.Portal.Services.GetRequiredService<ProofKeys>().Signer.KeyId);
    }

    [Theory]
    [InlineData("/verifica/chiavi")]
    [InlineData("/verifica/revoche")]
    [InlineData("/servizio.js")]
    public async Task Answer_AskedAgainWithItsTag_IsNotModified(string path)
    {
        using var visitor = fixture.City.Visit();
        var first = await visitor.GetAsync(path);
        first.Headers.CacheControl!.NoCache.ShouldBeTrue();

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(fixture.City.PortalAddress, path));
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        (await visitor.SendOnceAsync(request)).Status.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Revocations_Voided_AreListedAtOnce_WithoutCodeOrPerson()
    {
        using var visitor = fixture.City.Visit();
        using var citizen = await fixture.City.SignInAsync("chiara-colombo");
        await CertificatesCity.ObtainAsync(citizen, CertificatesCity.Residence, "chiara-colombo");
        var certificate = (await fixture.IssuedAsync(CertificatesCity.PersonOf("chiara-colombo")))[^1];
        var mark = RevocationList.Mark(certificate.Protocol, certificate.Code);
        (await visitor.GetAsync("/verifica/revoche")).Body.AsSpan().IndexOf(mark).ShouldBe(-1, "not voided yet");

        await fixture.City.RewriteAsync<IssuedCertificate>(all => all.Where(c => c.Id == certificate.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.VoidedAt, TestClock.Start.UtcDateTime)));
        var list = await visitor.GetAsync("/verifica/revoche");

        list.ContentHeaders.ContentType!.MediaType.ShouldBe("application/cose");
        list.Body.AsSpan().IndexOf(mark).ShouldBeGreaterThan(0);
        list.Text.ShouldNotContain(certificate.Code);
        list.Text.ShouldNotContain(certificate.Protocol);
        list.Text.ShouldNotContain("COLOMBO");
    }

    [Fact]
    public async Task Revocations_AnHourLater_HaveANewDate()
    {
        await using var city = await TestCity.StartAsync(new TestCityOptions { Residents = 0 });
        using var visitor = city.Visit();
        var first = await visitor.GetAsync("/verifica/revoche");
        (await visitor.GetAsync("/verifica/revoche")).Body.ShouldBe(first.Body);

        city.Clock.Move(TimeSpan.FromMinutes(61));

        (await visitor.GetAsync("/verifica/revoche")).Body.ShouldNotBe(first.Body);
    }

    [Fact]
    public async Task Camera_IsAllowedOnThisPageAlone()
    {
        using var visitor = fixture.City.Visit();

        (await visitor.GetAsync("/verifica")).Headers.GetValues("Permissions-Policy").Single().ShouldContain("camera=(self)");
        (await visitor.GetAsync("/uffici")).Headers.GetValues("Permissions-Policy").Single().ShouldContain("camera=()");
    }
}
