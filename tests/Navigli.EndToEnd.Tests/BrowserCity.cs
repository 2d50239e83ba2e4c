using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Navigli.Contracts;
using Navigli.EndToEnd.Tests;
using Navigli.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(BrowserCity))]

namespace Navigli.EndToEnd.Tests;

/// <summary>One city and one browser for all tests: Debian's Chromium, never a downloaded one. Who needs them and finds none is skipped.</summary>
public sealed class BrowserCity : IAsyncLifetime
{
    private static readonly string Chromium = Environment.GetEnvironmentVariable("NAVIGLI_CHROMIUM") ?? "/usr/bin/chromium";

    private static readonly string NoBrowser = $"There is no browser at {Chromium}: apt-get install chromium, or set NAVIGLI_CHROMIUM";

    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<Cookie>>>> sessions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<IBrowserContext>>> kept = new(StringComparer.Ordinal);
    private TestCity? city;
    private Samples? samples;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public static ViewportSize Phone { get; } = new() { Width = 390, Height = 844 };

    public static ViewportSize Desktop { get; } = new() { Width = 1280, Height = 900 };

    public TestCity City => city ?? throw new InvalidOperationException("Open a page first: it skips the test where there is no browser");

    public Samples Samples => samples ?? throw new InvalidOperationException("Open a page first: it skips the test where there is no browser");

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium))
            return;
        city = await TestCity.StartAsync(new TestCityOptions { Residents = 120, Services = services => services.AddSingleton<ISearchSource, BrokenSearch>() });
        samples = await Samples.PrepareAsync(city);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (city is not null)
            await city.DisposeAsync();
    }

    /// <summary>A page of a fresh browser; nobody is signed in.</summary>
    public async Task<IPage> OpenAsync(ViewportSize viewport, Action<BrowserNewContextOptions>? adjust = null)
    {
        Assert.SkipWhen(browser is null, NoBrowser);
        var options = new BrowserNewContextOptions { ViewportSize = viewport, Locale = "it-IT", TimezoneId = "Europe/Rome", ReducedMotion = ReducedMotion.Reduce };
        adjust?.Invoke(options);
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }

    /// <summary>The same with a persona signed in; null is nobody. A persona signs in once and the session serves every page.</summary>
    public async Task<IPage> OpenAsAsync(string? persona, ViewportSize viewport, Action<BrowserNewContextOptions>? adjust = null)
    {
        var page = await OpenAsync(viewport, adjust);
        if (persona is not null)
            await page.Context.AddCookiesAsync(await sessions.GetOrAdd(persona, key => new(() => SessionOfAsync(key))).Value);
        return page;
    }

    /// <summary>
    /// A page of the browser that the persona has been using, which fetches no stylesheet or font twice: for looking at many pages. Its tests must leave nothing behind in it,
    /// and close the page alone.
    /// </summary>
    public async Task<IPage> OpenAgainAsync(string? persona)
    {
        Assert.SkipWhen(browser is null, NoBrowser);
        var context = await kept.GetOrAdd(persona ?? "", _ => new(async () => (await OpenAsAsync(persona, Desktop)).Context)).Value;
        return await context.NewPageAsync();
    }

    /// <summary>The persona with a browser that runs no script, for what a test needs done before its own part begins.</summary>
    public Task<Visitor> OpenVisitorAsync(string persona)
    {
        Assert.SkipWhen(browser is null, NoBrowser);
        return City.SignInAsync(persona);
    }

    /// <summary>An address of the portal in a language: "" or "/en".</summary>
    public string Address(string prefix, string path) => new Uri(City.PortalAddress, prefix.Length > 0 && path == "/" ? prefix : prefix + path).ToString();

    /// <summary>The session of a visitor, for a browser to go on with it.</summary>
    public static IReadOnlyList<Cookie> CookiesOf(Visitor visitor, Uri portal) => [.. visitor.Cookies.GetCookies(portal).Where(c => c.Name == "navigli.session").Select(c => new Cookie
    {
        Name = c.Name,
        Value = c.Value,
        Url = portal.ToString(),
        HttpOnly = true,
        SameSite = SameSiteAttribute.Lax,
    })];

    private async Task<IReadOnlyList<Cookie>> SessionOfAsync(string persona)
    {
        using var visitor = City.Visit();
        if (persona is Samples.Foreigner or Samples.OtherForeigner)
            await visitor.SignInByEidasAsync(persona);
        else
            await visitor.SignInAsync(persona);
        return CookiesOf(visitor, City.PortalAddress);
    }

    /// <summary>Lets a test see the page of an outage: this search ends as a database that does not answer.</summary>
    private sealed class BrokenSearch(Microsoft.AspNetCore.Http.IHttpContextAccessor http) : ISearchSource
    {
        public IEnumerable<SearchEntry> Entries(System.Globalization.CultureInfo language) =>
            http.HttpContext?.Request.Query["q"].ToString() == Pages.Outage ? throw new TimeoutException("The database does not answer") : [];
    }
}
