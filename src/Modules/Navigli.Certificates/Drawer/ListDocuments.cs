using Microsoft.EntityFrameworkCore;
using Navigli.Certificates.Delivery;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Time;

namespace Navigli.Certificates.Drawer;

/// <summary>A certificate in the drawer.</summary>
internal sealed record DocumentRow
{
    public required Guid Id { get; init; }

    public required string TypeCode { get; init; }

    public required string SubjectName { get; init; }

    public required string Protocol { get; init; }

    public required DateTime IssuedAt { get; init; }

    public DateOnly? ValidUntil { get; init; }

    public required CertificateState State { get; init; }

    /// <summary>Whether somebody of the family asked for it, and not the person it is about.</summary>
    public required bool AskedByAnother { get; init; }

    /// <summary>How many links of the account open it now.</summary>
    public required int OpenLinks { get; init; }
}

/// <summary>One page of the drawer.</summary>
internal sealed record DocumentsView(IReadOnlyList<DocumentRow> Rows, int Page, int Pages);

/// <summary>The certificates that the account asked for and those about its own person: those that count first, each group with the newest first.</summary>
internal sealed class ListDocuments(CityDb db, CurrentCaller caller, CityPack city, TimeProvider clock)
{
    public const int PerPage = 20;

    public async Task<DocumentsView> RunAsync(int page, CancellationToken ct)
    {
        var (account, person, today, now) = (caller.Value.AccountId, caller.Value.PersonId, city.Calendar.Today(clock), clock.UtcInstant());
        var all = db.Certificates.AsNoTracking().HeldBy(account, person);
        var pages = Math.Max(1, (await all.CountAsync(ct) + PerPage - 1) / PerPage);
        page = Math.Clamp(page, 1, pages);
        var rows = await all.OrderBy(c => c.VoidedAt == null && (c.ValidUntil == null || c.ValidUntil >= today) ? 0 : 1).ThenByDescending(c => c.IssuedAt).ThenBy(c => c.Id)
            .Skip((page - 1) * PerPage).Take(PerPage)
            .Select(c => new
            {
                Certificate = c,
                Links = db.Set<CertificateLink>().Count(l => l.CertificateId == c.Id && l.AccountId == account && l.WithdrawnAt == null && l.ExpiresAt > now),
            }).ToListAsync(ct);
        return new DocumentsView([.. rows.Select(r => Row(r.Certificate, r.Links, r.Certificate.State(today)))], page, pages);

        DocumentRow Row(IssuedCertificate c, int links, CertificateState state) => new()
        {
            Id = c.Id,
            TypeCode = c.TypeCode,
            SubjectName = c.SubjectName,
            Protocol = c.Protocol,
            IssuedAt = c.IssuedAt,
            ValidUntil = c.ValidUntil,
            State = state,
            AskedByAnother = c.AccountId is not null && c.AccountId != account,
            OpenLinks = state is CertificateState.Valid ? links : 0,
        };
    }
}
