using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Navigli.Platform.Access;

/// <summary>Who is asking: the account behind a session, or a part of the product itself. Names are for greeting only, never for decisions.</summary>
public sealed record Caller
{
    /// <summary>The session, when there is one.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>The account that signed in; for the role <see cref="Role.ApiClient"/>, the client.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>The person of the registry with the account's codice fiscale; null for who is not in the registry.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Given name and family name as the identity provider states them.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>When the account began its session before this one, UTC: what happened since is new. Null at the first visit.</summary>
    public DateTime? LastVisitAt { get; init; }

    /// <summary>The roles of the session.</summary>
    public IReadOnlySet<string> Roles { get; init; } = new HashSet<string>();

    /// <summary>Roles that the account is appointed to and this session does not have: it signed in too weakly for them, or has not shown its passkey.</summary>
    public IReadOnlySet<string> WithheldRoles { get; init; } = new HashSet<string>();

    /// <summary>Code of the office a staff role is exercised for, from the city pack; null for citizens.</summary>
    public string? Office { get; init; }

    /// <summary>
    /// For an API client, on whose behalf it calls: the organisation and, where it said so, its operator. It goes before the reason in the audit and in
    /// the access ledger.
    /// </summary>
    public string? Through { get; init; }

    /// <summary>For the product's own work, the name of the job, command or handler.</summary>
    public string? SystemName { get; init; }

    /// <summary>Whether somebody is signed in.</summary>
    public bool SignedIn => AccountId is not null;

    /// <summary>Whether it is the software of another office or organisation.</summary>
    public bool IsApiClient => Roles.Contains(Role.ApiClient);

    /// <summary>A reason with who stands behind the caller, where that is somebody else.</summary>
    internal string? Say(string? reason) => Through is null ? reason : string.Join(" · ", new[] { Through, reason }.OfType<string>());

    /// <summary>Nobody in particular.</summary>
    public static Caller Anonymous { get; } = new();

    /// <summary>A part of the product acting by itself.</summary>
    /// <param name="name">What it is, stable: "residents.seed".</param>
    public static Caller ForSystem(string name) => new() { SystemName = name, Roles = new HashSet<string> { Role.System } };
}

/// <summary>Claim names inside a session's principal.</summary>
public static class CallerClaims
{
    /// <summary>Session id.</summary>
    public const string Session = "sid";

    /// <summary>Account id.</summary>
    public const string Account = "acc";

    /// <summary>Person id in the registry.</summary>
    public const string Person = "per";

    /// <summary>Name to greet with.</summary>
    public const string Name = "name";

    /// <summary>A role; repeated.</summary>
    public const string Role = "role";

    /// <summary>Office code.</summary>
    public const string Office = "office";

    /// <summary>A role that the account is appointed to and this session does not have yet: its level is too low, or a passkey is awaited; repeated.</summary>
    public const string WithheldRole = "withheld";

    /// <summary>The <see cref="IdentityLevel"/> of the sign-in, as a number.</summary>
    public const string Level = "lvl";

    /// <summary>Ticks of the UTC instant at which the session before this one began.</summary>
    public const string LastVisit = "vis";

    /// <summary>The level of a session; null where there is none.</summary>
    public static IdentityLevel? LevelOf(ClaimsPrincipal user) =>
        int.TryParse(user.FindFirstValue(Level), NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? (IdentityLevel)level : null;

    /// <summary>Whether the account is appointed to a role of the staff, also while the session does not have it.</summary>
    public static bool IsOfTheStaff(ClaimsPrincipal user) =>
        user.HasClaim(c => c.Type == WithheldRole || (c.Type == Role && Access.Role.Staff.Contains(c.Value, StringComparer.Ordinal)));

    /// <summary>Number of the version of the privacy notice that is to be shown; missing where none is.</summary>
    public const string Notice = "ntc";

    /// <summary>On whose behalf an API client calls.</summary>
    public const string Through = "via";

    /// <summary>A scope of an API client; repeated.</summary>
    public const string Scope = "scope";

    /// <summary>Reference of the operator before whose screen the call of an API client began.</summary>
    public const string Operator = "opr";

    /// <summary>Calls that an API client has in a minute.</summary>
    public const string CallsPerMinute = "cpm";

    /// <summary>Calls that an API client has in a day.</summary>
    public const string CallsPerDay = "cpd";
}

/// <summary>The caller of the present request; anonymous outside one.</summary>
public sealed class CurrentCaller(IHttpContextAccessor http)
{
    private Caller? read;
    private ClaimsPrincipal? readFrom;

    /// <summary>Who is asking now.</summary>
    public Caller Value
    {
        get
        {
            var user = http.HttpContext?.User;
            if (read is null || !ReferenceEquals(user, readFrom))
            {
                readFrom = user;
                read = user?.Identity?.IsAuthenticated == true ? From(user) : Caller.Anonymous;
            }

            return read;
        }
    }

    private static Caller From(ClaimsPrincipal user) => new()
    {
        SessionId = Id(user, CallerClaims.Session),
        AccountId = Id(user, CallerClaims.Account),
        PersonId = Id(user, CallerClaims.Person),
        DisplayName = user.FindFirstValue(CallerClaims.Name) ?? "",
        Office = user.FindFirstValue(CallerClaims.Office),
        LastVisitAt = long.TryParse(user.FindFirstValue(CallerClaims.LastVisit), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) ? new DateTime(ticks, DateTimeKind.Utc) : null,
        Through = user.FindFirstValue(CallerClaims.Through),
        Roles = user.FindAll(CallerClaims.Role).Select(c => c.Value).ToHashSet(StringComparer.Ordinal),
        WithheldRoles = user.FindAll(CallerClaims.WithheldRole).Select(c => c.Value).ToHashSet(StringComparer.Ordinal),
    };

    private static Guid? Id(ClaimsPrincipal user, string claim) => Guid.TryParse(user.FindFirstValue(claim), out var id) ? id : null;
}
