using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity;

/// <summary>The page on which people choose how to sign in.</summary>
[Trait("Engine", "Any")]
public sealed class SignInPageTests : IAsyncLifetime
{
    private IdentityPortal _city = null!;

    public async ValueTask InitializeAsync() => _city = await IdentityPortal.StartAsync();

    public ValueTask DisposeAsync() => _city.DisposeAsync();

    [Fact]
    public async Task Page_HasTheLabelsPeopleKnow_InBothLanguages()
    {
        using var browser = new PlainBrowser(_city.Address);
        await browser.GetAsync("/accedi");
        browser.Page.QuerySelector("h1")!.TextContent.ShouldBe("Accedi");
        browser.Text.ShouldContain("Altre utenze");
        browser.Text.ShouldContain("Entra con SPID");
        browser.Text.ShouldContain("Entra con CIE");
        browser.Text.ShouldContain("Login with eIDAS");
        browser.Text.ShouldNotContain("Procedi senza registrazione", Case.Sensitive, "no service on the way declares it");
        await browser.GetAsync("/en/accedi");
        browser.Page.QuerySelector("h1")!.TextContent.ShouldBe("Sign in");
        browser.Page.QuerySelector("form[data-idp]")!.GetAttribute("action")!.ShouldStartWith("/en/spid/accesso/");
    }

    [Theory]
    [InlineData("/segnala/nuova?tipo=1")]
    [InlineData("/en/segnala")]
    public async Task Page_OnTheWayToAServiceThatDeclaresIt_OffersToGoOnWithout(string path)
    {
        using var browser = new PlainBrowser(_city.Address);
        await browser.GetAsync("/accedi?ritorno=" + Uri.EscapeDataString(path));
        browser.Page.QuerySelectorAll("a").ShouldContain(a => a.TextContent.Trim() == "Procedi senza registrazione" && a.GetAttribute("href") == "/segnala/senza-accesso");
        await browser.GetAsync("/accedi?ritorno=" + Uri.EscapeDataString("/segnalazioni"));
        browser.Text.ShouldNotContain("Procedi senza registrazione");
    }

    [Fact]
    public async Task Page_ListsEveryProvider_InAnotherOrderAtAnotherVisit()
    {
        using var browser = new PlainBrowser(_city.Address);
        var orders = new HashSet<string>(StringComparer.Ordinal);
        for (var visit = 0; visit < 40; visit++)
        {
            await browser.GetAsync("/accedi");
            var names = browser.Page.QuerySelectorAll("form[data-idp] button").Select(button => button.TextContent.Trim()).ToList();
            names.Order(StringComparer.Ordinal).ShouldBe(["Alzaia ID (prova)", "Chiusa ID (prova)", "Darsena ID (prova)"]);
            orders.Add(names[0]);
        }

        orders.Count.ShouldBe(3, "each has been first");
    }
}
