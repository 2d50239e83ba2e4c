using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Navigli.Testing;

/// <summary>An answer of the portal, with its page where it is one.</summary>
public sealed class Answer(HttpResponseMessage response, byte[] body, Uri address)
{
    private const string Refresh = "<meta http-equiv=\"refresh\" content=\"0;url=";

    private IHtmlDocument? page;

    public HttpStatusCode Status => response.StatusCode;

    public HttpResponseHeaders Headers => response.Headers;

    public HttpContentHeaders ContentHeaders => response.Content.Headers;

    public byte[] Body => body;

    public string Text => System.Text.Encoding.UTF8.GetString(body);

    /// <summary>Where the visitor is now, after redirects.</summary>
    public Uri Address => address;

    /// <summary>Where a browser goes on to by itself: by a redirect, or by a page that says so at once.</summary>
    public Uri? Next => ((int)Status, Headers.Location) switch
    {
        (>= 300 and <= 399, { } location) => new Uri(address, location),
        (200, _) when Text.Contains(Refresh, StringComparison.Ordinal) => new Uri(Page.QuerySelector("meta[http-equiv=refresh]")!.GetAttribute("content")!["0;url=".Length..]),
        _ => null,
    };

    public IHtmlDocument Page => page ??= new HtmlParser().ParseDocument(Text);

    /// <summary>The words of the page's main part, white space folded.</summary>
    public string Words => string.Join(' ', (Page.QuerySelector("main") ?? Page.Body!).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The words of the page's first heading.</summary>
    public string Heading => Page.QuerySelector("h1")?.TextContent.Trim() ?? "";
}

/// <summary>Somebody with a browser that runs no script: follows redirects, keeps cookies, fills in forms as they are on the page.</summary>
public sealed class Visitor : IDisposable
{
    private readonly Uri portal;
    private readonly HttpClient http;

    public Visitor(Uri portal)
    {
        this.portal = portal;
        http = new HttpClient(new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All })
        {
            BaseAddress = portal,
        };
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>What the browser says of itself with every request.</summary>
    public HttpRequestHeaders Headers => http.DefaultRequestHeaders;

    public Uri Portal => portal;

    /// <summary>Opens an address, absolute or of the portal, and follows where it leads.</summary>
    public Task<Answer> GetAsync(string address) => SendAsync(() => new HttpRequestMessage(HttpMethod.Get, new Uri(portal, address)));

    /// <summary>Posts fields as they are: for forged requests.</summary>
    public Task<Answer> PostAsync(string address, IEnumerable<KeyValuePair<string, string>> fields) =>
        SendAsync(() => new HttpRequestMessage(HttpMethod.Post, new Uri(portal, address)) { Content = new FormUrlEncodedContent(fields) });

    /// <summary>Sends any request, without following redirects.</summary>
    public async Task<Answer> SendOnceAsync(HttpRequestMessage request)
    {
        using var response = await http.SendAsync(request);
        return new Answer(response, await response.Content.ReadAsByteArrayAsync(), request.RequestUri!);
    }

    /// <summary>Fills in the form that the selector finds and submits it by its first button, or the one named.</summary>
    public Task<Answer> SubmitAsync(Answer from, string form, IReadOnlyDictionary<string, string>? fill = null, string? button = null)
    {
        var (action, fields, gets) = Fill(from, form, fill, button);
        return gets
            ? GetAsync(action.GetLeftPart(UriPartial.Path) + "?" + new FormUrlEncodedContent(fields).ReadAsStringAsync().Result)
            : PostAsync(action.ToString(), fields);
    }

