using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Privacy;
using Navigli.Identity.Contacts;
using Navigli.Identity.Delegations;
using Navigli.Identity.Joining;
using Navigli.Identity.Log;
using Navigli.Identity.Logout;
using Navigli.Identity.Saml;
using Navigli.Identity.Sessions;
using Navigli.Identity.SignIn;
using Navigli.Platform.Retention;

namespace Navigli.Identity.OwnData;

/// <summary>What of this module goes with time, and what goes when its person asks.</summary>
internal static class IdentityRetention
{
    public const string Account = "identity.account";
    public const string Email = "identity.email";
    public const string ContactCodes = "identity.contact-codes";
    public const string Sessions = "identity.sessions";
    public const string Devices = "identity.devices";
    public const string SignIns = "identity.sign-ins";
    public const string SamlLog = "identity.saml-log";
    public const string Joins = "identity.joins";
    public const string Delegations = "identity.delegations";
    public const string Staff = "identity.staff";

    public static IServiceCollection AddIdentityRetention(this IServiceCollection services) => services
        .AddRetained<SignInAttempt>(SignIns, static (rows, before) => rows.Where(a => a.ExpiresAt < before))
        .AddRetained<UsedAssertion>(SignIns, static (rows, before) => rows.Where(a => a.ExpiresAt < before))
        .AddRetained<PendingLogout>(SignIns, static (rows, before) => rows.Where(l => l.ExpiresAt < before))
        .AddRetained<SamlExchange>(SamlLog, static (rows, before) => rows.Where(e => e.RequestedAt < before))
        .AddRetained<Session>(Devices, static (rows, before) => Told(rows).Where(s => s.ExpiresAt < before), ForgetDevicesAsync)
        .AddRetained<Session>(Sessions, static (rows, before) => rows.Where(s => s.ExpiresAt < before))
        .AddRetained<IdentityJoin>(Joins, static (rows, before) => rows.Where(j => j.Standing == null && (j.EndedAt ?? j.DecidedAt) < before))
        .AddRetained<Delegation>(Delegations, static (rows, before) => rows.Where(d => (d.EndedAt ?? d.AnsweredAt ?? d.AskedAt) < before && d.LastDay < DateOnly.FromDateTime(before)))
        .AddRetained<ContactCode>(ContactCodes, static (rows, before) => rows.Where(c => c.SentAt < before))
        .AddErasable<Session>(Devices, static (rows, subject) => Told(Ended(rows, subject)), ForgetDevicesAsync)
        .AddErasable<Session>(Sessions, Ended)
        .AddErasable<Account>(
            Email,
            static (rows, subject) => rows.Where(a => a.Id == subject.AccountId && (a.Email != null || a.OwnEmail != null || a.OwnPhone != null)),
            static (rows, ct) => rows.ExecuteUpdateAsync(
                set => set.SetProperty(a => a.Email, (string?)null).SetProperty(a => a.EmailScheme, (IdentityScheme?)null).SetProperty(a => a.EmailStatedAt, (DateTime?)null)
                    .SetProperty(a => a.OwnEmail, (string?)null).SetProperty(a => a.OwnEmailVerifiedAt, (DateTime?)null)
                    .SetProperty(a => a.OwnPhone, (string?)null).SetProperty(a => a.OwnPhoneVerifiedAt, (DateTime?)null),
                ct));

    private static IQueryable<Session> Ended(IQueryable<Session> rows, DataSubject subject) =>
        rows.Where(s => s.AccountId == subject.AccountId && (s.EndedAt != null || s.ExpiresAt < subject.At));

    private static IQueryable<Session> Told(IQueryable<Session> rows) => rows.Where(s => s.Browser != null || s.System != null || s.Network != null);

    private static Task<int> ForgetDevicesAsync(IQueryable<Session> rows, CancellationToken ct) => rows.ExecuteUpdateAsync(
        set => set.SetProperty(s => s.Browser, (string?)null).SetProperty(s => s.System, (string?)null).SetProperty(s => s.Network, (string?)null), ct);
}
