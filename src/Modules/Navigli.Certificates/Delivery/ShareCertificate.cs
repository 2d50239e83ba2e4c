using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Messaging;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Certificates.Delivery;

/// <summary>What the form of the e-mail begins with.</summary>
internal sealed record SendView(string Ticket, string? KnownAddress, bool CanSend);

/// <summary>A link as it is shown, once.</summary>
internal sealed record MadeLink(Guid Id, Uri Address, DateTime ExpiresAt);

/// <summary>What a form asks for: the ticket that it was given, for how many days, and to which address, if to any.</summary>
internal sealed record ShareOrder(string? Ticket, int Days, string? Address);

/// <summary>Makes a link to a certificate that the account asked for, to be handed on or sent by e-mail. A form sent twice makes one link and one message.</summary>
internal sealed class ShareCertificate(
    CityDb db, CurrentCaller caller, ActFactory acts, ShareTickets tickets, IMessages messages, IAccountContacts contacts, LinkMail mail,
    CityPack city, TimeProvider clock)
{
    public const int DefaultDays = 7;

    /// <summary>Open links of one certificate: more cannot be kept an eye on.</summary>
    private const int MostOpen = 20;

    public static IReadOnlyList<int> Terms { get; } = [1, DefaultDays, 30];

    public async Task<Result<SendView>> PrepareAsync(Guid certificate, CancellationToken ct)
    {
        var found = await FindAsync(certificate, ct);
        if (!found.Succeeded)
            return found.Error;
        var account = caller.Value.AccountId!.Value;
        return new SendView(tickets.New(certificate, account), EmailAddress.Normalise(await contacts.EmailAsync(account, ct)), messages.CanSend);
    }

    /// <summary>Checks an order for an e-mail before the person confirms it.</summary>
    /// <returns>The address as it will be used, and until when the link opens.</returns>
    public async Task<Result<(string Address, DateTime Until)>> ReviewAsync(Guid certificate, ShareOrder order, CancellationToken ct)
    {
        var found = await FindAsync(certificate, ct);
        if (!found.Succeeded)
            return found.Error;
        List<Error> errors = [];
        var address = EmailAddress.Normalise(order.Address);
        if (!messages.CanSend)
            errors.Add(CertificatesErrors.MailUnavailable);
        if (address is null)
            errors.Add(CertificatesErrors.AddressWrong.For("Address"));
        if (!Terms.Contains(order.Days))
            errors.Add(CertificatesErrors.LinkTermUnknown.For("Days"));
        return errors.Count > 0 ? errors : (address!, Until(found.Value, order.Days));
    }

    /// <summary>Sends the link by e-mail.</summary>
    public async Task<Result<MadeLink>> SendAsync(Guid certificate, ShareOrder order, CancellationToken ct)
    {
        var reviewed = await ReviewAsync(certificate, order, ct);
        return reviewed.Succeeded ? await MakeAsync(certificate, order with { Address = reviewed.Value.Address }, ct) : reviewed.Errors.ToList();
    }

    /// <summary>Makes a link that the person hands on.</summary>
    public async Task<Result<MadeLink>> LinkAsync(Guid certificate, ShareOrder order, CancellationToken ct) =>
        Terms.Contains(order.Days) ? await MakeAsync(certificate, order with { Address = null }, ct) : CertificatesErrors.LinkTermUnknown.For("Days");

    private async Task<Result<MadeLink>> MakeAsync(Guid id, ShareOrder order, CancellationToken ct)
    {
        var found = await FindAsync(id, ct);
        if (!found.Succeeded)
            return found.Error;
        var (certificate, account) = (found.Value, caller.Value.AccountId!.Value);
        if (tickets.SecretOf(order.Ticket, id, account) is not { } secret)
            return CertificatesErrors.FormStale;
        var hash = ShareTickets.Hash(secret);
        var address = mail.Address(secret);
        if (await EarlierAsync(hash, ct) is { } earlier)
            return Same(earlier);
        var act = acts.CitizenFor(CertificatesActs.Share, new OnBehalf(certificate.PersonId == caller.Value.PersonId ? null : certificate.PersonId, certificate.DelegationId));
        if (await db.CertificateLinks.CountAsync(l => l.CertificateId == id && l.WithdrawnAt == null && l.ExpiresAt > act.At, ct) >= MostOpen)
            return CertificatesErrors.TooManyLinks;
        var until = Until(certificate, order.Days);
        MessageQueued? queued = null;
        if (order.Address is { } to)
        {
            queued = await messages.QueueAsync(mail.Message(to, certificate, address, until), ct);
            if (queued is null)
                return CertificatesErrors.TooManyMessages;
            act.Raise(queued);
        }

        var link = new CertificateLink
        {
            Id = clock.NewId(),
            CertificateId = id,
            AccountId = account,
            SecretHash = hash,
            CreatedAt = act.At,
            ExpiresAt = until,
            SentTo = order.Address,
            MessageId = queued?.MessageId,
        };
        db.CertificateLinks.Add(link);
        try
        {
            await db.CommitAsync(act, ct);
        }
        catch (DbUpdateException)
        {
            // Two clicks met: the unique hash let one through, with its message; the other's message went back with its transaction.
            db.ChangeTracker.Clear();
            if (await EarlierAsync(hash, ct) is { } first)
                return Same(first);
            throw;
        }

        return new MadeLink(link.Id, address, link.ExpiresAt);

        Result<MadeLink> Same(CertificateLink made) =>
            made.SentTo == order.Address && made.WithdrawnAt is null ? new MadeLink(made.Id, address, made.ExpiresAt) : CertificatesErrors.FormStale;
    }

    // To the second, as people read it.
    private DateTime Until(IssuedCertificate certificate, int days)
    {
        var now = clock.UtcInstant();
        var until = new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc).AddDays(days);
        var end = certificate.ValidUntil is { } last ? city.Calendar.StartOfDay(last.AddDays(1)) : DateTime.MaxValue;
        return until < end ? until : end;
    }

    private async Task<Result<IssuedCertificate>> FindAsync(Guid id, CancellationToken ct)
    {
        var account = caller.Value.AccountId;
        var certificate = await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.AccountId == account, ct);
        if (certificate is null)
            return CertificatesErrors.NotFoundHere;
        return certificate.State(city.Calendar.Today(clock)) is CertificateState.Valid ? certificate : CertificatesErrors.NotToBeShared;
    }

    private Task<CertificateLink?> EarlierAsync(byte[] hash, CancellationToken ct) => db.CertificateLinks.AsNoTracking().SingleOrDefaultAsync(l => l.SecretHash == hash, ct);
}
