using Microsoft.EntityFrameworkCore;
using Navigli.Platform.Access;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Platform.Time;

namespace Navigli.Residents.LookUp;

/// <summary>A look-up that still opens records.</summary>
internal sealed record OpenLookUp
{
    public required Guid Id { get; init; }

    public required DateTime ExpiresAt { get; init; }

    public required AccessPurpose Purpose { get; init; }

    public string? Reason { get; init; }

    public string? CaseReference { get; init; }

    public required IReadOnlyList<Guid> Found { get; init; }

    /// <summary>The caller's own look-up while it lasts; null when there is none, or it is over, or somebody else's.</summary>
    public static async Task<OpenLookUp?> FindAsync(CityDb db, Guid id, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.UtcInstant();
        var rows = await (
            from lookUp in db.LookUps
            where lookUp.Id == id && lookUp.AccountId == caller.AccountId && lookUp.ExpiresAt > now
            join result in db.LookUpResults on lookUp.Id equals result.LookUpId into results
            from result in results.DefaultIfEmpty()
            select new { LookUp = lookUp, PersonId = result == null ? (Guid?)null : result.PersonId }).AsNoTracking().ToListAsync(ct);
        return rows.Count == 0 ? null : new()
        {
            Id = id,
            ExpiresAt = rows[0].LookUp.ExpiresAt,
            Purpose = ResidentsPurposes.OfOfficers.First(p => p.Code == rows[0].LookUp.Purpose),
            Reason = rows[0].LookUp.Reason,
            CaseReference = rows[0].LookUp.CaseReference,
            Found = [.. rows.Select(r => r.PersonId).OfType<Guid>()],
        };
    }

    /// <summary>The ledger's line for one person read under this look-up.</summary>
    public AccessEntry Reading(Caller reader, Guid subject, string what) => new()
    {
        Subject = subject,
        What = what,
        Purpose = Purpose,
        Reader = reader,
        Kind = ReaderKind.Office,
        CaseReference = CaseReference,
        Reason = Reason,
    };
}
