using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;
using Navigli.Design;
using Navigli.Platform.City;
using Navigli.Platform.Modules;

namespace Navigli.Web.Install;

/// <summary>What makes the portal an app that can be installed: manifest, icon, worker.</summary>
internal static class AppFiles
{
    public const string Manifest = "/manifest.webmanifest";
    public const string Worker = "/servizio.js";

    /// <summary>For the home screen of phones that do not read the manifest.</summary>
    public const string TouchIcon = "/icona-180.png";

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static void MapAppFiles(this IEndpointRouteBuilder endpoints)
    {
        var city = endpoints.ServiceProvider.GetRequiredService<CityPack>();
        // What is served is known when everything is mapped.
        var worker = new Lazy<byte[]>(() => AppWorker.Script(Release(endpoints)));
        Map(Manifest, "application/manifest+json", "public, max-age=3600", http => ManifestOf(http, city));
        foreach (var (side, picture) in city.AppIcons)
            Map(PictureOf(side), "image/png", "public, max-age=3600", _ => picture);

        // A worker that is out of date would keep an old site alive: it is asked for again each time.
        Map(Worker, "text/javascript; charset=utf-8", "public, no-cache", _ => worker.Value);

        void Map(string path, string type, string caching, Func<HttpContext, byte[]> content) => endpoints.MapGet(path, (HttpContext http) =>
        {
            http.Response.Headers.CacheControl = caching;
            var bytes = content(http);
            return Results.Bytes(bytes, type, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\""));
        }).AllowAnonymous().DisableRateLimiting();
    }

    private static byte[] ManifestOf(HttpContext http, CityPack city)
    {
        var site = http.RequestServices.GetRequiredService<Site>();
        var texts = http.RequestServices.GetRequiredService<IStringLocalizer<WebTexts>>();
        object Picture(int side, string purpose) => new { Src = site.FileHref(PictureOf(side)), Sizes = $"{side}x{side}", Type = "image/png", Purpose = purpose };
        object Shortcut(string name, string path) => new { Name = texts[name].Value, Url = site.Href(path) };
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                // The same app in either language.
                Id = site.FileHref("/fascicolo"),
                Name = texts["App.Name", city.Identity.Name].Value,
                ShortName = texts["App.ShortName", city.Identity.Name].Value,
                Description = texts["App.Description", city.Identity.FormalName].Value,
                Lang = site.Language.Code,
                Dir = "ltr",
                StartUrl = site.Href("/fascicolo"),
                Scope = site.FileHref("/"),
                Display = "standalone",
                ThemeColor = city.Identity.Colours.SlimHeader,
                BackgroundColor = "#f4f6f9",
                Icons = new[] { Picture(192, "any"), Picture(512, "any"), Picture(512, "maskable") },
                Shortcuts = new[] { Shortcut("App.ToDo", "/fascicolo/da-fare"), Shortcut("App.Deadlines", "/fascicolo/scadenze"), Shortcut("App.Documents", "/documenti"), Shortcut("App.Verify", "/verifica") },
            },
            Json);
    }

    private static string PictureOf(int side) => string.Create(CultureInfo.InvariantCulture, $"/icona-{side}.png");

    /// <summary>The same on every node of a release, and another in the next: what the assemblies and the files are made of.</summary>
    private static string Release(IEndpointRouteBuilder endpoints)
    {
        var assemblies = endpoints.ServiceProvider.GetRequiredService<ModuleCatalog>().Modules.Select(m => m.GetType().Assembly).Append(typeof(AppFiles).Assembly);
        var files = endpoints.DataSources.SelectMany(s => s.Endpoints).Select(e => e.Metadata.GetMetadata<StaticAssetDescriptor>()?.Route).OfType<string>().Order(StringComparer.Ordinal);
        var parts = assemblies.Select(a => a.ManifestModule.ModuleVersionId.ToString()).Concat(files);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))).AsSpan(0, 8));
    }
}
