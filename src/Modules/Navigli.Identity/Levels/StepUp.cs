using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Navigli.Design;
using Navigli.Platform.Access;
using Navigli.Platform.Api;

namespace Navigli.Identity.Levels;

/// <summary>
/// What happens when a page refuses a session that is only too weak for it: the browser is led to a stronger sign-in, or to the passkey, and
/// from there back to the page. A form that was being sent is kept meanwhile; nothing of it is done.
/// </summary>
internal sealed class StepUp(HeldForms forms, IAntiforgery antiforgery, IOptions<IdentityOptions> options, Site site)
{
    public const IdentityLevel LevelOfStaff = IdentityLevel.Two;

    /// <summary>Claim of a session whose identity is of a kind that the staff does not work with.</summary>
    public const string NotForStaff = "nfs";

    /// <summary>The level to ask the identity provider for, from what a stranger's form says: never less than the city's.</summary>
    public IdentityLevel LevelToAsk(string? asked) =>
        int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var level) && (IdentityLevel)level > options.Value.SignInLevel && Enum.IsDefined((IdentityLevel)level)
            ? (IdentityLevel)level
            : options.Value.SignInLevel;

    /// <summary>The same on the way to the staff's pages, whose roles wait for a level of their own.</summary>
    public IdentityLevel LevelToAskOfStaff(string? asked) => LevelToAsk(asked) is var level && level < LevelOfStaff ? LevelOfStaff : level;

    /// <summary>Leads the browser on, when something can make the session strong enough; false when the refusal stands.</summary>
    public async Task<bool> LeadAsync(HttpContext context)
    {
        if (Way(context) is not { } way)
            return false;
        if (HttpMethods.IsPost(context.Request.Method) && !await antiforgery.IsRequestValidAsync(context))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return true;
        }

        var page = site.Href(site.Path + site.Query);
        var back = HttpMethods.IsPost(context.Request.Method) && await forms.KeepAsync(context, page) is { } held ? site.Href(IdentityPaths.Held(held)) : page;
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = site.Href($"{way}{(way.Contains('?', StringComparison.Ordinal) ? '&' : '?')}ritorno={Uri.EscapeDataString(back)}");
        context.Response.Headers.CacheControl = "no-store";
        return true;
    }

    private string? Way(HttpContext context)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        if (metadata is null || metadata.GetMetadata<ApiMetadata>() is not null || !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsPost(context.Request.Method)))
            return null;
        var user = context.User;
        var policies = metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).OfType<string>().ToList();
        var missing = policies.Where(policy => !Holds(user, policy)).ToList();
        if (!missing.All(role => user.HasClaim(CallerClaims.WithheldRole, role)))
            return null;
        var needed = metadata.GetOrderedMetadata<RequiresLevelAttribute>().Where(r => r.Concerns(context.Request)).Select(r => r.Level).Append(missing.Count > 0 ? LevelOfStaff : IdentityLevel.One).Max();
        if (missing.Count > 0 && user.HasClaim(claim => claim.Type == NotForStaff))
            return IdentityPaths.StaffSignIn;
        // A higher level must not cost the staff the identity that their roles hang on.
        if (CallerClaims.LevelOf(user) < needed)
            return string.Create(CultureInfo.InvariantCulture, $"{(AsksForStaff(policies) ? IdentityPaths.StaffSignIn + "&" : IdentityPaths.SignIn + "?")}livello={(int)needed}");
        return missing.Count > 0 ? IdentityPaths.Passkey : null;
    }

    private bool AsksForStaff(List<string> policies) =>
        options.Value.Staff.Purpose is not null && policies.Any(policy => policy == AuthorizationSetup.StaffMember || Role.Staff.Contains(policy, StringComparer.Ordinal));

    private static bool Holds(ClaimsPrincipal user, string policy) =>
        user.HasClaim(CallerClaims.Role, policy) || (policy == AuthorizationSetup.StaffMember && CallerClaims.IsOfTheStaff(user));
}
