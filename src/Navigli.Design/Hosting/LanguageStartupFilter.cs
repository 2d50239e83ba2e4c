using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Navigli.Design;

/// <summary>The address that the browser asked for, kept before error pages are executed again under another path.</summary>
internal sealed record SiteAddress(SiteLanguage Language, string Path, string Query)
{
    public static SiteAddress Of(HttpContext context)
    {
        var request = context.Request;
        var english = request.Path.StartsWithSegments("/en", StringComparison.Ordinal, out var rest);
        var path = (english ? rest : request.Path).Value;
        return new SiteAddress(
            english ? SiteLanguage.English : SiteLanguage.Italian,
            string.IsNullOrEmpty(path) ? "/" : path,
            request.QueryString.Value ?? "");
    }
}

/// <summary>
/// A startup filter, because routing must see the path without its language. The prefix leaves Path and does not become
/// PathBase: cookies take their path from PathBase, and a session begun under /en would end outside it.
/// </summary>
internal sealed class LanguageStartupFilter : IStartupFilter
{
    private static readonly PathString FontsPath = "/_content/Navigli.Design/dist/fonts";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(static (context, following) =>
        {
            var address = SiteAddress.Of(context);
            context.Features.Set(address);
            context.Request.Path = address.Path;
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = address.Language.Culture;
            return following(context);
        });
        app.UseWhen(static context => context.Request.Path.StartsWithSegments(FontsPath, StringComparison.Ordinal), static fonts => fonts.Use(KeepFonts));
        next(app);
    };

    // Fonts are named by the stylesheet, hence without fingerprint: unasked, browsers would check them again on every page.
    private static Task KeepFonts(HttpContext context, RequestDelegate following)
    {
        context.Response.OnStarting(() =>
        {
            if (context.Response.StatusCode == StatusCodes.Status200OK) context.Response.Headers.CacheControl = "public, max-age=2592000";
            return Task.CompletedTask;
        });
        return following(context);
    }
}
