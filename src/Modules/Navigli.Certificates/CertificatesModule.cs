using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Navigli.Certificates.Api;
using Navigli.Certificates.Cases;
using Navigli.Certificates.Certifiers;
using Navigli.Certificates.Certifiers.Anpr;
using Navigli.Certificates.Counter;
using Navigli.Certificates.Delivery;
using Navigli.Certificates.Drawer;
using Navigli.Certificates.Entries;
using Navigli.Certificates.Outcome;
using Navigli.Certificates.OwnData;
using Navigli.Certificates.Paper;
using Navigli.Certificates.Register;
using Navigli.Certificates.Request;
using Navigli.Certificates.Rules;
using Navigli.Certificates.Sealing;
using Navigli.Certificates.SelfCertification;
using Navigli.Certificates.Service;
using Navigli.Certificates.Verify;
using Navigli.Contracts;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Messaging;
using Navigli.Contracts.Privacy;
using Navigli.Design;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Jobs;
using Navigli.Platform.Modules;
using Navigli.Platform.Results;

namespace Navigli.Certificates;

/// <summary>Certificates of the registry that the city itself issues: request, sealed paper, drawer, verification.</summary>
public sealed class CertificatesModule : IModule
{
    /// <inheritdoc/>
    public string Name => "certificates";

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CertificatesOptions>().Bind(configuration.GetSection("Certificates"))
            .PostConfigure(o => o.VerificationPage ??= Uri.TryCreate(configuration["Identity:Address"], UriKind.Absolute, out var portal) ? new Uri(portal, CertificatesPaths.Verify) : null)
            .PostConfigure(o => o.Portal ??= Uri.TryCreate(configuration["Identity:Address"], UriKind.Absolute, out var portal) ? portal : null)
            .ValidateDataAnnotations()
            .Validate(o => o.VerificationPage is { IsAbsoluteUri: true, Query: "", Fragment: "" }, "Certificates:VerificationPage is an absolute address without query")
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<CertificatesOptions>, SealingOptionsCheck>();
        services.AddHttpClient(PatientCall.HttpClientName, client =>
        {
            client.Timeout = Timeout.InfiniteTimeSpan;
            client.MaxResponseContentBufferSize = PatientCall.LargestAnswer;
        }).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
        foreach (var purpose in CertificatesPurposes.All)
            services.AddSingleton(purpose);
        services.AddSingleton(new DelegableService("certificates.ask", PersonalAction.Certify, typeof(CertificatesTexts), "/certificati?persona={0}"));
        services.AddSingleton<CertificateGate>();
        services.AddSingleton<RequestRules>();
        services.AddSingleton<ProofKeys>();
        services.AddSingleton<PaperKeys>();
        services.AddSingleton<PaperWriter>();
        services.AddSingleton<PaperRenderer>();
        services.AddScoped<PaperStore>();
        services.AddScoped<SubjectAccess>();
        services.AddScoped<RequestDrafts>();
        services.AddScoped<RequestCheck>();
        services.AddScoped<BeginRequest>();
        services.AddScoped<AnswerRequest>();
        services.AddScoped<ShowSummary>();
        services.AddScoped<ComposeDeclaration>();
        services.AddScoped<IssueCertificate>();
        services.AddScoped<OpenCertificate>();
        services.AddScoped<VerifyCertificate>();
        services.AddScoped<VerifyPaper>();
        services.AddScoped<PublishRevocations>();
        services.AddSingleton<LatestRevocations>();
        services.AddSingleton<ShareTickets>();
        services.AddScoped<LinkMail>();
        services.AddSingleton(new MailKind(LinkMail.Kind, typeof(CertificatesTexts)));
        foreach (var act in new[] { CertificatesActs.Issue, CertificatesActs.Ask, CertificatesActs.IssueAtCounter, CertificatesActs.Share })
            services.AddSingleton(new DelegatedAct(act.Code, typeof(CertificatesTexts)));
        services.AddScoped<ShareCertificate>();
        services.AddScoped<OwnLinks>();
        services.AddScoped<OpenSharedCertificate>();
        services.AddScoped<OwnPapers>();
        services.AddScoped<IPersonalDataSource, CertificatesDataSource>();
        services.AddCertificatesRetention();
        services.AddSingleton<ITally, ValidDocuments>();
        AddFolder(services);
        AddCertifiers(services, configuration);
        AddCounter(services);
        AddApi(services);
        services.AddSingleton<ISearchSource, CertificateSearch>();
    }

    private static void AddFolder(IServiceCollection services)
    {
        services.AddSingleton<DraftEntries>();
        services.AddSingleton<IFolderKind>(p => p.GetRequiredService<DraftEntries>());
        services.AddSingleton<IFolderKind, RequestEntries>();
        services.AddSingleton<IDatedFacts, ValidityFacts>();
        services.AddScoped<CertificateEntries>();
        services.AddScoped<IFolderDocuments, DrawerDocuments>();
    }

    private static void AddCertifiers(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AnprOptions>().Bind(configuration.GetSection("Certificates:Anpr"))
            .ValidateDataAnnotations()
            .Validate<CityPack>((o, city) => o.Endpoint is not null || city.Certifiers.Anpr.Count == 0, "The city pack has ANPR certify: set Certificates:Anpr:Endpoint")
            .ValidateOnStart();
        services.AddSingleton<AnprSecurity>();
        services.AddSingleton<AnprReader>();
        services.AddSingleton<AnprClient>();
        services.AddHttpClient(AnprClient.Name).ConfigurePrimaryHttpMessageHandler(AnprClient.Handler)
            .ConfigureHttpClient(http => http.MaxResponseContentBufferSize = AnprReader.LargestAnswer).RemoveAllLoggers();
        services.AddScoped<CityCertifier>();
        services.AddScoped<AnprCertifier>();
        services.AddScoped<CertifierDesk>();
        services.AddScoped<OpenCase>();
        services.AddScoped<AskAnpr>();
        services.AddScoped<CarryOut>();
        services.AddScoped<ShowCases>();
        services.AddRecurringJob<AskAgain>();
    }

    private static void AddCounter(IServiceCollection services)
    {
        services.AddSingleton<CounterRules>();
        services.AddScoped<CounterCheck>();
        services.AddScoped<CounterDesk>();
        services.AddScoped<AnswerAtCounter>();
        services.AddScoped<IssueAtCounter>();
        services.AddScoped<HandOver>();
        services.AddScoped<SearchRegister>();
        services.AddScoped<ProtectedPapers>();
        services.AddScoped<ShowEntry>();
        services.AddScoped<EntryPaper>();
        services.AddScoped<ReprintCertificate>();
        services.AddScoped<VoidCertificate>();
    }

    private static void AddApi(IServiceCollection services)
    {
        foreach (var scope in CertificateScopes.All)
            services.AddSingleton(scope);
        services.AddScoped<IssueByApi>();
        services.AddScoped<OpenEntries>();
        services.AddScoped<CertificateResources>();
        services.AddScoped<ShowTypes>();
        services.AddApiDocument();
    }

    /// <inheritdoc/>
    public void ConfigureModel(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(CertificatesModule).Assembly);

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(CertificatesPaths.HandOverFile, async (Guid draft, HandOver handOver, ErrorTexts errors, HttpContext http, CancellationToken ct) =>
        {
            var file = await handOver.DownloadAsync(draft, ct);
            if (!file.Succeeded)
                return errors.Problem(file.Errors);
            http.Response.Headers.CacheControl = "no-store";
            return Results.File(file.Value.Content, "application/pdf", file.Value.FileName);
        }).RequireAuthorization(Role.RegistryOfficer);
        endpoints.MapPost(CertificatesPaths.Reprint, async (Guid draft, ReprintCertificate reprint, Site site, HttpContext http, CancellationToken ct) =>
        {
            var file = await reprint.RunAsync(draft, ct);
            // The entry's page says what stands in the way.
            if (!file.Succeeded)
                return Results.LocalRedirect(site.Href(CertificatesPaths.NotReprinted(draft)));
            http.Response.Headers.CacheControl = "no-store";
            return Results.File(file.Value.Content, "application/pdf", file.Value.FileName);
        }).RequireAuthorization(Role.RegistryOfficer).WithMetadata(new RequireAntiforgeryTokenAttribute());
        endpoints.MapGet(CertificatesPaths.DeclarationFile, async (Guid persona, string tipo, ComposeDeclaration compose, ErrorTexts errors, HttpContext http, CancellationToken ct) =>
        {
            var composed = await compose.RunAsync(persona, tipo, ct);
            if (!composed.Succeeded)
                return errors.Problem(composed.Errors);
            http.Response.Headers.CacheControl = "no-store";
            return Results.File(DeclarationFile.Render(composed.Value), "application/pdf", "autocertificazione.pdf");
        });
        endpoints.MapGet(CertificatesPaths.Paper, async (Guid id, OpenCertificate open, ErrorTexts errors, Site site, HttpContext http, CancellationToken ct) =>
        {
            var file = await open.DownloadAsync(id, ct);
            // The certificate's page says what is missing and lets one try again.
            if (!file.Succeeded && file.Error.Kind is ErrorKind.Unavailable && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
                return Results.LocalRedirect(site.Href(CertificatesPaths.Outcome(id)));
            if (!file.Succeeded)
                return errors.Problem(file.Errors);
            http.Response.Headers.CacheControl = "no-store";
            return Results.File(file.Value.Content, "application/pdf", file.Value.FileName);
        });
        endpoints.MapOfflineVerification();
        SharedPaperEndpoint.Map(endpoints);
        endpoints.MapCertificatesApi();
    }
}
