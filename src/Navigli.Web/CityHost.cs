using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Navigli.Design;
using Navigli.Platform;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Modules;
using Navigli.Platform.Telemetry;
using Navigli.Platform.Web;
using Navigli.Web.Errors;
using Navigli.Web.Install;
using Navigli.Web.Portal;

namespace Navigli.Web;

/// <summary>Composes the portal. <c>Program.cs</c> runs it in production, the demonstration beside its sandbox, the tests on a free port.</summary>
public static class CityHost
{
    /// <summary>Builds the portal, ready to run.</summary>
    /// <param name="options">Command line, environment and folders of the host.</param>
    /// <param name="configure">What the demonstration and the tests set before it is built: configuration, clock, addresses.</param>
    public static WebApplication Build(WebApplicationOptions options, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(options);
        builder.WebHost.ConfigureKestrel(k => k.AddServerHeader = false);
        configure?.Invoke(builder);
        AddServices(builder);
        var app = builder.Build();
        UsePipeline(app);
        MapEndpoints(app);
        return app;
    }

    /// <summary>Registers what pages, jobs and commands share: the city, the kernel, the modules.</summary>
    public static IServiceCollection AddCity(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(_ => CityPack.Load(CityFolder(configuration)));
        services.AddPlatform(configuration, Modules.All());
        services.AddNavigliDesign(SiteSetup.Configure);
        return services;
    }

    private static string CityFolder(IConfiguration configuration)
    {
        var folder = configuration["City:Pack"] ?? "cities/milano";
        return Path.IsPathRooted(folder) ? folder : Path.Combine(AppContext.BaseDirectory, folder);
    }

    private static void AddServices(WebApplicationBuilder builder)
    {
        builder.Host.UseDefaultServiceProvider(o => (o.ValidateScopes, o.ValidateOnBuild) = (true, true));
        builder.Services.AddCity(builder.Configuration);
        builder.Services.AddRazorComponents();
        builder.Services.AddCityAuthorization();
        builder.Services.AddAntiforgery(o => o.Cookie.Name = "navigli.form");
        builder.Services.AddCityRateLimits();
        builder.Services.AddCityHealth();
        builder.Services.AddCityTelemetry(builder.Configuration);
        builder.Services.AddProblemDetails();
        builder.Services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            // A page is compressed at each request: gzip's quick level takes a third of the time of Brotli's and leaves as many bytes. Files come compressed from the build.
            o.Providers.Add<GzipCompressionProvider>();
            o.Providers.Add<BrotliCompressionProvider>();
        });
        builder.Services.AddWebPages();
        builder.Services.Configure<ForwardedHeadersOptions>(o => o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost);
    }

    private static void UsePipeline(WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseResponseCompression();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = ErrorPages.Path,
            StatusCodeSelector = ErrorPages.StatusOf,
            CreateScopeForErrors = true,
        });
        app.UseStatusCodePagesWithReExecute(ErrorPages.Path, createScopeForStatusCodePages: true);
        app.UseErrorPagesAsGet();
        app.UseSecurityHeaders();
        if (app.Environment.IsProduction())
            app.UseHsts();
        app.UseRouting();
        app.UseNotFound();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseRefusedForms();
    }

    private static void MapEndpoints(WebApplication app)
    {
        var modules = app.Services.GetRequiredService<ModuleCatalog>().Modules;
        app.MapStaticAssets().AllowAnonymous().DisableRateLimiting();
        app.MapCityHealth();
        app.MapCityFiles();
        app.MapAppFiles();
        foreach (var module in modules)
            module.MapEndpoints(app);
        app.MapRazorComponents<App>()
            .AddAdditionalAssemblies([typeof(DesignServices).Assembly, .. modules.Select(m => m.GetType().Assembly)])
            .HideDevelopmentPages(app.Environment);
    }
}
