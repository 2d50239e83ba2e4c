using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Navigli.Tests.Identity;

/// <summary>A browser without scripts: cookies by site, forms, redirects one at a time.</summary>
internal sealed class PlainBrowser : IDisposable
{
    private readonly HttpClient _http;
    private readonly Uri _portal;

    public PlainBrowser(Uri portal)
    {
        _portal = portal;
        _http = new HttpClient(new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = false });
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>What the browser says of itself with every request.</summary>
    public HttpRequestHeaders Headers => _http.DefaultRequestHeaders;

    public HttpResponseMessage Last { get; private set; } = new();

    public string Text { get; private set; } = "";

    public IHtmlDocument Page => new HtmlParser().ParseDocument(Text);

    public Uri Here { get; private set; } = new("about:blank");

    public Task<string> GetAsync(string address) => GoAsync(new Uri(_portal, address), null);

    public async Task<string> GoAsync(Uri address, IEnumerable<KeyValuePair<string, string>>? form)
    {
        for (var hops = 0; hops < 10; hops++)
        {
            using var request = new HttpRequestMessage(form is null ? HttpMethod.Get : HttpMethod.Post, address) { Content = form is null ? null : new FormUrlEncodedContent(form) };
            Last = await _http.SendAsync(request);
            Text = await Last.Content.ReadAsStringAsync();
            Here = address;
            if ((Last.Headers.Location ?? Refreshed()) is not { } next)
                return Text;
            (address, form) = (new Uri(address, next), null);
        }

        throw new InvalidOperationException("Too many redirects");
    }

    public Task<string> SubmitAsync(string selector, params (string Name, string Value)[] more)
    {
        var form = Page.QuerySelector(selector) as IHtmlFormElement ?? throw new InvalidOperationException($"No {selector} at {Here}: {Text}");
        return GoAsync(new Uri(Here, form.GetAttribute("action")), FieldsOf(form).Concat(more.Select(field => KeyValuePair.Create(field.Name, field.Value))));
    }

    public static List<KeyValuePair<string, string>> FieldsOf(IHtmlFormElement form) =>
        [.. form.QuerySelectorAll("input[name]").OfType<IHtmlInputElement>().Select(input => KeyValuePair.Create(input.Name!, input.Value))];

    /// <summary>From the sign-in page to the provider's choice of personas.</summary>
    public async Task GoToProviderAsync(string signIn = "/accedi", string scheme = "spid")
    {
        await GetAsync(signIn);
        await SubmitAsync($"form[data-scheme='{scheme}']");
        // An address may have led there already.
        if (Page.QuerySelector("form[data-hand-over]") is not null)
            await SubmitAsync("form[data-hand-over]");
    }

    /// <summary>The whole way: provider, persona, and back.</summary>
    public async Task SignInAsync(string persona = "chiara", string scheme = "spid")
    {
        await GoToProviderAsync("/accedi", scheme);
        await SubmitAsync($"form[data-persona='{persona}']");
        await SubmitAsync("form[data-hand-over]");
    }

    // Where a page leads on by itself at once.
    private Uri? Refreshed() =>
        Text.Contains("http-equiv=\"refresh\"", StringComparison.Ordinal) ? new Uri(Page.QuerySelector("meta[http-equiv=refresh]")!.GetAttribute("content")!["0;url=".Length..]) : null;

    public void Dispose()
    {
        Last.Dispose();
        _http.Dispose();
    }
}
