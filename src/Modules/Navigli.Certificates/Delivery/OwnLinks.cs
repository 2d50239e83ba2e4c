using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Messaging;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Certificates.Delivery;

/// <summary>A link in the list of who made it.</summary>
public sealed record LinkRow
{
    public required Guid Id { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime ExpiresAt { get; init; }

    public required LinkState State { get; init; }

    public string? SentTo { get; init; }

    /// <summary>Where its message is; null for a link that was not sent, and once the message is forgotten.</summary>
    public MessageState? Message { get; init; }

    public required int Openings { get; init; }

    /// <summary>The latest downloads, newest first.</summary>
    public required IReadOnlyList<DateTime> LatestOpenings { get; init; }
}

/// <summary>The links to one certificate, the newest first.</summary>
internal sealed record LinksView
{
    public required string TypeCode { get; init; }

    public required string SubjectName { get; init; }

    public required string Protocol { get; init; }

    /// <summary>Whether new ones may be made.</summary>
    public required bool CanShare { get; init; }

    /// <summary>For the form of the next link.</summary>
    public required string Ticket { get; init; }

    public required IReadOnlyList<LinkRow> Links { get; init; }
}

/// <summary>Shows the links to a certificate to the account that made them, and withdraws them.</summary>
internal sealed class OwnLinks(CityDb db, CurrentCaller caller, ActFactory acts, IMessages messages, ShareTickets tickets, CityPack city, TimeProvider clock)
{
    private const int Most = 50;
    private const int MostOpenings = 5;

    public async Task<Result<LinksView>> ShowAsync(Guid id, CancellationToken ct)
    {
        var account = caller.Value.AccountId;
        if (await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.AccountId == account, ct) is not { } certificate)
            return CertificatesErrors.NotFoundHere;
        var found = await db.CertificateLinks.AsNoTracking().Where(l => l.CertificateId == id && l.AccountId == account).OrderByDescending(l => l.CreatedAt).Take(Most)
            .Select(l => new
            {
                Link = l,
                Count = db.Set<LinkOpening>().Count(o => o.LinkId == l.Id),
                Latest = db.Set<LinkOpening>().Where(o => o.LinkId == l.Id).OrderByDescending(o => o.At).Take(MostOpenings).Select(o => o.At).ToList(),
            }).ToListAsync(ct);
        var states = await messages.StatesAsync([.. found.Select(f => f.Link.MessageId).OfType<Guid>()], ct);
        var now = clock.UtcInstant();
        return new LinksView
        {
            TypeCode = certificate.TypeCode,
            SubjectName = certificate.SubjectName,
            Protocol = certificate.Protocol,
            CanShare = certificate.State(city.Calendar.Today(clock)) is CertificateState.Valid,
            Ticket = tickets.New(id, account!.Value),
            Links = [.. found.Select(f => new LinkRow
            {
                Id = f.Link.Id,
                CreatedAt = f.Link.CreatedAt,
                ExpiresAt = f.Link.ExpiresAt,
                State = f.Link.State(now),
                SentTo = f.Link.SentTo,
                Message = f.Link.MessageId is { } message && states.TryGetValue(message, out var state) ? state : null,
                Openings = f.Count,
                LatestOpenings = f.Latest,
            })],
        };
    }

    /// <summary>Withdraws a link; one that is withdrawn already stays so.</summary>
    public async Task<Result<Done>> WithdrawAsync(Guid certificate, Guid link, CancellationToken ct)
    {
        var account = caller.Value.AccountId;
        var found = await db.CertificateLinks.SingleOrDefaultAsync(l => l.Id == link && l.CertificateId == certificate && l.AccountId == account, ct);
        if (found is null)
            return CertificatesErrors.NotFoundHere;
        if (found.WithdrawnAt is not null)
            return default(Done);
        var act = acts.Citizen(CertificatesActs.WithdrawLink);
        found.WithdrawnAt = act.At;
        await db.CommitAsync(act, ct);
        return default(Done);
    }
}
