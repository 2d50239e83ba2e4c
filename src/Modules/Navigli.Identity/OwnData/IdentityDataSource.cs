using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Navigli.Contracts.Privacy;
using Navigli.Identity.Contacts;
using Navigli.Identity.Delegations;
using Navigli.Identity.Joining;
using Navigli.Identity.Log;
using Navigli.Identity.Passkeys;
using Navigli.Identity.Sessions;
using Navigli.Identity.Staff;
using Navigli.Platform.Data;

namespace Navigli.Identity.OwnData;

/// <summary>This module's part of the copy of one's own data: account, sessions, sign-ins without their messages, appointments, passkeys.</summary>
internal sealed class IdentityDataSource(CityDb db, IStringLocalizer<IdentityTexts> texts) : IPersonalDataSource
{
    public string Code => "identity";

    Type IPersonalDataSource.Texts => typeof(IdentityTexts);

    public IReadOnlyList<HeldTable> Tables { get; } =
    [
        new("accounts", IdentityRetention.Account),
        new("identity_contact_codes", IdentityRetention.ContactCodes),
        new("sessions", IdentityRetention.Sessions),
        new("saml_exchanges", IdentityRetention.SamlLog),
        new("identity_joins", IdentityRetention.Joins),
        new("identity_delegations", IdentityRetention.Delegations),
        new("appointments", IdentityRetention.Staff),
        new("passkeys", IdentityRetention.Staff),
    ];

    public async Task<PersonalData> CollectAsync(DataSubject subject, CancellationToken ct) => new()
    {
        Sections =
        [
            new("account", await RowsAsync<Account>(a => a.Id == subject.AccountId, a => a.CreatedAt, Fields, ct)),
            new("contactCodes", await RowsAsync<ContactCode>(c => c.AccountId == subject.AccountId, c => c.SentAt, Fields, ct)),
            new("sessions", await RowsAsync<Session>(s => s.AccountId == subject.AccountId, s => s.StartedAt, Fields, ct)),
            new("signIns", await RowsAsync<SamlExchange>(e => e.AccountId == subject.AccountId, e => e.RequestedAt, Fields, ct)),
            // What was separated is of who asked: were it joined to the wrong folder, its owner is somebody else (GDPR art. 15(4)).
            new("joins", await RowsAsync<IdentityJoin>(
                j => j.AccountId == subject.AccountId || (j.JoinedAccountId == subject.AccountId && j.State == JoinState.Joined), j => j.AskedAt, Fields, ct)),
            // Of the other side nothing but what the person's own page tells.
            new("delegations", await RowsAsync<Delegation>(d => d.GiverAccountId == subject.AccountId || d.HelperAccountId == subject.AccountId, d => d.AskedAt, d => Fields(d, subject.AccountId), ct)),
            new("appointments", await RowsAsync<Appointment>(a => a.AccountId == subject.AccountId, a => a.AppointedAt, Fields, ct)),
            new("passkeys", await RowsAsync<Passkey>(p => p.AccountId == subject.AccountId, p => p.CreatedAt, Fields, ct)),
        ],
        LeftOut = ["messages", "secrets"],
    };

    private async Task<IReadOnlyList<IReadOnlyList<DataField>>> RowsAsync<TEntity>(
        Expression<Func<TEntity, bool>> own, Expression<Func<TEntity, DateTime>> order, Func<TEntity, IReadOnlyList<DataField>> fields, CancellationToken ct)
        where TEntity : class => (await db.Set<TEntity>().AsNoTracking().Where(own).OrderBy(order).ToListAsync(ct)).ConvertAll(row => fields(row));

    private static IReadOnlyList<DataField> Fields(Account a) =>
    [
        new("givenName", a.GivenName), new("familyName", a.FamilyName), new("codiceFiscale", a.CodiceFiscale), new("eidasIdentifier", a.EidasIdentifier),
        new("dateOfBirth", a.DateOfBirth), new("email", a.Email), new("emailStatedAt", a.EmailStatedAt), new("ownEmail", a.OwnEmail), new("ownEmailVerifiedAt", a.OwnEmailVerifiedAt), new("ownPhone", a.OwnPhone), new("ownPhoneVerifiedAt", a.OwnPhoneVerifiedAt), new("createdAt", a.CreatedAt), new("lastSignInAt", a.LastSignInAt),
    ];

    private static IReadOnlyList<DataField> Fields(ContactCode c) =>
        [new("address", c.Address), new("sentAt", c.SentAt), new("expiresAt", c.ExpiresAt), new("usedAt", c.UsedAt), new("wrongCodes", c.Tries)];

    private static IReadOnlyList<DataField> Fields(Session s) =>
    [
        new("startedAt", s.StartedAt), new("endedAt", s.EndedAt), new("expiresAt", s.ExpiresAt), new("identityProvider", s.IdentityProvider), new("scheme", s.Scheme.ToString()),
        new("level", (int)s.Level), new("purpose", s.Purpose?.ToString()), new("browser", s.Browser), new("system", s.System), new("network", s.Network), new("passkeyAt", s.PasskeyAt),
    ];

    private static IReadOnlyList<DataField> Fields(SamlExchange e) =>
        [new("requestedAt", e.RequestedAt), new("answeredAt", e.AnsweredAt), new("identityProvider", e.IdentityProvider), new("scheme", e.Scheme.ToString()), new("outcome", e.Outcome)];

    private IReadOnlyList<DataField> Fields(IdentityJoin j) =>
    [
        new("number", j.Number), new("eidasIdentifier", j.EidasIdentifier), new("givenName", j.GivenName), new("familyName", j.FamilyName), new("dateOfBirth", j.DateOfBirth),
        new("codiceFiscale", j.CodiceFiscale), new("consentVersion", j.ConsentVersion), new("askedAt", j.AskedAt), new("state", j.State.ToString()) { Text = texts[$"Join.State.{j.State}"] },
        new("decidedAt", j.DecidedAt), new("reason", j.Reason), new("endedAt", j.EndedAt), new("endReason", j.EndReason),
    ];

    private static IReadOnlyList<DataField> Fields(Delegation d, Guid? own) =>
    [
        new("number", d.Number), new("side", d.GiverAccountId == own ? nameof(DelegationSide.Giver) : nameof(DelegationSide.Helper)),
        new("helperCodiceFiscale", d.HelperCodiceFiscale), new("services", d.Services), new("askedAt", d.AskedAt), new("firstDay", d.FirstDay), new("lastDay", d.LastDay),
        new("answeredAt", d.GiverAccountId == own && d.HelperPersonId is null ? null : d.AnsweredAt), new("endedAt", d.EndedAt),
    ];

    private IReadOnlyList<DataField> Fields(Appointment a) =>
    [
        new("role", a.Role) { Text = texts[$"Role.{a.Role}"] }, new("office", a.Office), new("from", a.From), new("to", a.To), new("appointedAt", a.AppointedAt), new("confirmedAt", a.ConfirmedAt),
        new("endedAt", a.EndedAt), new("endReason", a.EndReason),
    ];

    private static IReadOnlyList<DataField> Fields(Passkey p) => [new("name", p.Name), new("createdAt", p.CreatedAt), new("lastUsedAt", p.LastUsedAt)];
}
