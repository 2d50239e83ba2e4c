using Microsoft.EntityFrameworkCore;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Data;

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
}

/// <summary>The certificates that the account asked for and those about its own person, the newest first.</summary>
internal sealed class ListDocuments(CityDb db, CurrentCaller caller, CityPack city, TimeProvider clock)
{
    public const int Most = 200;

    public async Task<IReadOnlyList<DocumentRow>> RunAsync(CancellationToken ct)
    {
        var (account, person, today) = (caller.Value.AccountId, caller.Value.PersonId, city.Calendar.Today(clock));
        var rows = await db.Certificates.AsNoTracking().HeldBy(account, person)
            .OrderByDescending(c => c.IssuedAt).Take(Most).ToListAsync(ct);
        return [.. rows.Select(c => new DocumentRow
        {
            Id = c.Id,
            TypeCode = c.TypeCode,
            SubjectName = c.SubjectName,
            Protocol = c.Protocol,
            IssuedAt = c.IssuedAt,
            ValidUntil = c.ValidUntil,
            State = c.State(today),
            AskedByAnother = c.AccountId is not null && c.AccountId != account,
        })];
    }
}
