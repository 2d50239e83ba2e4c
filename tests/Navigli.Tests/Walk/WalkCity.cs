using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Design.Gallery;
using Navigli.Identity.Levels;
using Navigli.Identity.Sessions;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Residents;
using Navigli.Residents.Registry;
using Navigli.SyntheticCity;
using Navigli.Testing;
using Navigli.Tests.Certificates;
using Navigli.Tests.Certificates.Api;
using Navigli.Tests.Certificates.Counter;
using Navigli.Tests.City;
using Navigli.Tests.Deadlines;
using Navigli.Tests.Identity;
using Navigli.Tests.Identity.Clients;
using Navigli.Tests.Privacy;
using Xunit;

namespace Navigli.Tests.Walk;

/// <summary>A city whose every endpoint is walked, with the data of one family to ask for.</summary>
public sealed class WalkCity : IAsyncLifetime
{
    /// <summary>Endpoints that are not the city's, and why they are not walked.</summary>
    internal static readonly IReadOnlyDictionary<string, string> OfTheFramework = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["{**path:file}"] = "in Development alone: files that came after the build",
        ["/_framework/opaque-redirect"] = "leads only to addresses that the framework itself has sealed",
    };

    private readonly Dictionary<Walker, Visitor> visitors = [];
    private readonly Dictionary<string, (Walker Owner, string Path)> samples = new(StringComparer.Ordinal);

    public TestCity City { get; private set; } = null!;

    internal RequestNotes Notes { get; private set; } = null!;

    /// <summary>Everybody in the registry.</summary>
    internal IReadOnlySet<Guid> Persons { get; private set; } = new HashSet<Guid>();

    /// <summary>A link to a certificate of the daughter's.</summary>
    internal string Shared { get; private set; } = "";

    internal static Guid Mother => CertificatesCity.PersonOf("chiara-colombo");

    internal static Guid Daughter => CertificatesCity.PersonOf("sofia-brambilla");

    public Visitor this[Walker walker] => visitors[walker];

    internal ClientSoftware Client { get; private set; } = null!;

    /// <summary>Sends a request as somebody: the client with its token and its operator.</summary>
    internal async Task<Answer> SendAsync(Walker walker, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, new Uri(City.PortalAddress, path));
        if (method == HttpMethod.Post)
            request.Content = new FormUrlEncodedContent([]);
        if (walker == Walker.ApiClient)
        {
            request.Headers.Authorization = new("Bearer", await Client.TokenAsync());
            request.Headers.Add("Agid-JWT-TrackingEvidence", Client.Evidence());
        }

        return await visitors[walker].SendOnceAsync(request);
    }

    public async ValueTask InitializeAsync()
    {
        City = await TestCity.StartAsync(new TestCityOptions { Residents = 60, Services = RequestNotes.Register });
        Notes = City.Portal.Services.GetRequiredService<RequestNotes>();
        Persons = await City.InsideAsync(async services =>
        {
            var db = services.GetRequiredService<CityDb>();
            Notes.Listen(City.Portal.Services, db);
            return (IReadOnlySet<Guid>)await db.Set<Person>().Select(p => p.Id).ToHashSetAsync();
        });
        visitors[Walker.Nobody] = City.Visit();
        visitors[Walker.ApiClient] = City.Visit();
        Client = await ClientSoftware.RegisterAsync(City);
        foreach (var (walker, persona) in new[]
        {
            (Walker.Owner, "chiara-colombo"), (Walker.OtherCitizen, "stefano-fontana"), (Walker.Officer, "laura-bernasconi"), (Walker.Administrator, "tiziano-sormani"),
            (Walker.ProtectionOfficer, "adele-morandi"),
        })
            visitors[walker] = await City.SignInAsync(persona);
        await MakeDataAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in visitors.Values)
            visitor.Dispose();
        Client.Dispose();
        await City.DisposeAsync();
    }

    /// <summary>Every endpoint of the host but the files of the design, each method once.</summary>
    internal IReadOnlyList<Stop> Stops() =>
    [
        .. Endpoints().Where(e => !OfTheFramework.ContainsKey(e.RoutePattern.RawText!))
            .SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => StopAt(e, method))),
    ];

    internal IEnumerable<RouteEndpoint> Endpoints() =>
        ((IEndpointRouteBuilder)City.Portal).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null);

    private Stop StopAt(RouteEndpoint endpoint, string method)
    {
        var route = endpoint.RoutePattern.RawText!;
        if (endpoint.RoutePattern.Parameters.Count == 0)
            return new Stop(endpoint, method, route.StartsWith('/') ? route : "/" + route, null);
        return samples.TryGetValue(route, out var sample)
            ? new Stop(endpoint, method, sample.Path, sample.Owner)
            : throw new InvalidOperationException($"The walk knows no data to ask '{route}' for: add some to {nameof(WalkCity)}");
    }

    private async Task MakeDataAsync()
    {
        var chiara = visitors[Walker.Owner];
        var draft = (await CertificatesCity.DeclareAsync(chiara, await CertificatesCity.BeginAsync(chiara, CertificatesCity.Residence, "sofia-brambilla"), CertificatesCity.SportsClub))
            .Address.AbsolutePath.Split('/')[3];
        var certificate = (await CertificatesCity.ObtainAsync(chiara, CertificatesCity.Residence, "sofia-brambilla")).Address.AbsolutePath;
        var made = await chiara.SubmitAsync(await chiara.GetAsync($"{certificate}/link"), "#link");
        Shared = new Uri(made.Page.QuerySelector("#nuovo code")!.TextContent).AbsolutePath;
        var record = await LookUpAsync("Typed.CodiceFiscale", Personas.All(Packs.Milano, TestCity.SeededOn).Single(p => p.Key == "chiara-colombo").CodiceFiscale.ToString());
        var (counter, handedOver, entry) = await ServeAsync();
        await City.InsideAsync(ReadWithoutReasonAsync);
        var ask = Links(await chiara.GetAsync("/chi-ha-visto-i-miei-dati"), "/chi-ha-visto-i-miei-dati/chiedi/")[0];
        var question = (await chiara.SubmitAsync(await chiara.GetAsync(ask), "main form")).Address.AbsolutePath;
        var officer = visitors[Walker.ProtectionOfficer];

        Sample("/i-miei-familiari/{PersonId:guid}", Walker.Owner, $"/i-miei-familiari/{Daughter}");
        Sample("/certificati/richiesta/{Draft:guid}", Walker.Owner, $"/certificati/richiesta/{draft}");
        Sample("/certificati/richiesta/{Draft:guid}/uso", Walker.Owner, $"/certificati/richiesta/{draft}/uso");
        Sample("/certificati/richiesta/{Draft:guid}/conferma", Walker.Owner, $"/certificati/richiesta/{draft}/conferma");
        Sample("/certificati/{Id:guid}", Walker.Owner, certificate);
        Sample("/certificati/autocertificazione/{Persona:guid}/{Tipo}", Walker.Owner, $"/certificati/autocertificazione/{Daughter}/8");
        Sample("/certificati/autocertificazione/{persona:guid}/{tipo}/pdf", Walker.Owner, $"/certificati/autocertificazione/{Daughter}/8/pdf");
        Sample("/certificati/{id:guid}/pdf", Walker.Owner, $"{certificate}/pdf");
        Sample("/certificati/richieste/{Id:guid}", Walker.Owner, $"/certificati/richieste/{certificate.Split('/')[^1]}");
        Sample("/certificati/{Id:guid}/invia", Walker.Owner, $"{certificate}/invia");
        Sample("/certificati/{Id:guid}/link", Walker.Owner, $"{certificate}/link");
        Sample("/fascicolo/da-fare/{id:guid}/letto", Walker.Owner, $"/fascicolo/da-fare/{Guid.Empty}/letto");
        await DeadlinesCity.ExpireAsync(City, "chiara-colombo", DeadlinesCity.Expires);
        Sample("/fascicolo/scadenze/rimanda/{Rule}/{Reference:guid}", Walker.Owner, $"/fascicolo/scadenze/rimanda/identity-card/{Mother}");
        var feed = await chiara.SubmitAsync(await chiara.GetAsync("/fascicolo/scadenze/calendario/abbonamento"), "#make");
        Sample("/calendario/{secret}.ics", Walker.Nobody, new Uri(feed.Page.QuerySelector("#indirizzo code")!.TextContent).AbsolutePath);
        Sample("/c/{Secret}", Walker.Nobody, Shared);
        Sample("/c/{secret}/scarica", Walker.Nobody, $"{Shared}/scarica");
        Sample("/chi-ha-visto-i-miei-dati/chiedi/{Line}", Walker.Owner, ask);
        Sample("/chi-ha-visto-i-miei-dati/richieste/{Id:guid}", Walker.Owner, question);
        Sample("/anagrafe/persone/{PersonId:guid}", Walker.Officer, record.PathAndQuery);
        Sample("/anagrafe/persone/{PersonId:guid}/certificabilita", Walker.Officer, $"{record.AbsolutePath}/certificabilita{record.Query}");
        Sample("/sportello/persone/{PersonId:guid}", Walker.Officer, $"/sportello/persone/{Mother}{record.Query}");
        Sample("/sportello/rilascio/{Draft:guid}", Walker.Officer, counter);
        Sample("/sportello/rilascio/{Draft:guid}/conferma", Walker.Officer, $"{counter}/conferma");
        Sample("/sportello/rilascio/{Draft:guid}/esito", Walker.Officer, $"{handedOver}/esito");
        Sample("/sportello/rilascio/{draft:guid}/pdf", Walker.Officer, $"{handedOver}/pdf");
        Sample("/sportello/registro/{Draft:guid}", Walker.Officer, entry);
        Sample("/sportello/registro/{Draft:guid}/annulla", Walker.Officer, $"{entry}/annulla");
        Sample("/sportello/registro/{draft:guid}/ristampa", Walker.Officer, $"{entry}/ristampa");
        Sample("/anagrafe/ricerche/{LookUpId:guid}", Walker.Officer, $"/anagrafe/ricerche/{record.Query.Split('=')[1]}");
        Sample("/protezione-dati/richieste/{Id:guid}", Walker.ProtectionOfficer, Links(await officer.GetAsync("/protezione-dati"), "/protezione-dati/richieste/")[0]);
        Sample("/protezione-dati/senza-motivo/{Line}", Walker.ProtectionOfficer, Links(await officer.GetAsync("/protezione-dati/senza-motivo"), "/protezione-dati/senza-motivo/")[0]);
        var issued = await ApiCalls.IssueAsync(visitors[Walker.Officer], ApiCalls.Request("chiara-colombo"), ApiCalls.NewKey());
        Sample("/api/v1/certificates/{id:guid}", Walker.Officer, issued.Headers.Location!.AbsolutePath);
        Sample("/api/v1/certificates/{id:guid}/document", Walker.Officer, $"{issued.Headers.Location.AbsolutePath}/document");
        Sample("/api/v1/certificates/{id:guid}/void", Walker.Officer, $"{issued.Headers.Location.AbsolutePath}/void");
        Sample("/sessioni/{Id:guid}/chiudi", Walker.Owner, $"/sessioni/{await SessionOfAsync("chiara-colombo")}/chiudi");
        var delegation = await DelegationSteps.AskAsync(chiara, "davide-riva");
        Sample("/fascicolo/correzioni/{Source}", Walker.Owner, $"/fascicolo/correzioni/education?persona={Daughter}");
        var correction = await chiara.SubmitAsync(await chiara.GetAsync($"/fascicolo/correzioni/education?persona={Daughter}"), "#correct", new Dictionary<string, string> { ["Form.Datum"] = "class", ["Form.Text"] = "Sofia è in 3ª B." });
        Sample("/fascicolo/correzioni/richieste/{Id:guid}", Walker.Owner, correction.Address.AbsolutePath);
        Sample("/deleghe/{Id:guid}", Walker.Owner, $"/deleghe/{delegation}");
        Sample("/deleghe/{Id:guid}/fine", Walker.Owner, $"/deleghe/{delegation}/fine");
        Sample("/accedi/ripresa/{Draft:guid}", Walker.Owner, $"/accedi/ripresa/{await HoldFormAsync("chiara-colombo")}");
        Sample("/accedi/ripresa/{draft:guid}/invia", Walker.Owner, $"/accedi/ripresa/{Guid.Empty}/invia");
        Sample("/amministrazione/personale/{Id:guid}", Walker.Administrator, Links(await visitors[Walker.Administrator].GetAsync("/amministrazione/personale"), "/amministrazione/personale/")
            .First(path => Guid.TryParse(path.Split('/')[^1], out _)));
        Sample("/amministrazione/client/{Id:guid}", Walker.Administrator, $"/amministrazione/client/{Client.Id}");
        Sample("/amministrazione/client/{Id:guid}/condizioni", Walker.Administrator, $"/amministrazione/client/{Client.Id}/condizioni");
        var join = await JoinAsync("chiara-colombo");
        Sample("/identita/{Id:guid}", Walker.Owner, $"/identita/{join}");
        Sample("/anagrafe/identita/{Id:guid}", Walker.Officer, $"/anagrafe/identita/{join}");
        var copies = await RightsCity.ReadyAsync(chiara);
        Sample("/la-mia-privacy/copia/{id:guid}/scarica", Walker.Owner, copies.Page.QuerySelector("form[id^='download-']")!.GetAttribute("action")!);
        var erasing = await chiara.GetAsync("/la-mia-privacy/cancellazione/conferma?identity.email=true");
        Sample("/la-mia-privacy/cancellazione/{Id:guid}", Walker.Owner, (await chiara.SubmitAsync(erasing, "#erase")).Address.AbsolutePath);
        samples.Add("/api/v1/{**rest}", (Walker.Nobody, "/api/v1/nothing"));
        samples.Add("/spid/accesso/{provider}", (Walker.Nobody, "/spid/accesso/nessuno"));
        samples.Add("/design/{Component}/{State}", (Walker.Owner, GalleryExample.All[0].Path));

        void Sample(string route, Walker owner, string path) => samples.Add(route, (owner, path));
    }

    /// <summary>An eIDAS identity joined to the persona's account.</summary>
    private async Task<Guid> JoinAsync(string persona)
    {
        using var abroad = await JoinSteps.ForeignerAsync(City, "anna-becker");
        var asked = await JoinSteps.AskAsync(abroad, Personas.All(Packs.Milano, TestCity.SeededOn).Single(p => p.Key == persona).CodiceFiscale.Value);
        await JoinSteps.ApproveAsync(visitors[Walker.Officer], asked, "Visto l’atto di matrimonio");
        return JoinSteps.IdOf(asked);
    }

    private Task<Guid> SessionOfAsync(string persona) => City.InsideAsync(async services =>
    {
        var code = Personas.All(Packs.Milano, TestCity.SeededOn).Single(p => p.Key == persona).CodiceFiscale.Value;
        return await services.GetRequiredService<CityDb>().Set<Session>().Where(s => s.Account!.CodiceFiscale == code && s.EndedAt == null).Select(s => s.Id).SingleAsync();
    });

    /// <summary>A form that waits for a stronger sign-in, as one sent too early leaves it.</summary>
    private async Task<Guid> HoldFormAsync(string persona)
    {
        var session = await SessionOfAsync(persona);
        return await City.InsideAsync(async services =>
        {
            var account = await services.GetRequiredService<CityDb>().Set<Session>().Where(s => s.Id == session).Select(s => s.AccountId).SingleAsync();
            var request = new DefaultHttpContext
            {
                User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(CallerClaims.Account, account.ToString())], "walk")),
                Request = { Method = "POST", Form = new FormCollection(new() { ["Nota"] = "Sofia" }) },
            };
            services.GetRequiredService<IHttpContextAccessor>().HttpContext = request;
            return (await services.GetRequiredService<HeldForms>().KeepAsync(request, "/certificati"))!.Value;
        });
    }

    private async Task<Uri> LookUpAsync(string field, string value) =>
        (await visitors[Walker.Officer].SubmitAsync(await visitors[Walker.Officer].GetAsync("/anagrafe"), "main form", new Dictionary<string, string>
        {
            [field] = value,
            ["Typed.Purpose"] = ResidentsPurposes.Counter.Code,
            ["Typed.Reason"] = "Allo sportello per un certificato",
        })).Address;

    /// <summary>A request at the counter that waits for its confirmation, one that was handed over, and its entry in the register.</summary>
    private async Task<(string Counter, string HandedOver, string Entry)> ServeAsync()
    {
        var officer = visitors[Walker.Officer];
        var summary = await OfficerSteps.FillAsync(officer, await OfficerSteps.BeginAsync(officer, "chiara-colombo", CertificatesCity.Family), OfficerSteps.ThirdParty, OfficerSteps.Exempt);
        var done = await OfficerSteps.IssueAsync(officer, "chiara-colombo", CertificatesCity.Residence, OfficerSteps.ThirdParty, OfficerSteps.Exempt);
        var desk = await OfficerSteps.CounterAsync(officer, "chiara-colombo");
        var entry = await officer.SubmitAsync(desk, "#open", button: "button[name='Open.Id']");
        return (Parent(summary), Parent(done), entry.Address.AbsolutePath);

        static string Parent(Answer answer) => answer.Address.AbsolutePath[..answer.Address.AbsolutePath.LastIndexOf('/')];
    }

    private static async Task<bool> ReadWithoutReasonAsync(IServiceProvider services)
    {
        await services.GetRequiredService<AccessLedger>().RecordAsync(
            new AccessEntry
            {
                Subject = Mother,
                What = ResidentsReadings.Record,
                Purpose = ResidentsPurposes.Counter,
                Reader = new Caller { AccountId = Guid.CreateVersion7(TestClock.Start), Office = services.GetRequiredService<CityPack>().Offices[0].Id },
                Kind = ReaderKind.Office,
            },
            CancellationToken.None);
        return true;
    }

    private static string[] Links(Answer answer, string start) =>
        [.. answer.Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).Where(h => h.StartsWith(start, StringComparison.Ordinal) && h.Length > start.Length)];
}
