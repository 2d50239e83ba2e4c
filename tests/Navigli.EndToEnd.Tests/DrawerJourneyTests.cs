using System.Globalization;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Navigli.EndToEnd.Tests;

/// <summary>
/// A mother at the counter of a school, where her phone has no network: what she opened at home is there as it was then, and so is the certificate that she downloaded. How soon: <c>./bench offline</c>.
/// </summary>
public sealed class DrawerJourneyTests(BrowserCity city)
{
    [Theory]
    [InlineData("", "Senza rete", "Com’era il", "it")]
    [InlineData("/en", "Without a network", "As it was on", "en")]
    public async Task Opened_IsReadWithoutNetwork_AndGoneAtSignOutInAnyTab(string prefix, string title, string asItWas, string language)
    {
        var page = await city.OpenAsync(BrowserCity.Phone);
        using var chiara = await city.OpenVisitorAsync(Samples.Citizen);
        await page.Context.AddCookiesAsync(BrowserCity.CookiesOf(chiara, city.City.PortalAddress));
        var watch = new PageWatch(page);
        await ChooseAsync(page, prefix);
        await DownloadAsync(page, prefix);
        await OpenAsync(page, prefix, "/documenti/tessera-elettorale");
        await OpenAsync(page, prefix, $"/documenti/carta-d-identita?persona={city.Samples.Daughter}");
        await page.AddInitScriptAsync(Acting);
        await OpenAsync(page, prefix, "/documenti/carta-d-identita");
        var number = (await page.Locator("#carta dd").First.InnerTextAsync()).Split('\n')[0];
        await WorkerAsync(page, city.Address(prefix, "/documenti"));
        watch.Complaints("online").ShouldBeEmpty();

        await page.Context.SetOfflineAsync(true);
        // The page of what was wanted, in the language of its address.
        await page.GotoAsync(city.Address(prefix, "/documenti"));
        await ListedAsync(page, 4);

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(title);
        await Assertions.Expect(page.Locator("#drawer h3")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator("#drawer li", new() { HasText = "COLOMBO" }).First).ToContainTextAsync(asItWas);
        (await page.EvaluateAsync<string>("async () => (await (await fetch(document.querySelector('#drawer a[href$=pdf]').href)).text()).slice(0, 5)")).ShouldBe("%PDF-");
        var stored = await StoredAsync(page);
        stored.ShouldNotContain("COLOMBO", Case.Insensitive);
        stored.ShouldNotContain(number);
        (await watch.ViolationsAsync("offline")).Concat(await watch.ShapeAsync("offline", language)).ShouldBeEmpty();

        var card = page.Locator("#drawer li a[href*='/carta-']").First;
        var address = await card.GetAttributeAsync("href");
        await card.ClickAsync();
        await Assertions.Expect(page.Locator("html[data-drawer='page']")).ToBeAttachedAsync();
        await Assertions.Expect(page.Locator("main .nv-kept")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#carta")).ToContainTextAsync(number);
        await Assertions.Expect(page.Locator("#copied")).ToHaveTextAsync("Fascicolo");
        await Assertions.Expect(page.Locator("main form, main script, main img, main [data-place] a:not([href^='tel:']), main [data-copied]")).ToHaveCountAsync(0);
        (await watch.ViolationsAsync("copy")).Concat(await watch.ShapeAsync("copy", language)).ShouldBeEmpty();

        await page.ResizeAsync(BrowserCity.Phone.Width, BrowserCity.Phone.Height);
        await page.Context.SetOfflineAsync(false);
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(city.Address(prefix, "/sessioni"));
        await other.Locator("main form[action$='/esci'] button").First.ClickAsync();
        await other.WaitForURLAsync("**/esci/fatto");
        // The copy that was open goes with the rest, and its address says why.
        await ListedAsync(page, 0);
        await Assertions.Expect(page.Locator("#drawer-gone")).ToBeVisibleAsync();
        page.Url.ShouldEndWith(address!);
        await other.Context.SetOfflineAsync(true);
        await other.GotoAsync(city.Address(prefix, "/documenti"));
        await ListedAsync(other, 0);
        await Assertions.Expect(other.Locator("#drawer-empty")).ToBeVisibleAsync();
        await other.AddInitScriptAsync("Object.defineProperty(window, 'indexedDB', { value: undefined })");
        await other.ReloadAsync();
        await Assertions.Expect(other.Locator("#drawer-broken")).ToBeVisibleAsync();
        await Assertions.Expect(other.Locator("#drawer-empty")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task SignOut_TriedWithoutNetwork_TakesTheDocumentsFromEveryTab()
    {
        var page = await city.OpenAsync(BrowserCity.Phone);
        using var chiara = await city.OpenVisitorAsync(Samples.Citizen);
        await page.Context.AddCookiesAsync(BrowserCity.CookiesOf(chiara, city.City.PortalAddress));
        await ChooseAsync(page, "");
        await DownloadAsync(page, "");
        await WorkerAsync(page, city.Address("", "/senza-rete"));
        await ListedAsync(page, 1);
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(city.Address("", "/sessioni"));
        await page.Context.SetOfflineAsync(true);
        (await page.EvaluateAsync<int>($"async () => (await ({Rows})()).length")).ShouldBe(2, "the page and the file");

        await other.Locator("main form[action$='/esci'] button").First.ClickAsync();

        // The city could not be told, and the page says that the session is still open; what is on the device does not wait for it.
        await Assertions.Expect(other.Locator("[data-state='signed-in']")).ToBeVisibleAsync();
        await Assertions.Expect(other.Locator("[data-state='signed-in']")).ToContainTextAsync("La sessione è ancora aperta");
        await Assertions.Expect(other.Locator("[data-state='offline']")).ToBeHiddenAsync();
        other.Url.ShouldEndWith("/sessioni");
        await ListedAsync(page, 0);
        await Assertions.Expect(page.Locator("#drawer-empty")).ToBeVisibleAsync();
        (await page.EvaluateAsync<int>($"async () => (await ({Rows})()).length")).ShouldBe(0);
        await other.GotoAsync(city.Address("", "/documenti"));
        await ListedAsync(other, 0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Kept_GoesAfterItsDays_WhenTheClockGoesBack_AndWhenAnotherAccountIsHere()
    {
        var page = await city.OpenAsync(BrowserCity.Phone);
        using var chiara = await city.OpenVisitorAsync(Samples.Citizen);
        await page.Context.AddCookiesAsync(BrowserCity.CookiesOf(chiara, city.City.PortalAddress));
        await ChooseAsync(page, "");
        await DownloadAsync(page, "");
        var file = await page.EvaluateAsync<string>("`/senza-rete/documenti/${document.getElementById('kept-document').dataset.id}.pdf`");
        await WorkerAsync(page, city.Address("", "/senza-rete"));
        await ListedAsync(page, 1);
        var now = DateTimeOffset.FromUnixTimeMilliseconds((long)await page.EvaluateAsync<double>("Date.now()")).UtcDateTime;
        await page.Clock.SetFixedTimeAsync(now.AddDays(6));
        await page.ReloadAsync();
        await ListedAsync(page, 1);
        await page.Clock.SetFixedTimeAsync(now.AddDays(8));
        await page.ReloadAsync();
        await ListedAsync(page, 0);

        // Nobody opens the drawer: whatever page is opened takes away what is over, and its address answers no file before.
        await page.Clock.SetFixedTimeAsync(now);
        await page.ReloadAsync();
        await DownloadAsync(page, "");
        await page.EvaluateAsync(Age);
        (await page.EvaluateAsync<string>("async address => (await (await fetch(address)).text()).slice(0, 5)", file)).ShouldNotBe("%PDF-");
        await DownloadAsync(page, "");
        await page.EvaluateAsync(Age);
        await page.GotoAsync(city.Address("", "/uffici"));
        (await page.EvaluateAsync<int>($"async () => {{ for (let looks = 0; looks < 100 && (await ({Rows})()).length > 0; looks++) await new Promise(next => setTimeout(next, 50)); return (await ({Rows})()).length; }}")).ShouldBe(0);

        // Who sets the clock back does not keep longer.
        await DownloadAsync(page, "");
        await page.Clock.SetFixedTimeAsync(now.AddHours(-2));
        await page.GotoAsync(city.Address("", "/senza-rete"));
        await ListedAsync(page, 0);
        await page.Clock.SetFixedTimeAsync(now);

        // Somebody signed out in another tab while a file was on its way.
        await DownloadAsync(page, "", "localStorage.removeItem('navigli.drawer')", "nothing");
        await page.GotoAsync(city.Address("", "/senza-rete"));
        await Assertions.Expect(page.Locator("#drawer a[href$=pdf]")).ToHaveCountAsync(0);

        await DownloadAsync(page, "");
        using var other = await city.OpenVisitorAsync("giorgio-pedretti");
        await page.Context.AddCookiesAsync(BrowserCity.CookiesOf(other, city.City.PortalAddress));
        await page.GotoAsync(city.Address("", "/fascicolo"));
        await page.GotoAsync(city.Address("", "/senza-rete"));
        await ListedAsync(page, 0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task NewVersion_IsTold_AndWaitsUntilItIsWanted()
    {
        var page = await city.OpenAsAsync(Samples.Citizen, BrowserCity.Phone);
        await WorkerAsync(page, city.Address("", "/fascicolo/cerca"));
        var field = page.Locator("main input[type=search], main input[type=text]").First;
        await field.FillAsync("residenza");

        // Another address for the same scope is a new worker, as other bytes are.
        await page.EvaluateAsync("navigator.serviceWorker.register('/servizio.js?altra', { scope: '/' })");
        var bar = page.Locator("[data-state='update']");
        await Assertions.Expect(bar).ToContainTextAsync("nuova versione");
        await Assertions.Expect(field).ToHaveValueAsync("residenza");

        await bar.Locator("button").ClickAsync();
        await Assertions.Expect(field).ToHaveValueAsync("");
        (await page.EvaluateAsync<string>("navigator.serviceWorker.controller.scriptURL")).ShouldEndWith("?altra");
        await page.Context.CloseAsync();
    }

    private async Task ChooseAsync(IPage page, string prefix)
    {
        await page.GotoAsync(city.Address(prefix, "/impostazioni"));
        await page.Locator("#form-keep + label").ClickAsync();
        await page.Locator("#device button").ClickAsync();
        await page.WaitForURLAsync("**salvato=si");
    }

    private async Task OpenAsync(IPage page, string prefix, string path)
    {
        await page.GotoAsync(city.Address(prefix, path));
        await Assertions.Expect(page.Locator("#kept-now")).ToBeVisibleAsync();
    }

    /// <summary>Opens the certificate and downloads its file, with something that happens in between.</summary>
    private async Task DownloadAsync(IPage page, string prefix, string meanwhile = "", string kept = "file")
    {
        await OpenAsync(page, prefix, city.Samples.Certificate);
        await page.EvaluateAsync(meanwhile);
        await page.RunAndWaitForDownloadAsync(() => page.Locator("a[download]").ClickAsync());
        await Assertions.Expect(page.Locator($"html[data-kept='{kept}']")).ToBeAttachedAsync();
    }

    private static Task ListedAsync(IPage page, int documents) =>
        Assertions.Expect(page.Locator(string.Create(CultureInfo.InvariantCulture, $"html[data-drawer='{documents}']"))).ToBeAttachedAsync();

    private static async Task WorkerAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.EvaluateAsync("async () => { if (!navigator.serviceWorker.controller) await new Promise(done => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true })); }");
    }

    /// <summary>Puts into the page of a document what such a page may have, and its copy may not.</summary>
    private const string Acting =
        """
        new MutationObserver((_, watch) => {
          if (!document.getElementById("kept-document")) return;
          watch.disconnect();
          document.getElementById("main").insertAdjacentHTML("beforeend", `<p id="copied"><a href="/fascicolo">Fascicolo</a></p>
            <form action="/esci" method="post"><input name="x" aria-label="x"></form><p data-copied="x"></p><script type="text/plain">x</script>`);
        }).observe(document, { childList: true, subtree: true });
        """;

    /// <summary>Everything that the drawer holds, as letters.</summary>
    private static Task<string> StoredAsync(IPage page) => page.EvaluateAsync<string>(
        $"async () => (await ({Rows})()).map(p => p.id + [p.words.content, p.content.content].map(c => new TextDecoder('latin1').decode(c))).join()");

    /// <summary>The rows of the drawer as they lie on the device.</summary>
    private const string Rows =
        """
        () => new Promise(resolve => {
          const request = indexedDB.open("navigli-drawer");
          request.onsuccess = () => {
            const all = request.result.transaction("papers").objectStore("papers").getAll();
            all.onsuccess = () => { resolve(all.result); request.result.close(); };
          };
        })
        """;

    /// <summary>Lets the days of all that is kept run out.</summary>
    private const string Age =
        """
        () => new Promise(resolve => {
          const request = indexedDB.open("navigli-drawer");
          request.onsuccess = () => {
            const work = request.result.transaction("papers", "readwrite");
            const papers = work.objectStore("papers");
            papers.getAll().onsuccess = event => event.target.result.forEach(paper => papers.put({ ...paper, ends: Date.now() - 1 }));
            work.oncomplete = () => { request.result.close(); resolve(); };
          };
        })
        """;
}
