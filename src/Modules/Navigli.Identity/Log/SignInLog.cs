using Microsoft.EntityFrameworkCore;
using Navigli.Contracts;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Residents;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Platform.Time;

namespace Navigli.Identity.Log;

internal sealed class SignInLog(CityDb db, ExchangeSeal seal, AccessLedger ledger, IResidentDirectory residents, TimeProvider clock) : ISignInLog
{
    private const int Most = 1000;
    private static readonly Caller Command = Caller.ForSystem("identity.saml-log");

    public async Task<IReadOnlyList<SignInLogLine>> FindAsync(SignInLogQuery query, CancellationToken ct)
    {
        var found = db.Exchanges.Where(e => e.RequestedAt >= query.From && e.RequestedAt < query.To);
        if (query.MessageId is { } id)
            found = found.Where(e => e.RequestId == id || e.ResponseId == id || e.AssertionId == id);
        return await found.OrderByDescending(e => e.RequestedAt).Take(Most).Select(e => new SignInLogLine
        {
            Id = e.Id,
            RequestedAt = e.RequestedAt,
            Scheme = e.Scheme.ToString(),
            IdentityProvider = e.IdentityProvider,
            RequestId = e.RequestId,
            AnsweredAt = e.AnsweredAt,
            ResponseId = e.ResponseId,
            AssertionId = e.AssertionId,
            Outcome = e.Outcome,
            SessionId = e.SessionId,
        }).ToListAsync(ct);
    }

    public async Task<SignInMessages?> OpenAsync(Guid id, string officer, string reason, CancellationToken ct)
    {
        if (await db.Exchanges.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, ct) is not { } exchange)
            return null;
        await db.CommitAsync(
            new Act { Id = clock.NewId(), Type = IdentityActs.OpenMessages, By = Command, Role = Role.System, At = clock.UtcInstant(), Reason = $"{officer}: {reason}" },
            ct);
        if (await PersonOfAsync(exchange, ct) is { } person)
        {
            await ledger.RecordAsync(
                new AccessEntry
                {
                    Subject = person,
                    What = IdentityPurposes.SignInMessages,
                    Purpose = IdentityPurposes.SignInLog,
                    Reader = Command,
                    Kind = ReaderKind.System,
                    Reason = $"{officer}: {reason}",
                },
                ct);
        }

        return new SignInMessages(seal.Open(exchange.Request, id), exchange.Response is { } response ? seal.Open(response, id) : null);
    }

    private async Task<Guid?> PersonOfAsync(SamlExchange exchange, CancellationToken ct) =>
        await db.Accounts.Where(a => a.Id == exchange.AccountId).Select(a => a.CodiceFiscale).SingleOrDefaultAsync(ct) is { } codiceFiscale
            ? await residents.FindPersonAsync(CodiceFiscale.Parse(codiceFiscale), ct)
            : null;
}
