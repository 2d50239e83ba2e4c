using Navigli.Identity.Cns;
using Navigli.Sandbox.Cns;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity;

/// <summary>Where the city says that it takes cards, from which proxy, and how that one writes them.</summary>
[Trait("Engine", "Any")]
public sealed class CnsSettingsTests
{
    private const string Chiara = "chiara-colombo";

    [Fact]
    public async Task Proxy_ThatTheSettingsDoNotName_IsNotBelieved_WhateverForwardingHeadersSay()
    {
        await using var city = await StartAsync(("Identity:Cns:Proxies:0", "10.9.9.9/32"), ("Identity:Cns:Proxies:1", "10.9.9.8/32"));
        using var thief = city.Visit();
        var request = CnsTests.RequestOf(await CnsTests.GoToProxyAsync(thief));
        using var forged = Hop(city, request, CnsTests.CardOf(city, Chiara));
        forged.Headers.Add("X-Forwarded-For", "10.9.9.9");

        (await thief.SendOnceAsync(forged)).Headers.Location!.Query.ShouldBe("?motivo=identity.cns-proxy");
    }

    [Fact]
    public async Task Nginx_WritesPemPercentEncoded()
    {
        await using var city = await StartAsync(("Identity:Cns:Format", "EscapedPem"), ("Identity:Cns:Header", "X-Client-Cert"));
        using var chiara = city.Visit();
        var request = CnsTests.RequestOf(await CnsTests.GoToProxyAsync(chiara));
        var pem = Uri.EscapeDataString(CnsTests.CertificateOf(city, Chiara).ExportCertificatePem());
        using var hop = Hop(city, request, pem, "X-Client-Cert");

        var answer = await chiara.SendOnceAsync(hop);
        (await chiara.GetAsync(answer.Headers.Location!.ToString())).Address.AbsolutePath.ShouldBe("/fascicolo");
        using var other = Hop(city, CnsTests.RequestOf(await CnsTests.GoToProxyAsync(chiara)), CnsTests.CardOf(city, Chiara), "X-Client-Cert");
        (await chiara.SendOnceAsync(other)).Headers.Location!.Query.ShouldBe("?motivo=identity.cns-unreadable");
    }

    [Fact]
    public async Task City_ThatNamesNoAuthorities_OffersNoCard()
    {
        await using var city = await StartAsync(("Identity:Cns:Authorities", null));
        using var chiara = city.Visit();
        var page = await chiara.GetAsync("/accedi");
        page.Words.ShouldNotContain("Entra con CNS");
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldEndWith("form-action 'self'");
        using var hop = Hop(city, Guid.Empty.ToString("N"), CnsTests.CardOf(city, Chiara));
        (await chiara.SendOnceAsync(hop)).Headers.Location!.Query.ShouldBe("?motivo=identity.cns-proxy");
    }

    [Fact]
    public void Faults_OfTheSettings_AreTold()
    {
        new CnsOptions().Faults().ShouldBeEmpty("nothing is asked of a city that takes no cards");
        Of().Faults().ShouldHaveSingleItem().ShouldContain("Proxies names nobody");
        Of("10.0.0.5/32").Faults().ShouldBeEmpty();
        Of("ten").Faults().ShouldContain(fault => fault.Contains("Not a network"));
        Of("127.0.0.0/8").Faults().ShouldHaveSingleItem().ShouldContain("ProxySecret");
        Of("::/0").Faults().ShouldHaveSingleItem().ShouldContain("ProxySecret");
        var secret = Of("10.0.0.5/32");
        secret.ProxySecret = "short";
        secret.Faults().ShouldHaveSingleItem().ShouldContain("32 characters");
        var address = Of("10.0.0.5/32");
        address.Address = new Uri("http://cns.example.it");
        address.Faults().ShouldHaveSingleItem().ShouldContain("https");
    }

    private static CnsOptions Of(params string[] proxies)
    {
        var options = new CnsOptions { Authorities = "/etc/navigli/cns" };
        foreach (var proxy in proxies)
            options.Proxies.Add(proxy);
        return options;
    }

    private static Task<TestCity> StartAsync(params (string Key, string? Value)[] settings) =>
        TestCity.StartAsync(new TestCityOptions { Residents = 0, Settings = settings.ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal) });

    private static HttpRequestMessage Hop(TestCity city, string request, string certificate, string header = "Client-Cert")
    {
        var hop = new HttpRequestMessage(HttpMethod.Get, new Uri(city.PortalAddress, $"/accedi/cns/carta?richiesta={request}"));
        hop.Headers.Add("Navigli-Proxy-Secret", CnsProxy.Secret);
        hop.Headers.TryAddWithoutValidation(header, certificate);
        return hop;
    }
}
