using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Navigli.Platform.Access;

namespace Navigli.Identity.Sessions;

/// <summary>
/// The session's cookie: its token and when the browser was last seen, sealed. The idle limit costs no write; the row decides everything else.
/// Lax, because people arrive from the identity provider and from letters; every write has its own antiforgery token.
/// </summary>
internal sealed class SessionCookie(IDataProtectionProvider protection, TimeProvider clock, IOptions<IdentityOptions> options)
{
    public const string Name = "navigli.session";
    private static readonly TimeSpan Renewal = TimeSpan.FromMinutes(1);
    private readonly IDataProtector _protector = protection.CreateProtector("Navigli.Identity.SessionCookie");

    /// <summary>The token, when the cookie is genuine and was seen within the idle limit; renews it when it is getting old.</summary>
    public string? Read(HttpContext context)
    {
        if (!context.Request.Cookies.TryGetValue(Name, out var sealedValue) || Open(sealedValue) is not ({ } token, var seen))
            return null;
        var idle = clock.GetUtcNow().UtcDateTime - seen;
        if (idle >= options.Value.IdleLimit || idle < -Renewal)
            return null;
        if (idle >= Renewal && !context.Response.HasStarted)
            Write(context, token);
        return token;
    }

    public void Write(HttpContext context, string token)
    {
        var value = _protector.Protect($"{token}.{clock.GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture)}");
        context.Response.Cookies.Append(Name, value, Options(context));
    }

    public static void Delete(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context));

    /// <summary>Essential cookies of this module: for this site's own requests and for arrivals by link, unreadable by scripts.</summary>
    public static CookieOptions Options(HttpContext context) =>
        new() { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };

    private (string? Token, DateTime Seen) Open(string sealedValue)
    {
        try
        {
            return _protector.Unprotect(sealedValue).Split('.') is [var token, var ticks]
                ? (token, new DateTime(long.Parse(ticks, CultureInfo.InvariantCulture), DateTimeKind.Utc))
                : default;
        }
        catch (CryptographicException)
        {
            return default;
        }
    }
}

/// <summary>Makes the caller of a request from the session's row; roles are those of the appointments that stand today.</summary>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SessionCookie cookie, FindSession sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "navigli.session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // The error page comes back through here: when the database is what failed, asking it again would leave a blank page.
        if (Context.Features.Get<IExceptionHandlerFeature>() is not null)
            return AuthenticateResult.NoResult();
        // Stylesheets and fonts are the same for everybody: they should not cost a query each.
        if (Context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || cookie.Read(Context) is not { } token)
            return AuthenticateResult.NoResult();
        if (await sessions.RunAsync(token, Context.RequestAborted) is not { } found)
            return AuthenticateResult.NoResult();
        var identity = new ClaimsIdentity(Claims(found), Scheme.Name, CallerClaims.Name, CallerClaims.Role);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    private static IEnumerable<Claim> Claims(FoundSession session)
    {
        yield return new Claim(CallerClaims.Session, session.Id.ToString());
        yield return new Claim(CallerClaims.Account, session.AccountId.ToString());
        yield return new Claim(CallerClaims.Name, session.Name);
        yield return new Claim(CallerClaims.Role, Role.Citizen);
        if (session.PersonId is { } person)
            yield return new Claim(CallerClaims.Person, person.ToString());
        foreach (var role in session.Appointments.Select(a => a.Role).Distinct(StringComparer.Ordinal))
            yield return new Claim(CallerClaims.Role, role);
        if (session.Appointments.Select(a => a.Office).OfType<string>().FirstOrDefault() is { } office)
            yield return new Claim(CallerClaims.Office, office);
    }
}
