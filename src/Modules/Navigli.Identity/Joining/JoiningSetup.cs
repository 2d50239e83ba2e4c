using Microsoft.Extensions.DependencyInjection;
using Navigli.Identity.Joining.Office;

namespace Navigli.Identity.Joining;

internal static class JoiningSetup
{
    public static void AddJoining(this IServiceCollection services)
    {
        services.AddSingleton(IdentityPurposes.Joining);
        services.AddScoped<AskJoin>();
        services.AddScoped<OwnIdentities>();
        services.AddScoped<EidasSessions>();
        services.AddScoped<JoinMail>();
        services.AddScoped<RegistrySide>();
        services.AddScoped<JoinQueue>();
        services.AddScoped<DecideJoin>();
    }
}
