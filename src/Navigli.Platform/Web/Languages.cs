using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Navigli.Platform.Web;

/// <summary>The languages of the interface. The same path serves both: Italian as it is, English under <c>/en</c>; never by cookie alone.</summary>
public static class Languages
{
    /// <summary>Prefix of the English addresses.</summary>
    public const string EnglishPrefix = "/en";

    /// <summary>Culture of the Italian pages.</summary>
    public static CultureInfo Italian { get; } = CultureInfo.GetCultureInfo("it-IT");

    /// <summary>Culture of the English pages; British, since dates and amounts are Europe's.</summary>
    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Moves <c>/en</c> from the path to the path base and sets the culture. Before routing.</summary>
    public static IApplicationBuilder UseLanguageOfPath(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var culture = Italian;
        if (context.Request.Path.StartsWithSegments(EnglishPrefix, StringComparison.Ordinal, out var rest))
        {
            culture = English;
            context.Request.PathBase = context.Request.PathBase.Add(EnglishPrefix);
            context.Request.Path = rest.HasValue ? rest : new PathString("/");
        }

        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = culture;
        return next(context);
    });
}
