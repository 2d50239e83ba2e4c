using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Identity;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Ledger;
using Navigli.SyntheticCity;
using Navigli.Testing;

namespace Navigli.EndToEnd.Tests;

/// <summary>Real data to open the pages with, made through the pages themselves.</summary>
public sealed record Samples
{
    public const string Citizen = "chiara-colombo";
    public const string Officer = "laura-bernasconi";
    public const string Administrator = "tiziano-sormani";
    public const string OtherAdministrator = "rita-casati";
    public const string ProtectionOfficer = "adele-morandi";

    /// <summary>Has given a delegation, and who has it.</summary>
    public const string Giver = "teresa-locatelli";

    /// <inheritdoc cref="Giver"/>
    public const string Helper = "maria-vittoria";

    /// <summary>Signed in by eIDAS, with a request to join that waits.</summary>
    public const string Foreigner = "pablo-ortega";

    /// <summary>The same with nothing asked.</summary>
    public const string OtherForeigner = "anna-becker";

    /// <summary>Who had something erased: nothing of hers is a sample.</summary>
    public const string Eraser = "simona-monti";

    public required Guid Daughter { get; init; }

    public required string Draft { get; init; }

    public required string Certificate { get; init; }

    public required string Shared { get; init; }

    /// <summary>The outcome of a request that ANPR certified.</summary>
    public required string National { get; init; }

    /// <summary>Somebody of the citizen's family who is of age.</summary>
    public required Guid Father { get; init; }

    public required string Record { get; init; }

    public required string Results { get; init; }

    /// <summary>Path of the mother's certificates at the counter, under an open look-up.</summary>
    public required string Counter { get; init; }

    /// <summary>Path of a request at the counter that waits for its confirmation.</summary>
    public required string CounterRequest { get; init; }

    /// <summary>Path of one that was handed over.</summary>
    public required string HandedOver { get; init; }

    /// <summary>Path of an entry of the register.</summary>
    public required string Entry { get; init; }

    public required string Ask { get; init; }

    public required string Question { get; init; }

    public required string QueuedQuestion { get; init; }

    public required string Unexplained { get; init; }

    /// <summary>Path of the delegation that the demonstration begins with.</summary>
    public required string Delegation { get; init; }

    /// <summary>Path of the end of one of the citizen's sessions.</summary>
    public required string Session { get; init; }

    /// <summary>Path of an administrator's appointment that waits for a second one.</summary>
    public required string Proposal { get; init; }

    /// <summary>Path of an appointment in force.</summary>
    public required string Appointment { get; init; }

    /// <summary>Path of the page of an API client with a key.</summary>
    public required string ApiClient { get; init; }

    /// <summary>Path of a request to join an eIDAS identity that waits for the officer, under the officer's queue and, without it, under its person's page.</summary>
    public required string Join { get; init; }

    /// <summary>Path of an erasure that was done.</summary>
    public required string Erased { get; init; }

