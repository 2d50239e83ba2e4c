using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Navigli.Platform.Access;
using Navigli.Platform.Api;

namespace Navigli.Tests.Walk;

/// <summary>Who walks: nobody, a citizen whose data is asked for, another citizen, each staff role, and the software of another organisation with every scope.</summary>
public enum Walker
{
    Nobody,
    Owner,
    OtherCitizen,
    Officer,
    Administrator,
    ProtectionOfficer,
    ApiClient,
}

/// <summary>An endpoint with one of its methods and an address of somebody's data.</summary>
internal sealed record Stop(RouteEndpoint Endpoint, string Method, string Path, Walker? BelongsTo)
{
    public bool IsPublic => Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    public IReadOnlyList<string> Policies => [.. Endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy).OfType<string>()];

    public bool AsksForToken => Endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Antiforgery.IAntiforgeryMetadata>()?.RequiresValidation == true;

    /// <summary>Of what programs call: 401 to everybody but its role.</summary>
    public bool IsApi => Route.StartsWith("/api/", StringComparison.Ordinal);

    public string Route => Endpoint.RoutePattern.RawText!;

    public bool Admits(Walker walker) => IsPublic || (walker == Walker.ApiClient
        ? Endpoint.Metadata.GetMetadata<ClientAccess>() is not null
        : walker != Walker.Nobody && Policies.All(p => p == RoleOf(walker) || p == $"api:{RoleOf(walker)}" || p == Role.Citizen || (p == AuthorizationSetup.StaffMember && RoleOf(walker) is not null)));

    /// <summary>What who may not come in is answered: a client's token is nothing to a page.</summary>
    public HttpStatusCode Refusal(Walker walker) => walker is Walker.Nobody or Walker.ApiClient || IsApi ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden;

    public override string ToString() => $"{Method} {Route}";

    private static string? RoleOf(Walker walker) => walker switch
    {
        Walker.Officer => Role.RegistryOfficer,
        Walker.Administrator => Role.Administrator,
        Walker.ProtectionOfficer => Role.DataProtectionOfficer,
        _ => null,
    };
}
