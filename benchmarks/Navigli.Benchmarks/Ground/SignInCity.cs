using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Seeding;
using Navigli.Residents;
using Navigli.Testing;

namespace Navigli.Benchmarks.Ground;

/// <summary>Somebody's finished sign-in: what the portal took for it, and the session.</summary>
internal sealed record SignInDone(TimeSpan Time, string SessionCookie);

/// <summary>A city's portal in a process of its own whose residents sign in by the <see cref="PromptProvider"/>.</summary>
internal sealed partial class SignInCity : IAsyncDisposable
{
    private readonly Portal portal;
    private readonly PromptProvider provider;
    private readonly IReadOnlyList<Vouched> residents;
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = 512 });
    private string action = "", token = "", antiforgery = "";

    private SignInCity(Portal portal, PromptProvider provider, IReadOnlyList<Vouched> residents)
    {
        (this.portal, this.provider, this.residents) = (portal, provider, residents);
        http.BaseAddress = portal.Address;
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");
        http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br");
    }

    public Uri Address => portal.Address;

    public PromptProvider Provider => provider;

    /// <summary>Processor time that the portal's process has used: the database's is another's.</summary>
    public TimeSpan ProcessorTime => portal.ProcessorTime;

    public static async Task<SignInCity> StartAsync(BenchCity city, Grounds ground, int people)
    {
        var prompt = new PromptProvider();
        Directory.CreateDirectory(city.Folder);
        var metadata = Path.Combine(city.Folder, "prompt.xml");
        await File.WriteAllTextAsync(metadata, prompt.Metadata());
        var started = await Portal.StartAsync(
            city, Path.Combine(ground.Published, "Navigli.Web.dll"), FreePorts.Address("localhost"), [new("Identity:IdentityProviders:0:Metadata", metadata)]);
        var signIn = new SignInCity(started, prompt, await ResidentsAsync(city, people));
        await signIn.OpenFormAsync();
        return signIn;
    }

    /// <summary>The three requests of a sign-in, by a browser that has opened the sign-in page. What the identity provider takes in between is not in the time.</summary>
    public async Task<SignInDone> SignInAsync(int number)
    {
        var watch = Stopwatch.StartNew();
        using var departure = await SendAsync(action, antiforgery, ("__RequestVerificationToken", token), ("ritorno", "/fascicolo"));
        var page = await departure.Content.ReadAsStringAsync();
        var browser = Cookie(departure, "navigli.sign-in=");
        watch.Stop();

        var (request, relayState) = (Field(page, "SAMLRequest"), Field(page, "RelayState"));
        var requestId = Identifier().Match(Encoding.UTF8.GetString(Convert.FromBase64String(request))).Groups["id"].Value;
        var answer = Convert.ToBase64String(Encoding.UTF8.GetBytes(provider.Answer(requestId, Address, residents[number % residents.Count])));

        watch.Start();
        using var received = await SendAsync("/spid/acs", cookie: null, ("SAMLResponse", answer), ("RelayState", relayState));
        using var back = new HttpRequestMessage(HttpMethod.Get, received.Headers.Location);
        back.Headers.Add("Cookie", browser);
        using var completed = await http.SendAsync(back);
        watch.Stop();
        return completed.Headers.Location?.OriginalString == "/fascicolo"
            ? new SignInDone(watch.Elapsed, Cookie(completed, "navigli.session="))
            : throw new InvalidOperationException($"Not signed in: {received.Headers.Location} led to {completed.Headers.Location}");
    }

    /// <summary>A page of the portal, whole.</summary>
    public async Task<TimeSpan> ViewAsync(string page, string? session)
    {
        var watch = Stopwatch.StartNew();
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        if (session is not null)
            request.Headers.Add("Cookie", session);
        using var answer = await http.SendAsync(request);
        await answer.Content.ReadAsByteArrayAsync();
        return answer.StatusCode == HttpStatusCode.OK ? watch.Elapsed : throw new InvalidOperationException($"{page} answers {(int)answer.StatusCode}");
    }

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        provider.Dispose();
        http.Dispose();
    }

    /// <summary>The sign-in page's form, with the token that allows its post.</summary>
    private async Task OpenFormAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/accedi");
        request.Headers.AcceptEncoding.ParseAdd("identity");
        using var answer = await http.SendAsync(request);
        var page = await answer.Content.ReadAsStringAsync();
        (action, token) = (ProviderAction().Match(page).Value, Field(page, "__RequestVerificationToken"));
        antiforgery = Cookie(answer, "navigli.form=");
    }

    private Task<HttpResponseMessage> SendAsync(string address, string? cookie, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) };
        // Pages are read here, and not to be unpacked first.
        request.Headers.AcceptEncoding.ParseAdd("identity");
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        return http.SendAsync(request);
    }

    private static string Cookie(HttpResponseMessage answer, string start) => answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.FirstOrDefault(c => c.StartsWith(start, StringComparison.Ordinal)) is { } found
        ? found.Split(';')[0]
        : throw new InvalidOperationException($"{answer.RequestMessage!.RequestUri} answers {(int)answer.StatusCode} without the cookie '{start}'");

    private static string Field(string page, string name) => Fields().Matches(page).FirstOrDefault(m => m.Groups["name"].Value == name) is { } field
        ? WebUtility.HtmlDecode(field.Groups["value"].Value)
        : throw new InvalidOperationException($"No field {name} in {page}");

    private static Task<List<Vouched>> ResidentsAsync(BenchCity city, int people) => city.InsideAsync(db =>
    {
        var (from, to) = (city.SeededOn.AddYears(-60), city.SeededOn.AddYears(-30));
        // Card numbers are given in no order of the tables, so these are spread over them.
        return db.Persons.AsNoTracking()
            .Where(p => p.Status == RegistryStatus.Resident && p.BirthDate > from && p.BirthDate < to && p.Marks == LegalMarks.None && p.IdentityCardNumber != null)
            .OrderBy(p => p.IdentityCardNumber).Take(people)
            .Select(p => new Vouched(p.CodiceFiscale, p.GivenName, p.Surname, p.BirthDate))
            .ToListAsync();
    });

    [GeneratedRegex(@"/spid/accesso/[0-9a-f]+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ProviderAction();

    [GeneratedRegex(@"<input[^>]* name=""(?<name>[^""]+)""[^>]* value=""(?<value>[^""]*)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Fields();

    [GeneratedRegex(@" ID=""(?<id>[^""]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Identifier();
}
