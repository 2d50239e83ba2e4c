using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Navigli.Platform.Data;

namespace Navigli.Identity.Sessions;

/// <summary>What is sealed in a cookie: the session's token, and when the browser was seen.</summary>
internal sealed record OpenedCookie(string Token, DateTime Seen);

/// <summary>Cookies that were opened a moment ago, by what they are sealed as: opening one costs as much as anything that a page does by itself.</summary>
internal sealed class RecentCookies(TimeProvider clock) : RecentAnswers<string, OpenedCookie?>(clock)
{
    // The limits are counted from what it says, whenever it was opened; what is no cookie of ours must not fill the memory.
    protected override DateTime? Until(OpenedCookie? answer) => answer is null ? null : DateTime.MaxValue;
}

/// <summary>The token of a cookie, and how long the browser has not been seen.</summary>
internal sealed record SeenSession(string Token, TimeSpan Idle);

/// <summary>
/// The session's cookie: its token and when the browser was last seen, sealed. The idle limit costs no write; the row decides everything else.
/// Lax, because people arrive from the identity provider and from letters; every write has its own antiforgery token.
/// </summary>
internal sealed class SessionCookie(IDataProtectionProvider protection, RecentCookies recent, TimeProvider clock, IOptions<IdentityOptions> options)
{
    public const string Name = "navigli.session";
    private static readonly TimeSpan Renewal = TimeSpan.FromMinutes(1);
    private readonly IDataProtector _protector = protection.CreateProtector("Navigli.Identity.SessionCookie");

    /// <summary>What the cookie says, when it is genuine and was seen within the idle limit.</summary>
    public async ValueTask<SeenSession?> ReadAsync(HttpContext context)
    {
        if (!context.Request.Cookies.TryGetValue(Name, out var sealedValue) || await recent.OfAsync(sealedValue, () => Task.FromResult(Open(sealedValue))) is not { } opened)
            return null;
        var idle = clock.GetUtcNow().UtcDateTime - opened.Seen;
        return idle >= options.Value.IdleLimit || idle < -Renewal ? null : new SeenSession(opened.Token, idle);
    }

    /// <summary>Counts this visit, when the last one counted is getting old.</summary>
    public void Renew(HttpContext context, SeenSession seen)
    {
        if (seen.Idle >= Renewal && !context.Response.HasStarted)
            Write(context, seen.Token);
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

    private OpenedCookie? Open(string sealedValue)
    {
        try
        {
            return _protector.Unprotect(sealedValue).Split('.') is [var token, var ticks]
                ? new OpenedCookie(token, new DateTime(long.Parse(ticks, CultureInfo.InvariantCulture), DateTimeKind.Utc))
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
