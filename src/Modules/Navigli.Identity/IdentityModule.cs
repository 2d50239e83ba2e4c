using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Identity;
using Navigli.Identity.Logout;
using Navigli.Identity.Sessions;
using Navigli.Identity.SignIn;
using Navigli.Identity.Staff;
using Navigli.Platform.Jobs;
using Navigli.Platform.Modules;

namespace Navigli.Identity;

/// <summary>Who is signed in, how, and in which role.</summary>
public sealed class IdentityModule : IModule
{
    private const int MaxMetadata = 2 * 1024 * 1024;

    public string Name => "identity";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<IdentityOptions>().Bind(configuration.GetSection("Identity")).ValidateDataAnnotations().ValidateOnStart();
        services.AddHttpClient(IdentityProviders.HttpClientName, client =>
        {
            client.Timeout = TimeSpan.FromSeconds(10);
            client.MaxResponseContentBufferSize = MaxMetadata;
        });
        services.AddSingleton<Federations>();
        services.AddSingleton<IdentityProviders>();
        services.AddSingleton<SessionCookie>();
        services.AddScoped<AssertionReplays>();
        services.AddScoped<StartSignIn>();
        services.AddScoped<ReceiveAnswer>();
        services.AddScoped<CompleteSignIn>();
        services.AddSingleton<RecentSessions>();
        services.AddScoped<FindSession>();
        services.AddScoped<EndSession>();
        services.AddScoped<StartLogout>();
        services.AddScoped<FinishLogout>();
        services.AddScoped<ObeyLogout>();
        services.AddScoped<IStaffRegister, StaffRegister>();
        services.AddScoped<IAccountContacts, AccountContacts>();
        services.AddSingleton(IdentityPurposes.SignIn);
        services.AddSingleton(IdentityPurposes.Family);
        services.AddScoped<OpeningLines>();
        services.AddRecurringJob<ForgetSignIns>();
        services.AddAuthentication(SessionAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.SchemeName, null);
    }

    public void ConfigureModel(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(IdentityModule).Assembly);

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        SpidEndpoints.Map(endpoints);
        LogoutEndpoints.Map(endpoints);
        SignOutEndpoints.Map(endpoints);
    }
}
