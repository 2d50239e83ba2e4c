using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Navigli.Sandbox.Anpr;
using Navigli.Sandbox.Cns;
using Navigli.Sandbox.Faults;
using Navigli.Sandbox.Mail;
using Navigli.Sandbox.Pages;
using Navigli.Sandbox.Pdnd;
using Navigli.Sandbox.Records;
using Navigli.Sandbox.Sms;
using Navigli.Sandbox.Spid;
using Navigli.Sandbox.Trust;

namespace Navigli.Sandbox;

/// <summary>The world outside the city's walls, as one web application of its own: nothing in it is real, and nothing outlives the process.</summary>
public static class SandboxHost
{
    // A form that hands the browser to the portal must be allowed to; only that page's answer adds the portal's origin.
    internal const string Policy = "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly IReadOnlyList<string> MeantForStrangers = [.. SandboxProvider.All.SelectMany(provider => (string[])[provider.Path + "/sso", provider.Path + "/slo"])];

    /// <summary>Builds the application; the caller starts and stops it.</summary>
    public static WebApplication Create(SandboxOptions options)
    {
        // Empty, so that addresses and settings meant for the portal in the same process are not taken for the sandbox's.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Navigli.Sandbox", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().UseUrls(options.Address.GetLeftPart(UriPartial.Authority));
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddRouting();
        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<TimeProvider>(options.Clock);
        builder.Services.AddSingleton<FaultPanel>();
        builder.Services.AddSingleton<SpidKeys>();
        builder.Services.AddSingleton<SpidWaitingRoom>();
        builder.Services.AddSingleton<FederationRegistry>();
        foreach (var provider in SandboxProvider.All)
            builder.Services.AddSingleton(services => SpidDesk.Open(provider, services));
        builder.Services.AddSingleton(_ => new PortalMetadata(new HttpClient { Timeout = TimeSpan.FromSeconds(10) }, options));
        builder.Services.AddSingleton<CnsKeys>();
        builder.Services.AddSingleton<TrustKeys>();
        builder.Services.AddSingleton<TimestampDesk>();
        builder.Services.AddSingleton<RemoteSealDesk>();
        builder.Services.AddSingleton<AnprOperations>();
        builder.Services.AddSingleton<AnprPaper>();
        builder.Services.AddSingleton<AnprService>();
        builder.Services.AddSingleton<PdndTokens>();
        builder.Services.AddSingleton<PdndDesk>();
        builder.Services.AddSingleton<EServiceGuard>();
        builder.Services.AddSingleton<EchoService>();
        builder.Services.AddSingleton<CorrectionBox>();
        builder.Services.AddSingleton<RecordPeople>();
        builder.Services.AddSingleton<DateFeeds>();
        builder.Services.AddSingleton<RecordDesk>();
        builder.Services.AddSingleton<SmsInbox>();
        builder.Services.AddSingleton<SmsDesk>();
        builder.Services.AddSingleton<Mailbox>();
        builder.Services.AddSingleton<SmtpReceiver>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SmtpReceiver>());

        var app = builder.Build();
        app.Use(Prepare);
        app.UseRouting();
        app.MapGet("/", IResult () => new RazorComponentResult<HomePage>());
        app.MapGet("/sandbox.css", () => Asset("sandbox.css", "text/css"));
        app.MapGet("/hand-over.js", () => Asset("hand-over.js", "text/javascript"));
        SpidEndpoints.Map(app);
        CnsProxy.Map(app);
        TrustEndpoints.Map(app);
        AnprService.Map(app);
        PdndDesk.Map(app);
        RecordDesk.Map(app);
        SmsDesk.Map(app);
        PanelEndpoints.Map(app);
        return app;
    }

    /// <summary>The port that mail is received on, known once the sandbox has started.</summary>
    public static int SmtpPort(WebApplication sandbox) => sandbox.Services.GetRequiredService<SmtpReceiver>().Port;

    private static Task Prepare(HttpContext context, RequestDelegate next)
    {
        var culture = "it-IT";
        if (context.Request.Path.StartsWithSegments("/en", StringComparison.Ordinal, out var rest))
        {
            culture = "en-GB";
            context.Request.Path = rest.HasValue ? rest : new PathString("/");
        }

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "no-store";
        // Any page on the web could post to the loopback address; only requests to sign in and out are meant to come from another site.
        var foreign = HttpMethods.IsPost(context.Request.Method) && context.Request.Headers["Sec-Fetch-Site"] == "cross-site"
            && !MeantForStrangers.Contains(context.Request.Path.Value, StringComparer.Ordinal);
        if (!foreign)
            return next(context);
        context.Response.StatusCode = (int)HttpStatusCode.Forbidden;
        return Task.CompletedTask;
    }

    // Embedded, so that the sandbox looks the same from any host, published or not.
    private static IResult Asset(string name, string type) =>
        Results.Stream(typeof(SandboxHost).Assembly.GetManifestResourceStream("Navigli.Sandbox.Assets." + name)!, type);
}
