using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Navigli.Design;

/// <summary>Registers the design system in a host.</summary>
public static class DesignServices
{
    /// <summary>
    /// Adds <see cref="Site"/>, <see cref="Say"/>, localisation by module resources, and the middleware that takes the
    /// language from the address before routing sees it.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Sets at least <see cref="DesignOptions.Identity"/>.</param>
    public static IServiceCollection AddNavigliDesign(this IServiceCollection services, Action<DesignOptions> configure)
    {
        services.Configure(configure);
        services.AddHttpContextAccessor();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IStringLocalizerFactory>(provider => new TextsFactory(
            provider.GetRequiredService<IOptions<DesignOptions>>().Value.ThrowOnMissingText
                ?? provider.GetService<IHostEnvironment>()?.IsProduction() != true));
        // They hold nothing of a request: the language is looked up with each text.
        services.AddSingleton(typeof(IStringLocalizer<>), typeof(StringLocalizer<>));
        services.AddSingleton<KeptParts>();
        services.AddScoped<KeptWriter>();
        services.AddScoped(CurrentSite);
        services.AddScoped(provider => new Say(provider.GetRequiredService<Site>().Language, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IStartupFilter, LanguageStartupFilter>();
        return services;
    }

    /// <summary>Answers 404 for pages marked <see cref="DevelopmentOnlyAttribute"/> unless the host runs in Development.</summary>
    /// <param name="pages">What <c>MapRazorComponents</c> returned.</param>
    /// <param name="environment">The environment of the host.</param>
    public static TBuilder HideDevelopmentPages<TBuilder>(this TBuilder pages, IHostEnvironment environment)
        where TBuilder : IEndpointConventionBuilder
    {
        if (environment.IsDevelopment()) return pages;
        pages.Finally(static endpoint =>
        {
            if (!endpoint.Metadata.OfType<DevelopmentOnlyAttribute>().Any()) return;
            endpoint.RequestDelegate = static context =>
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            };
        });
        return pages;
    }

    private static Site CurrentSite(IServiceProvider provider)
    {
        var context = provider.GetRequiredService<IHttpContextAccessor>().HttpContext
            ?? throw new InvalidOperationException("Site exists only within a request.");
        var options = provider.GetRequiredService<IOptions<DesignOptions>>().Value;
        var identity = options.Identity ?? throw new InvalidOperationException("AddNavigliDesign was given no Identity.");
        var address = context.Features.Get<SiteAddress>() ?? SiteAddress.Of(context);
        var user = options.User(context);
        return new Site
        {
            Identity = identity(context, address.Language),
            Language = address.Language,
            Path = address.Path,
            Query = address.Query,
            BasePath = context.Request.PathBase.Value ?? "",
            User = user,
            Device = options.Device(context, user),
            Notice = options.Notice(context, address.Language),
            Menu = options.Menu(context, address.Language),
            UserMenu = options.UserMenu(context, address.Language),
            BottomBar = options.BottomBar(context, address.Language),
        };
    }
}

/// <summary>Marks a routable component that only developers may see: see <see cref="DesignServices.HideDevelopmentPages"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DevelopmentOnlyAttribute : Attribute;
