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

/// <summary>A link among all that an account made, with the certificate that it opens.</summary>
internal sealed record SharedRow(Guid CertificateId, string TypeCode, string SubjectName, string Protocol, LinkRow Link);

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
            Links = [.. found.Select(f => Row(f.Link, f.Count, f.Latest, states, now))],
        };
    }

    /// <summary>All links that the account made and that were not withdrawn or over for long, those that are open first.</summary>
    public async Task<IReadOnlyList<SharedRow>> AllAsync(CancellationToken ct)
    {
        var (account, now) = (caller.Value.AccountId, clock.UtcInstant());
        var found = await db.CertificateLinks.AsNoTracking().Where(l => l.AccountId == account)
            .OrderBy(l => l.WithdrawnAt == null && l.ExpiresAt > now ? 0 : 1).ThenByDescending(l => l.CreatedAt).ThenBy(l => l.Id).Take(Most)
            .Join(db.Certificates, l => l.CertificateId, c => c.Id, (l, c) => new
            {
                Link = l,
                c.TypeCode,
                c.SubjectName,
                c.Protocol,
                Count = db.Set<LinkOpening>().Count(o => o.LinkId == l.Id),
                Latest = db.Set<LinkOpening>().Where(o => o.LinkId == l.Id).OrderByDescending(o => o.At).Take(MostOpenings).Select(o => o.At).ToList(),
            }).ToListAsync(ct);
        var states = await messages.StatesAsync([.. found.Select(f => f.Link.MessageId).OfType<Guid>()], ct);
        return [.. found.Select(f => new SharedRow(f.Link.CertificateId, f.TypeCode, f.SubjectName, f.Protocol, Row(f.Link, f.Count, f.Latest, states, now)))];
    }

    /// <summary>Withdraws a link; one that is withdrawn already stays so.</summary>
    public async Task<Result<Done>> WithdrawAsync(Guid link, CancellationToken ct)
    {
        var account = caller.Value.AccountId;
        var found = await db.CertificateLinks.SingleOrDefaultAsync(l => l.Id == link && l.AccountId == account, ct);
        if (found is null)
            return CertificatesErrors.NotFoundHere;
        if (found.WithdrawnAt is not null)
            return default(Done);
        var act = acts.Citizen(CertificatesActs.WithdrawLink);
        found.WithdrawnAt = act.At;
        await db.CommitAsync(act, ct);
        return default(Done);
    }

    private static LinkRow Row(CertificateLink link, int openings, IReadOnlyList<DateTime> latest, IReadOnlyDictionary<Guid, MessageState> states, DateTime now) => new()
    {
        Id = link.Id,
        CreatedAt = link.CreatedAt,
        ExpiresAt = link.ExpiresAt,
        State = link.State(now),
        SentTo = link.SentTo,
        Message = link.MessageId is { } message && states.TryGetValue(message, out var state) ? state : null,
        Openings = openings,
        LatestOpenings = latest,
    };
}
