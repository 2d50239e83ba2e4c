using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Navigli.Platform.Access;

namespace Navigli.Platform.Api;

/// <summary>
/// Something that an API client may be allowed to do. Modules keep theirs as static fields and register them; the words live in the module's resources
/// under <c>Scope.{Code}</c>, as the administrator who grants it reads them.
/// </summary>
/// <param name="Code">Stable and public: module, colon, what is done ("certificates:issue").</param>
/// <param name="Texts">The marker type of the resources.</param>
public sealed record ApiScope(string Code, Type Texts);

/// <summary>Which API clients an endpoint lets in. An endpoint that does not have this lets none in.</summary>
public sealed class ClientAccess
{
    /// <summary>Of these, a client needs one, and must name the operator for whom it calls; with none, it is open to every client.</summary>
    public required IReadOnlyList<ApiScope> AnyOf { get; init; }
}

/// <summary>Opens endpoints of an API to clients.</summary>
public static class ClientAccessSetup
{
    /// <summary>Lets in the clients that have one of the scopes.</summary>
    public static TBuilder OpenTo<TBuilder>(this TBuilder endpoint, params ApiScope[] anyOf)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new ClientAccess { AnyOf = anyOf });
}

/// <summary>The requirement of an API's endpoints: a role of the staff, or a client that the endpoint is open to.</summary>
/// <param name="Role">The role.</param>
internal sealed record ApiRequirement(string Role) : IAuthorizationRequirement
{
    public static string PolicyOf(string role) => $"api:{role}";
}

internal sealed class ApiAdmission : AuthorizationHandler<ApiRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ApiRequirement requirement)
    {
        if (context.User.HasClaim(CallerClaims.Role, requirement.Role))
            context.Succeed(requirement);
        else if (context.User.HasClaim(CallerClaims.Role, Role.ApiClient))
            Admit(context, requirement, (context.Resource as HttpContext)?.GetEndpoint()?.Metadata.GetMetadata<ClientAccess>());
        return Task.CompletedTask;
    }

    private static void Admit(AuthorizationHandlerContext context, ApiRequirement requirement, ClientAccess? access)
    {
        var needsScope = access is null || access.AnyOf.Count > 0;
        if (needsScope && access?.AnyOf.Any(s => context.User.HasClaim(CallerClaims.Scope, s.Code)) != true)
            return;
        // Without it the access ledger could not say who has read.
        if (needsScope && !context.User.HasClaim(c => c.Type == CallerClaims.Operator))
            return;
        context.Succeed(requirement);
    }
}
