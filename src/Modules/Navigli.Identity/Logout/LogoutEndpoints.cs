using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Navigli.Identity.Saml;
using Navigli.Identity.SignIn;
using Navigli.Platform.Web;

namespace Navigli.Identity.Logout;

/// <summary>
/// The single logout service of the metadata. A message that is not as the rules want it ends on the page that asks whether to sign out: whoever
/// was brought here wanted to leave. CIE and the eIDAS node answer no SAML logout, so theirs goes there always.
/// </summary>
internal static class LogoutEndpoints
{
    private const int MaxForm = 512 * 1024;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(IdentityPaths.SpidLogout, ByRedirectAsync).AllowAnonymous().RequireRateLimiting(RateLimits.Guessable);
        // Posted by the identity provider's page, as its answers are.
        endpoints.MapPost(IdentityPaths.SpidLogout, ByPostAsync).AllowAnonymous().DisableAntiforgery().RequireRateLimiting(RateLimits.Guessable)
            .WithMetadata(new RequestSizeLimitAttribute(MaxForm));
        endpoints.MapMethods(IdentityPaths.CieLogout, ["GET", "POST"], Confirm).AllowAnonymous().DisableAntiforgery();
    }

    /// <summary>
    /// Sends the browser on with a message: by a page whose form posts it, or by an address. After a form the address is on a page too: the policy
    /// form-action also holds for what the answer to a form redirects to, and the page that the form stood on, ours or a provider's, allows no other site.
    /// </summary>
    public static IResult Dispatch(HttpContext context, SamlDispatch dispatch)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (dispatch.Message is null)
        {
            return HttpMethods.IsPost(context.Request.Method)
                ? new RazorComponentResult<GoOnPage>(new { Address = dispatch.Destination.AbsoluteUri })
                : Results.Redirect(dispatch.Destination.AbsoluteUri);
        }

        context.Response.AllowFormTo(dispatch.Destination);
        return new RazorComponentResult<HandOverPage>(new { Action = dispatch.Destination.AbsoluteUri, Field = dispatch.Direction.Parameter(), Message = dispatch.Message, dispatch.RelayState });
    }

    private static Task<IResult> ByRedirectAsync(HttpContext context, [FromServices] ObeyLogout obey, [FromServices] FinishLogout finish)
    {
        var query = context.Request.Query;
        var raw = context.Request.QueryString.Value ?? "";
        if (query["SAMLResponse"].ToString() is { Length: > 0 } answer)
            return FinishAsync(context, InboundMessage.FromRedirect(raw, answer, SamlDirection.Response), finish);
        return ObeyAsync(context, InboundMessage.FromRedirect(raw, query["SAMLRequest"].ToString(), SamlDirection.Request), query["RelayState"].ToString(), obey);
    }

    private static async Task<IResult> ByPostAsync(HttpContext context, [FromServices] ObeyLogout obey, [FromServices] FinishLogout finish)
    {
        if (!context.Request.HasFormContentType)
            return Confirm();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form["SAMLResponse"].ToString() is { Length: > 0 } answer)
            return await FinishAsync(context, InboundMessage.FromPost(answer), finish);
        return await ObeyAsync(context, InboundMessage.FromPost(form["SAMLRequest"].ToString()), form["RelayState"].ToString(), obey);
    }

    private static async Task<IResult> FinishAsync(HttpContext context, InboundMessage? message, FinishLogout finish) =>
        message is not null && await finish.RunAsync(message, context.RequestAborted) is { } path ? new SeeOtherResult(path) : Confirm();

    private static async Task<IResult> ObeyAsync(HttpContext context, InboundMessage? message, string relayState, ObeyLogout obey) =>
        message is not null && await obey.RunAsync(message, relayState.Length == 0 ? null : relayState, context.RequestAborted) is { } answer ? Dispatch(context, answer) : Confirm();

    private static SeeOtherResult Confirm() => new(IdentityPaths.SignOutConfirm);
}
