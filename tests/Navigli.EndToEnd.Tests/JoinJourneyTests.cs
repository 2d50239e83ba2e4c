using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Navigli.EndToEnd.Tests;

/// <summary>A person of another country asks, an officer joins, and the next sign-in opens the one folder.</summary>
public sealed class JoinJourneyTests(BrowserCity city)
{
    private const string Abroad = "jurgen-muller-eidas";

    [Fact]
    public async Task Joining_FromBothSides_OpensTheFolderOfTheCodiceFiscale()
    {
        var person = await city.OpenAsync(BrowserCity.Phone);
        var watch = new PageWatch(person);
        await SignInAsync(person);
        await person.GotoAsync(city.Address("", "/identita"));
        await person.GetByRole(AriaRole.Link, new() { Name = "Unisci al codice fiscale" }).ClickAsync();
        await person.Locator("#join button").ClickAsync();
        await Assertions.Expect(person.Locator("main")).ToContainTextAsync("Serve il tuo consenso");
        await person.GetByLabel("Il tuo codice fiscale italiano").FillAsync(Samples.Person(city.City, "jurgen-muller").CodiceFiscale.Value);
        await person.GetByLabel("Dichiaro che il codice fiscale è il mio").CheckAsync();
        await person.Locator("#join button").ClickAsync();
        await Assertions.Expect(person.Locator("h1")).ToContainTextAsync("Richiesta n.");
        var number = (await person.Locator("h1").InnerTextAsync()).Split(' ')[^1];

        var officer = await city.OpenAsAsync(Samples.Officer, BrowserCity.Desktop);
        await officer.GotoAsync(city.Address("", "/anagrafe/identita"));
        await officer.GetByRole(AriaRole.Link, new() { Name = number, Exact = true }).ClickAsync();
        await Assertions.Expect(officer.Locator("main table")).ToContainTextAsync("Coincide");
        await officer.Locator("#approve button").ClickAsync();
        await Assertions.Expect(officer.Locator("main")).ToContainTextAsync("Unita");

        (await person.GotoAsync(city.Address("", "/identita")))!.Status.ShouldBe(401);
        await SignInAsync(person);
        await person.GotoAsync(city.Address("", "/i-miei-dati"));
        await Assertions.Expect(person.Locator("main")).ToContainTextAsync("Via Andrea Solari");
        await person.GotoAsync(city.Address("", "/identita"));
        await person.GetByRole(AriaRole.Link, new() { Name = number, Exact = true }).ClickAsync();
        await person.Locator("#separate button").ClickAsync();
        await person.WaitForURLAsync(city.Address("", "/esci/fatto"));
        watch.Complaints("joining").Where(c => !c.Contains("401", StringComparison.Ordinal) && !c.Contains("422", StringComparison.Ordinal)).ShouldBeEmpty();
        await officer.Context.CloseAsync();
        await person.Context.CloseAsync();
    }

    private async Task SignInAsync(IPage page)
    {
        await page.GotoAsync(city.Address("", "/accedi"));
        await page.Locator("form[data-scheme='eidas'] button").ClickAsync();
        await page.Locator($"form[data-persona='{Abroad}'] button").ClickAsync();
        await page.WaitForURLAsync(city.Address("", "/fascicolo"));
    }
}
