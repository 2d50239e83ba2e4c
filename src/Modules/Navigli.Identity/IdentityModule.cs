using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Privacy;
using Navigli.Identity.Clients;
using Navigli.Identity.Cns;
using Navigli.Identity.Contacts;
using Navigli.Identity.Delegations;
using Navigli.Identity.Joining;
using Navigli.Identity.Levels;
using Navigli.Identity.Log;
using Navigli.Identity.Logout;
using Navigli.Identity.OwnData;
using Navigli.Identity.Passkeys;
using Navigli.Identity.Providers;
using Navigli.Identity.Saml;
using Navigli.Identity.Sessions;
using Navigli.Identity.SignIn;
using Navigli.Identity.Staff;
using Navigli.Platform.Jobs;
using Navigli.Platform.Modules;

namespace Navigli.Identity;

/// <summary>Who is signed in, how, and in which role.</summary>
public sealed class IdentityModule : IModule
{
    public string Name => "identity";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<IdentityOptions>().Bind(configuration.GetSection("Identity")).ValidateDataAnnotations().ValidateOnStart();
        services.AddHttpClient(RefreshProviders.HttpClientName, client =>
        {
            client.Timeout = TimeSpan.FromSeconds(10);
            client.MaxResponseContentBufferSize = IdentityProviderMetadata.MaxCharacters;
        }).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        services.AddHealthChecks().AddCheck<ProvidersHealth>("identity-providers", tags: ["ready"]);
        services.AddSingleton<Federations>();
        services.AddSingleton<IFederationSeals>(provider => provider.GetRequiredService<Federations>());
        services.AddSingleton<IdentityProviders>();
        services.AddSingleton<SessionCookie>();
        services.AddScoped<AssertionReplays>();
        services.AddScoped<ShowProviders>();
        services.AddScoped<StartSignIn>();
        services.AddScoped<ReceiveAnswer>();
        services.AddScoped<CompleteSignIn>();
        services.AddSingleton<RecentSessions>();
        services.AddSingleton<RecentCookies>();
        services.AddScoped<FindSession>();
        services.AddScoped<EndSession>();
        services.AddScoped<StartLogout>();
        services.AddScoped<FinishLogout>();
        services.AddScoped<ObeyLogout>();
        services.AddScoped<SignInOrigin>();
        services.AddScoped<OwnSessions>();
        services.AddScoped<HeldForms>();
        services.AddScoped<StepUp>();
        services.AddScoped<StaffBoard>();
        services.AddScoped<AppointStaff>();
        services.AddScoped<DecideAppointment>();
        services.AddScoped<ShowStaff>();
        services.AddCns();
        services.AddJoining();
        services.AddRights();
        services.AddPasskeys();
        services.AddScoped<IStaffRegister, StaffRegister>();
        services.AddContacts();
        services.AddSingleton(IdentityPurposes.SignIn);
        services.AddSingleton(IdentityPurposes.Family);
        services.AddSingleton(IdentityPurposes.Delegation);
        services.AddScoped<OpeningLines>();
        services.AddRecurringJob<RefreshProviders>();
        services.AddSingleton<ExchangeSeal>();
        services.AddScoped<ExchangeLog>();
        services.AddScoped<ISignInLog, SignInLog>();
        services.AddSingleton(IdentityPurposes.SignInLog);
        services.AddScoped<IShownNotices, ShownNotices>();
        services.AddScoped<IAccountNames, AccountNames>();
        services.AddScoped<IPersonalDataSource, IdentityDataSource>();
        services.AddIdentityRetention();
        services.AddApiClients();
        services.AddAuthentication(ClientSetup.Scheme)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.SchemeName, null)
            .AddApiClientScheme();
    }

    public void ConfigureModel(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(IdentityModule).Assembly);

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        SpidEndpoints.Map(endpoints);
        CnsEndpoints.Map(endpoints);
        LogoutEndpoints.Map(endpoints);
        SignOutEndpoints.Map(endpoints);
        LevelEndpoints.Map(endpoints);
        ReviewEndpoints.Map(endpoints);
        ClientEndpoints.Map(endpoints);
    }
}
