using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Navigli.Identity.Sessions;
using Navigli.Platform.Access;
using Navigli.Platform.Api;
using Navigli.Platform.Tokens;

namespace Navigli.Identity.Clients;

/// <summary>Makes the caller of a request to an API from the token that it shows.</summary>
internal sealed class ClientAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, CheckCall check)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "navigli.client";
    public const string Bearer = "Bearer";
    private const string Dpop = "DPoP";

    /// <summary>Which scheme a request is for: programs that show something are not asked for a session's cookie besides.</summary>
    public static string SchemeOf(HttpContext http) =>
        ApiMetadata.IsOn(http.GetEndpoint()) && http.Request.Headers.ContainsKey("Authorization") ? SchemeName : SessionAuthentication.SchemeName;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.Features.Get<IExceptionHandlerFeature>() is not null)
            return AuthenticateResult.NoResult();
        if (Request.Headers.Authorization is not [{ } header] || !AuthenticationHeaderValue.TryParse(header, out var shown) || SignedTokens.Read(shown.Parameter) is not { } token)
            return Refuse(TokenFault.Malformed);
        var scheme = string.Equals(shown.Scheme, Bearer, StringComparison.OrdinalIgnoreCase) ? Bearer : string.Equals(shown.Scheme, Dpop, StringComparison.OrdinalIgnoreCase) ? Dpop : null;
        if (scheme is null)
            return Refuse(TokenFault.Type);
        var (call, fault) = await check.RunAsync(Request, scheme, token, Context.RequestAborted);
        if (call is null)
            return Refuse(fault);
        var identity = new ClaimsIdentity(Claims(call), Scheme.Name, CallerClaims.Name, CallerClaims.Role);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    private static IEnumerable<Claim> Claims(ClientCall call)
    {
        var client = call.Found.Client;
        yield return new Claim(CallerClaims.Account, client.Id.ToString());
        yield return new Claim(CallerClaims.Name, client.Name);
        yield return new Claim(CallerClaims.Role, Role.ApiClient);
        yield return new Claim(CallerClaims.Office, client.Office);
        yield return new Claim(CallerClaims.CallsPerMinute, client.CallsPerMinute.ToString(CultureInfo.InvariantCulture));
        yield return new Claim(CallerClaims.CallsPerDay, client.CallsPerDay.ToString(CultureInfo.InvariantCulture));
        yield return new Claim(CallerClaims.Through, call.Evidence is { } by ? $"{client.Organisation} · {by.UserId} · {by.UserLocation} · {by.Assurance}" : client.Organisation);
        if (call.Evidence is { } evidence)
            yield return new Claim(CallerClaims.Operator, evidence.UserId);
        foreach (var scope in call.Scopes)
            yield return new Claim(CallerClaims.Scope, scope);
    }

    private AuthenticateResult Refuse(TokenFault fault)
    {
        Logger.LogInformation("The token of a call was refused: {Fault}", fault);
        return AuthenticateResult.Fail(fault.ToString());
    }
}