    /// <summary>Submits a form that posts, and looks at the answer alone: for taking its time.</summary>
    public Task<Answer> SubmitOnceAsync(Answer from, string form)
    {
        var (action, fields, _) = Fill(from, form, fill: null, button: null);
        return SendOnceAsync(new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) });
    }

    private static (Uri Action, List<KeyValuePair<string, string>> Fields, bool Gets) Fill(
        Answer from, string form, IReadOnlyDictionary<string, string>? fill, string? button)
    {
        var element = from.Page.QuerySelector(form) as IHtmlFormElement ?? throw new InvalidOperationException($"No form '{form}' on {from.Address}: {from.Words}");
        var fields = Fields(element, fill ?? new Dictionary<string, string>());
        if (button is not null && element.QuerySelector(button) is IHtmlButtonElement { Name: { Length: > 0 } name } pressed)
            fields.Add(new(name, pressed.Value));
        var action = new Uri(from.Address, element.GetAttribute("action") is { Length: > 0 } given ? given : from.Address.PathAndQuery);
        return (action, fields, string.Equals(element.Method, "get", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Signs in with SPID: the login page, the identity provider, the persona, and back.</summary>
    public async Task<Answer> SignInAsync(string persona, string? returnTo = null) =>
        await SignInAsync(persona, await GetAsync("/accedi" + (returnTo is null ? "" : $"?ritorno={Uri.EscapeDataString(returnTo)}")));

    /// <summary>Signs in with an identity of another country, through the eIDAS node.</summary>
    public async Task<Answer> SignInByEidasAsync(string persona) => await SignInAsync(persona, await GetAsync("/accedi"), "form[data-scheme='eidas']");

    /// <summary>Signs in from the login page where the visitor is, by the form that the selector finds.</summary>
    public async Task<Answer> SignInAsync(string persona, Answer login, string form = "form[data-idp]")
    {
        var request = await SubmitAsync(login, form);
        // With JavaScript the message is posted by itself; without, by the button on the page. To some providers an address has led already.
        var provider = request.Page.QuerySelector("form[data-hand-over]") is null ? request : await SubmitAsync(request, "form[data-hand-over]");
        var assertion = await SubmitAsync(provider, $"form[data-persona='{persona}']");
        var arrived = await SubmitAsync(assertion, "form[data-hand-over]");
        return arrived.Address.AbsolutePath is "/accedi" or "/en/accedi" or "/accedi/esito" or "/en/accedi/esito"
            ? throw new InvalidOperationException($"'{persona}' could not sign in: {arrived.Address.Query} {arrived.Words}")
            : arrived;
    }

    public void Dispose() => http.Dispose();

    private static List<KeyValuePair<string, string>> Fields(IHtmlFormElement form, IReadOnlyDictionary<string, string> fill)
    {
        List<KeyValuePair<string, string>> fields = [];
        foreach (var element in form.Elements)
        {
            var (name, value) = element switch
            {
                IHtmlInputElement { Type: "submit" or "button" or "image" or "file" } => (null, null),
                IHtmlInputElement { Type: "radio" or "checkbox" } box when fill.ContainsKey(box.Name ?? "") => (null, null),
                IHtmlInputElement { Type: "radio" or "checkbox" } box => box.IsChecked ? (box.Name, box.Value) : (null, null),
                IHtmlInputElement input => (input.Name, input.Value),
                IHtmlSelectElement select => (select.Name, select.Value ?? ""),
                IHtmlTextAreaElement area => (area.Name, area.Value),
                _ => (null, null),
            };
            if (!string.IsNullOrEmpty(name) && !fill.ContainsKey(name))
                fields.Add(new(name, value ?? ""));
        }

        fields.AddRange(fill);
        return fields;
    }

    private async Task<Answer> SendAsync(Func<HttpRequestMessage> make)
    {
        var request = make();
        for (var hops = 0; hops < 10; hops++)
        {
            using var response = await http.SendAsync(request);
            var answer = new Answer(response, await response.Content.ReadAsByteArrayAsync(), request.RequestUri!);
            if (answer.Next is not { } next)
                return answer;
            request = response.StatusCode == HttpStatusCode.TemporaryRedirect ? make() : new HttpRequestMessage(HttpMethod.Get, next);
            request.RequestUri = next;
        }

        throw new InvalidOperationException($"Too many redirects at {request.RequestUri}");
    }
}