    public static async Task<Samples> PrepareAsync(TestCity city)
    {
        var (mother, daughter) = (Person(city, Citizen), Person(city, "sofia-brambilla"));
        using var chiara = await city.SignInAsync(Citizen);
        var draft = await RequestAsync(chiara, daughter.PersonId!.Value);
        var certificate = await chiara.SubmitAsync(await RequestAsync(chiara, mother.PersonId!.Value), "#confirm");

        var made = await chiara.SubmitAsync(await chiara.GetAsync($"{certificate.Address.AbsolutePath}/link"), "#link");
        var national = await chiara.SubmitAsync(await RequestAsync(chiara, mother.PersonId!.Value, type: "7", from: "/certificati/altri"), "#confirm");

        using var officer = await city.SignInAsync(Officer);
        var record = await officer.SubmitAsync(await officer.GetAsync("/anagrafe"), "main form", LookUp(new() { ["Typed.CodiceFiscale"] = mother.CodiceFiscale.ToString() }));
        var nobody = await officer.SubmitAsync(await officer.GetAsync("/anagrafe"), "main form", LookUp(new()
        {
            ["Typed.Surname"] = "Nessuno",
            ["Typed.GivenName"] = "Proprio",
            ["Typed.BirthDate"] = "01/01/1990",
        }));

        var counter = record.Page.QuerySelector("main a[href*='/sportello/persone/']")!.GetAttribute("href")!;
        var waiting = await ServeAsync(officer, counter);
        var handedOver = await officer.SubmitAsync(await ServeAsync(officer, counter), "#confirm");
        var entry = await officer.SubmitAsync(await officer.GetAsync(counter), "#open", button: "button[name='Open.Id']");

        await ReadWithoutReasonAsync(city, mother.PersonId!.Value);
        var timeline = await chiara.GetAsync("/chi-ha-visto-i-miei-dati");
        var ask = timeline.Page.QuerySelectorAll("main a[href*='/chiedi/']").Select(a => a.GetAttribute("href")!).First();
        var question = await chiara.SubmitAsync(await chiara.GetAsync(ask), "main form", new Dictionary<string, string> { ["Form.Message"] = "Non conosco questo ufficio." });

        using var chiaraElsewhere = await city.SignInAsync(Citizen);
        var session = await FirstLinkAsync(chiara, "/sessioni", "/sessioni/", "main a[href$='/chiudi']");
        using var teresa = await city.SignInAsync(Giver);
        using var administrator = await city.SignInAsync(Administrator);
        var proposal = await ProposeAsync(administrator, Person(city, "davide-riva"));
        using var protection = await city.SignInAsync(ProtectionOfficer);
        using var simona = await city.SignInAsync(Eraser);
        var erased = (await simona.SubmitAsync(await simona.GetAsync("/la-mia-privacy/cancellazione/conferma?identity.email=true"), "#erase")).Address.AbsolutePath;
        return new Samples
        {
            Daughter = daughter.PersonId!.Value,
            Draft = draft.Address.AbsolutePath.Split('/')[3],
            National = national.Address.AbsolutePath,
            Father = Person(city, "luca-brambilla").PersonId!.Value,
            Certificate = certificate.Address.AbsolutePath,
            Shared = new Uri(made.Page.QuerySelector("#nuovo code")!.TextContent).AbsolutePath,
            Record = record.Address.PathAndQuery,
            Results = nobody.Address.AbsolutePath,
            Counter = counter,
            CounterRequest = Parent(waiting),
            HandedOver = Parent(handedOver),
            Entry = entry.Address.AbsolutePath,
            Ask = ask,
            Question = question.Address.AbsolutePath,
            QueuedQuestion = await FirstLinkAsync(protection, "/protezione-dati", "/protezione-dati/richieste/"),
            Delegation = await FirstLinkAsync(teresa, "/deleghe", "/deleghe/", "main .card a"),
            Session = session,
            Proposal = proposal,
            Appointment = await FirstLinkAsync(administrator, "/amministrazione/personale", "/amministrazione/personale/"),
            Unexplained = await FirstLinkAsync(protection, "/protezione-dati/senza-motivo", "/protezione-dati/senza-motivo/"),
            ApiClient = await RegisterClientAsync(city),
            Join = await AskToJoinAsync(city),
            Erased = erased,
        };
    }

    public static Persona Person(TestCity city, string key) =>
        Personas.All(city.Portal.Services.GetRequiredService<CityPack>(), TestCity.SeededOn).Single(p => p.Key == key);

    /// <summary>A request of a third party at the counter, up to its summary.</summary>
    private static async Task<Answer> ServeAsync(Visitor officer, string counter) =>
        await officer.SubmitAsync(await officer.SubmitAsync(await officer.GetAsync(counter), "#begin"), "#request", new Dictionary<string, string>
        {
            ["Form.Requester"] = "ThirdParty", ["Form.FamilyName"] = "Bianchi", ["Form.GivenName"] = "Teresa", ["Form.Document"] = "Passport", ["Form.DocumentNumber"] = "YA1234567",
            ["Form.Stamp"] = "Exempt", ["Form.Destination"] = "2",
        });

