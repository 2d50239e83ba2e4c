using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Identity;

namespace Navigli.Identity.Clients;

internal static class ClientSetup
{
    /// <summary>Name of the scheme that chooses between sessions and clients.</summary>
    public const string Scheme = "navigli";

    public static IServiceCollection AddApiClients(this IServiceCollection services)
    {
        services.AddSingleton<CityTokens>();
        services.AddScoped<FindClient>();
        services.AddScoped<DpopProofs>();
        services.AddScoped<GiveToken>();
        services.AddScoped<CheckCall>();
        services.AddScoped<ManageClients>();
        services.AddScoped<ShowClients>();
        services.AddScoped<IApiClientRegister, ApiClientRegister>();
        services.AddScoped<IApiClientNames, ApiClientNames>();
        return services;
    }

    public static AuthenticationBuilder AddApiClientScheme(this AuthenticationBuilder authentication) => authentication
        .AddScheme<AuthenticationSchemeOptions, ClientAuthentication>(ClientAuthentication.SchemeName, null)
        .AddPolicyScheme(Scheme, null, o => o.ForwardDefaultSelector = ClientAuthentication.SchemeOf);
}
