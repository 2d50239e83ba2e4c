using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;

namespace Navigli.Design.Tests;

/// <summary>Renders components as the host does, without a host.</summary>
internal static class Rendering
{
    public static Site Site(SiteLanguage language = SiteLanguage.Italian, string path = "/certificati") => new()
    {
        Language = language,
        Path = path,
        User = new SiteUser("Chiara", "Chiara Colombo"),
        Menu = [new("Servizi", "/servizi") { DataElement = "all-services" }, new("Certificati", "/certificati")],
        UserMenu = [new("Impostazioni", "/impostazioni")],
        BottomBar = [new("Home", "/") { Icon = IconName.Pa }, new("Scrivi", "/scrivi") { Icon = IconName.Pencil, Count = 2 }],
        Identity = new SiteIdentity
        {
            Name = "Comune di Esempio",
            Tagline = "Fascicolo del Cittadino",
            RegionName = "Regione Esempio",
            RegionUrl = "https://regione.example/",
            CrestUrl = "/crest.svg",
            AccessibilityDeclarationUrl = "https://form.agid.gov.it/view/esempio",
            Contacts = new SiteContacts { Address = "Piazza 1", TaxCode = "00000000000", Phone = "02 0202", CertifiedEmail = "pec@comune.example" },
            Paths = new SitePaths { SignIn = "/accedi", SignOut = "/esci", Search = "/cerca", Privacy = "/privacy", LegalNotes = "/note-legali", Faq = "/faq", Report = "/segnala" },
        },
    };

    public static Task<IDocument> Render<TComponent>(Dictionary<string, object?> parameters, Site? site = null)
        where TComponent : IComponent =>
        Render(Fragment<TComponent>(parameters), site);

    public static async Task<IDocument> Render(RenderFragment fragment, Site? site = null, KeptParts? kept = null)
    {
        site ??= Site();
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = site.Language.Culture;
        try
        {
            await using var services = Services(site, kept ?? new KeptParts()).BuildServiceProvider();
            await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
            var html = await renderer.Dispatcher.InvokeAsync(async () =>
            {
                var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Content"] = fragment });
                return (await renderer.RenderComponentAsync<Host>(parameters)).ToHtmlString();
            });
            return new HtmlParser().ParseDocument(html);
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
        }
    }

    public static RenderFragment Fragment<TComponent>(Dictionary<string, object?> parameters)
        where TComponent : IComponent => builder =>
    {
        builder.OpenComponent<TComponent>(0);
        builder.AddMultipleAttributes(1, parameters!);
        builder.CloseComponent();
    };

    public static RenderFragment Text(string text) => builder => builder.AddContent(0, text);

    private static ServiceCollection Services(Site site, KeptParts kept)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(site);
        services.AddSingleton(kept);
        services.AddScoped<KeptWriter>();
        services.AddSingleton<IStringLocalizerFactory>(new TextsFactory(throwOnMissing: true));
        services.AddTransient(typeof(IStringLocalizer<>), typeof(StringLocalizer<>));
        services.AddSingleton<AntiforgeryStateProvider, FixedAntiforgery>();
        services.AddSingleton<NavigationManager, FixedNavigation>();
        services.AddSingleton<IJSRuntime, NoScript>();
        return services;
    }

    private sealed class FixedAntiforgery : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken GetAntiforgeryToken() => new("token", "__RequestVerificationToken");
    }

    private sealed class FixedNavigation : NavigationManager
    {
        public FixedNavigation() => Initialize("https://comune.example/", "https://comune.example/certificati");
    }

    // HeadOutlet asks for one and does not use it on the server.
    private sealed class NoScript : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => throw new NotSupportedException();

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => throw new NotSupportedException();
    }

    private sealed class Host : ComponentBase
    {
        [Parameter] public RenderFragment? Content { get; set; }

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) => builder.AddContent(0, Content);
    }
}
