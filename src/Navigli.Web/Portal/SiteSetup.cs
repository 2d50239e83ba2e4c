using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Navigli.Design;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Web.Install;

namespace Navigli.Web.Portal;

/// <summary>Tells the design system whose site it is, who is signed in, and what the menus hold.</summary>
internal static class SiteSetup
{
    // The same for everybody in a language.
    private static readonly ConcurrentDictionary<SiteLanguage, IReadOnlyList<SiteLink>> Menus = new();
    private static readonly ConcurrentDictionary<SiteLanguage, IReadOnlyList<SiteLink>> Bars = new();

    public static void Configure(DesignOptions options)
    {
        options.Identity = Identity;
        options.User = User;
        options.Device = static (http, user) => DeviceSettings.Of(http.Request, user, http.RequestServices.GetRequiredService<IOptions<AppOptions>>().Value.KeepDays);
        options.Notice = (http, _) => Notice(http);
        options.Menu = (http, language) => Menus.GetOrAdd(language, static (_, request) => Menu(request), http);
        options.UserMenu = (http, _) => UserMenu(http);
        options.BottomBar = (http, language) => Bars.GetOrAdd(language, static (_, request) => BottomBar(request), http);
    }

    private static SiteIdentity Identity(HttpContext http, SiteLanguage language)
    {
        var city = http.RequestServices.GetRequiredService<CityPack>().Identity;
        return new SiteIdentity
        {
            Name = city.FormalName,
            Tagline = Texts(http)["Tagline"],
            RegionName = city.Region.Name,
            RegionUrl = city.Region.Url.ToString(),
            CrestUrl = "/crest.svg",
            AccessibilityDeclarationUrl = "https://form.agid.gov.it/",
            Contacts = new SiteContacts
            {
                Address = city.Contacts.Address,
                TaxCode = city.Contacts.VatNumber,
                Phone = city.Contacts.Phone,
                CertifiedEmail = city.Contacts.CertifiedEmail,
            },
            Paths = new SitePaths { SignIn = "/accedi", SignOut = "/esci", Search = "/cerca", Privacy = "/privacy", LegalNotes = "/note-legali" },
        };
    }

    private static SiteUser? User(HttpContext http)
    {
        var caller = http.RequestServices.GetRequiredService<CurrentCaller>().Value;
        return caller.AccountId is { } account ? new SiteUser(caller.DisplayName.Split(' ')[0], caller.DisplayName) { Mark = MarkOf(account) } : null;
    }

    private static string MarkOf(Guid account) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"drawer {account:N}")).AsSpan(0, 8));

    // Carried by the session, so that no page asks.
    private static SiteNotice? Notice(HttpContext http)
    {
        if (http.User.FindFirst(CallerClaims.Notice) is not { } version)
            return null;
        var texts = Texts(http);
        return new SiteNotice
        {
            Text = version.Value == "1" ? texts["Notice.First"] : texts["Notice.New"],
            Link = new(texts["Notice.Read"], "/privacy"),
            Action = "/privacy/letta",
            Button = texts["Notice.Done"],
        };
    }

    private static List<SiteLink> Menu(HttpContext http)
    {
        var texts = Texts(http);
        return
        [
            new(texts["Menu.Services"], "/servizi") { DataElement = "all-services" },
            new(texts["Menu.Verify"], "/verifica"),
            new(texts["Menu.Offices"], "/uffici"),
        ];
    }

    private static List<SiteLink> UserMenu(HttpContext http)
    {
        var texts = Texts(http);
        var caller = http.RequestServices.GetRequiredService<CurrentCaller>().Value;
        var roles = caller.Roles;
        List<SiteLink> links =
        [
            new(texts["UserMenu.Folder"], "/fascicolo"),
            new(texts["UserMenu.MyData"], "/i-miei-dati"),
            new(texts["UserMenu.Documents"], "/documenti"),
            new(texts["UserMenu.Accesses"], "/chi-ha-visto-i-miei-dati"),
            new(texts["UserMenu.Privacy"], "/la-mia-privacy"),
            new(texts["UserMenu.Delegations"], "/deleghe"),
            new(texts["UserMenu.Sessions"], "/sessioni"),
            new(texts["UserMenu.Identities"], "/identita"),
            new(texts["Settings.Title"], "/impostazioni"),
        ];
        if (caller.WithheldRoles.Count > 0)
            links.Add(new(texts["UserMenu.Work"], "/passkey"));
        else if (Role.Staff.Any(roles.Contains))
            links.Add(new(texts["UserMenu.Passkey"], "/passkey"));
        if (roles.Contains(Role.RegistryOfficer))
            links.AddRange([new(texts["UserMenu.Registry"], "/anagrafe"), new(texts["UserMenu.Register"], "/sportello/registro"), new(texts["UserMenu.Joins"], "/anagrafe/identita")]);
        if (roles.Contains(Role.DataProtectionOfficer))
            links.Add(new(texts["UserMenu.Protection"], "/protezione-dati"));
        if (roles.Contains(Role.Administrator))
            links.AddRange([new(texts["UserMenu.Staff"], "/amministrazione/personale"), new(texts["UserMenu.Administration"], "/amministrazione"), new(texts["UserMenu.ApiClients"], "/amministrazione/client")]);
        return links;
    }

    private static List<SiteLink> BottomBar(HttpContext http)
    {
        var texts = Texts(http);
        return
        [
            new(texts["Bar.Home"], "/fascicolo") { Icon = IconName.Pa },
            new(texts["Bar.Deadlines"], "/fascicolo/scadenze") { Icon = IconName.Calendar },
            // Where the city is written to today: the offices, with their hours, addresses and telephones.
            new(texts["Bar.Write"], "/uffici") { Icon = IconName.Comment },
            new(texts["Bar.Settings"], "/impostazioni") { Icon = IconName.Settings },
        ];
    }

    private static IStringLocalizer<WebTexts> Texts(HttpContext http) => http.RequestServices.GetRequiredService<IStringLocalizer<WebTexts>>();
}
