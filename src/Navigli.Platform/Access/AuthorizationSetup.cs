using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Platform.Api;

namespace Navigli.Platform.Access;

/// <summary>Deny by default: a route without a policy asks for a signed-in citizen; each role is a policy of the same name.</summary>
public static class AuthorizationSetup
{
    /// <summary>Policy of whoever is appointed to some role of the staff, also while the role waits for a stronger sign-in.</summary>
    public const string StaffMember = "staff-member";

    /// <summary>Registers the policies of <see cref="Role"/> and the fallback.</summary>
    public static IServiceCollection AddCityAuthorization(this IServiceCollection services)
    {
        services.AddAuthorization(options =>
        {
            foreach (var role in Role.All)
            {
                options.AddPolicy(role, policy => policy.RequireAuthenticatedUser().RequireClaim(CallerClaims.Role, role));
                options.AddPolicy(ApiRequirement.PolicyOf(role), policy => policy.RequireAuthenticatedUser().AddRequirements(new ApiRequirement(role)));
            }

            options.AddPolicy(StaffMember, policy => policy.RequireAuthenticatedUser().RequireAssertion(context => CallerClaims.IsOfTheStaff(context.User)));
            var citizen = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireClaim(CallerClaims.Role, Role.Citizen).Build();
            options.DefaultPolicy = citizen;
            options.FallbackPolicy = citizen;
        });
        services.AddSingleton<IAuthorizationHandler, RequiredLevel>();
        return services;
    }
}
