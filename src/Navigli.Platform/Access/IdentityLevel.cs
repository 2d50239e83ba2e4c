using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Navigli.Platform.Access;

/// <summary>How surely a session is the person's: the three levels of digital identity of art. 6 D.P.C.M. 24 October 2014, whatever the scheme of the identity.</summary>
public enum IdentityLevel
{
    /// <summary>One factor: a password.</summary>
    One = 1,

    /// <summary>Two factors: a password and a code, an app.</summary>
    Two = 2,

    /// <summary>Two factors of which one is a certificate in a secure device.</summary>
    Three = 3,
}

/// <summary>
/// Declares the least level that a page or an endpoint asks of the session. Who signed in with a lower one is sent to sign in again at that
/// level, and comes back to where they were with what they had typed.
/// </summary>
/// <param name="level">The level.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresLevelAttribute(IdentityLevel level) : AuthorizeAttribute, IAuthorizationRequirement, IAuthorizationRequirementData
{
    /// <summary>The level.</summary>
    public IdentityLevel Level => level;

    /// <summary>
    /// Whether reading the page is free and only what it sends asks for the level. Not for a form with a file: what was typed is kept while the person signs in
    /// again, a chosen file is not, so such a page asks when it is opened.
    /// </summary>
    public bool ToSend { get; init; }

    /// <summary>Whether a request must have the level.</summary>
    public bool Concerns(HttpRequest request) => !ToSend || !HttpMethods.IsGet(request.Method);

    /// <inheritdoc/>
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

internal sealed class RequiredLevel : AuthorizationHandler<RequiresLevelAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RequiresLevelAttribute requirement)
    {
        if (CallerClaims.LevelOf(context.User) >= requirement.Level || (context.Resource is HttpContext http && !requirement.Concerns(http.Request)))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