    private static string Parent(Answer answer) => answer.Address.AbsolutePath[..answer.Address.AbsolutePath.LastIndexOf('/')];

    /// <summary>A request up to its summary, by the way of who runs no script.</summary>
    public static async Task<Answer> RequestAsync(Visitor visitor, Guid person, string type = "8", string from = "/certificati")
    {
        var use = await visitor.SubmitAsync(await visitor.GetAsync($"{from}?persona={person}"), "#begin", button: $"button[value='{type}']");
        return await visitor.SubmitAsync(use, "#use", new Dictionary<string, string> { ["Use.Stamp"] = "Exempt", ["Use.Destination"] = "2" });
    }

    private static Dictionary<string, string> LookUp(Dictionary<string, string> who)
    {
        who.Add("Typed.Purpose", "residents.counter");
        who.Add("Typed.Reason", "Allo sportello per un certificato");
        return who;
    }

    internal static Task<bool> ReadWithoutReasonAsync(TestCity city, Guid subject) => city.InsideAsync(async services =>
    {
        await services.GetRequiredService<AccessLedger>().RecordAsync(
            new AccessEntry
            {
                Subject = subject,
                What = "record",
                Purpose = services.GetServices<AccessPurpose>().First(p => p.Code == "residents.counter"),
                Reader = new Caller { AccountId = Guid.CreateVersion7(TestClock.Start), Office = services.GetRequiredService<CityPack>().Offices[0].Id },
                Kind = ReaderKind.Office,
            },
            CancellationToken.None);
        return true;
    });

    private static async Task<string> AskToJoinAsync(TestCity city)
    {
        using var abroad = city.Visit();
        await abroad.SignInByEidasAsync(Foreigner);
        var asked = await abroad.SubmitAsync(await abroad.GetAsync("/identita/unisci"), "#join", new Dictionary<string, string>
        {
            ["Form.CodiceFiscale"] = Person(city, "jurgen-muller").CodiceFiscale.Value, ["Form.Consent"] = "true",
        });
        return asked.Address.AbsolutePath;
    }

    private static Task<string> RegisterClientAsync(TestCity city) => city.InsideAsync(async services =>
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var client = await services.GetRequiredService<IApiClientRegister>().RegisterAsync(
            new NewApiClient
            {
                Name = "Gestionale dello sportello",
                Organisation = "Quadrifoglio Servizi S.r.l.",
                Office = services.GetRequiredService<CityPack>().Offices[0].Id,
                Agreement = "Convenzione 12/2026",
                Contact = "referente@quadrifoglio.example",
                Scopes = ["certificates:issue", "certificates:verify"],
                PublicKey = key.ExportSubjectPublicKeyInfoPem(),
            },
            CancellationToken.None);
        return $"/amministrazione/client/{client.ClientId}";
    });

    private static async Task<string> ProposeAsync(Visitor administrator, Persona person)
    {
        var form = await administrator.GetAsync("/amministrazione/personale/nomina");
        var proposed = await administrator.SubmitAsync(form, "#appoint", new Dictionary<string, string>
        {
            ["Form.CodiceFiscale"] = person.CodiceFiscale.Value, ["Form.GivenName"] = person.GivenName, ["Form.FamilyName"] = person.Surname,
            ["Form.BirthDate"] = person.BirthDate.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), ["Form.Role"] = Role.Administrator,
            ["Form.Office"] = form.Page.QuerySelectorAll("[name='Form.Office'] option")[^1].GetAttribute("value")!,
        });
        return proposed.Address.AbsolutePath;
    }

    private static async Task<string> FirstLinkAsync(Visitor visitor, string list, string start, string among = "main table a") =>
        (await visitor.GetAsync(list)).Page.QuerySelectorAll(among).Select(a => a.GetAttribute("href")!).First(h => h.StartsWith(start, StringComparison.Ordinal));
}
