using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Navigli.Identity.Levels;
using Navigli.Identity.Saml;
using Navigli.Identity.Staff;
using Navigli.Platform.Access;
using Navigli.Platform.Time;

namespace Navigli.Identity.Sessions;

/// <summary>
/// Makes the caller of a request from the session's row; roles are those of the appointments that stand today. They are withheld from a session
/// that is too weak for them: whatever asks for one then refuses by itself, and pages lead on to what is missing.
/// </summary>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SessionCookie cookie, FindSession sessions,
    IOptions<IdentityOptions> identity, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "navigli.session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // The error page comes back through here: when the database is what failed, asking it again would leave a blank page.
        if (Context.Features.Get<IExceptionHandlerFeature>() is not null)
            return AuthenticateResult.NoResult();
        // Stylesheets and fonts are the same for everybody: they should not cost a query each.
        if (Context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || await cookie.ReadAsync(Context) is not { } seen)
            return AuthenticateResult.NoResult();
        if (await sessions.RunAsync(seen.Token, Context.RequestAborted) is not { } found || IsOver(found, seen))
            return AuthenticateResult.NoResult();
        cookie.Renew(Context, seen);
        var principal = new ClaimsIdentity(Claims(found), Scheme.Name, CallerClaims.Name, CallerClaims.Role);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(principal), Scheme.Name));
    }

    // Asked for here, not injected: it knows the site, and the site knows who is signed in.
    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        if (!await Context.RequestServices.GetRequiredService<StepUp>().LeadAsync(Context))
            await base.HandleForbiddenAsync(properties);
    }

    private bool IsOver(FoundSession session, SeenSession seen)
    {
        var limits = identity.Value.LimitsOf(session.Appointments.Select(a => a.Role));
        return seen.Idle >= limits.Idle || clock.UtcInstant() >= session.StartedAt + limits.Absolute;
    }

    // The staff signs in with SPID, of the kind that the city has set, or with CIE, which has one kind: an identity of another country that was joined, or a CNS, opens the person's own folder.
    private bool IsForStaff(FoundSession session) => session.Scheme switch
    {
        IdentityScheme.Spid => identity.Value.Staff.Purpose is not { } purpose || session.Purpose == purpose,
        IdentityScheme.Cie => true,
        _ => false,
    };

    private bool HasItsRoles(FoundSession session) =>
        IsForStaff(session) && session.Level >= StepUp.LevelOfStaff && (session.PasskeyAt is not null || identity.Value.Staff.Passkey == PasskeyDemand.Offered);

    private IEnumerable<Claim> Claims(FoundSession session)
    {
        yield return new Claim(CallerClaims.Level, ((int)session.Level).ToString(CultureInfo.InvariantCulture));
        yield return new Claim(CallerClaims.Session, session.Id.ToString());
        yield return new Claim(CallerClaims.Account, session.AccountId.ToString());
        yield return new Claim(CallerClaims.Name, session.Name);
        yield return new Claim(CallerClaims.Role, Role.Citizen);
        if (session.PersonId is { } person)
            yield return new Claim(CallerClaims.Person, person.ToString());
        if (session.NoticeVersion is { } notice)
            yield return new Claim(CallerClaims.Notice, notice.ToString(CultureInfo.InvariantCulture));
        if (!IsForStaff(session))
            yield return new Claim(StepUp.NotForStaff, "1");
        if (session.LastVisitAt is { } visit)
            yield return new Claim(CallerClaims.LastVisit, visit.Ticks.ToString(CultureInfo.InvariantCulture));
        var hasRoles = HasItsRoles(session);
        foreach (var role in session.Appointments.Select(a => a.Role).Distinct(StringComparer.Ordinal))
            yield return new Claim(hasRoles ? CallerClaims.Role : CallerClaims.WithheldRole, role);
        if (hasRoles && session.Appointments.Select(a => a.Office).OfType<string>().FirstOrDefault() is { } office)
            yield return new Claim(CallerClaims.Office, office);
    }
}
