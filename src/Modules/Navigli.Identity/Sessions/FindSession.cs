using Navigli.Identity.Saml;
using Navigli.Identity.SignIn;
using Navigli.Identity.Staff;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Time;

namespace Navigli.Identity.Sessions;

internal sealed record FoundAppointment(string Role, string? Office);

internal sealed record FoundSession(Guid Id, Guid AccountId, Guid? PersonId, string Name, IReadOnlyList<FoundAppointment> Appointments)
{
    public IdentityLevel Level { get; init; }

    public IdentityScheme Scheme { get; init; }

    /// <summary>The professional identity that SPID was asked for.</summary>
    public SpidPurpose? Purpose { get; init; }

    public DateTime StartedAt { get; init; }

    /// <summary>When it is over whatever happens.</summary>
    public DateTime ExpiresAt { get; init; }

    public DateTime? LastVisitAt { get; init; }

    /// <summary>When a passkey was shown in it.</summary>
    public DateTime? PasskeyAt { get; init; }

    /// <summary>The version of the privacy notice that it shows.</summary>
    public int? NoticeVersion { get; init; }
}

/// <summary>The session of a token while it lasts, with its account and the appointments of today: one query, or none where the node has just asked.</summary>
internal sealed class FindSession(CityDb db, RecentSessions recent, CityPack city, TimeProvider clock)
{
    // Every page asks this, so it is a flat join: a row for each appointment, one row where there is none.
    private static readonly Func<CityDb, byte[], DateTime, DateOnly, CancellationToken, Task<List<Row>>> Rows = CompiledQuery.Rows<byte[], DateTime, DateOnly, Row>(
        (db, hash, now, today) =>
            from session in db.Set<Session>()
            where session.TokenHash == hash && session.EndedAt == null && session.ExpiresAt > now
            join appointment in db.Set<Appointment>().Where(a => a.ConfirmedAt != null && a.EndedAt == null && a.From <= today && (a.To == null || a.To >= today)) on session.AccountId equals appointment.AccountId into appointments
            from appointment in appointments.DefaultIfEmpty()
            orderby appointment.From
            select new Row
            {
                Id = session.Id,
                AccountId = session.AccountId,
                PersonId = session.PersonId,
                GivenName = session.Account!.GivenName,
                FamilyName = session.Account.FamilyName,
                Level = session.Level,
                Scheme = session.Scheme,
                Purpose = session.Purpose,
                StartedAt = session.StartedAt,
                LastVisitAt = session.LastVisitAt,
                PasskeyAt = session.PasskeyAt,
                NoticeVersion = session.NoticeVersion,
                ExpiresAt = session.ExpiresAt,
                Role = appointment!.Role,
                Office = appointment.Office,
            });

    public Task<FoundSession?> RunAsync(string token, CancellationToken ct)
    {
        var hash = OneTimeSecret.Hash(token);
        return recent.OfAsync(RecentSessions.KeyOf(hash), () => ReadAsync(hash, ct));
    }

    private async Task<FoundSession?> ReadAsync(byte[] hash, CancellationToken ct)
    {
        var rows = await Rows(db, hash, clock.UtcInstant(), city.Calendar.Today(clock), ct);
        if (rows.Count == 0)
            return null;
        var first = rows[0];
        var found = rows.Where(r => r.Role is not null).Select(r => new FoundAppointment(r.Role!, r.Office)).ToList();
        return new FoundSession(first.Id, first.AccountId, first.PersonId, $"{first.GivenName} {first.FamilyName}".Trim(), found)
        {
            Level = (IdentityLevel)first.Level,
            Scheme = first.Scheme,
            Purpose = first.Purpose,
            StartedAt = first.StartedAt,
            ExpiresAt = first.ExpiresAt,
            LastVisitAt = first.LastVisitAt,
            PasskeyAt = first.PasskeyAt,
            NoticeVersion = first.NoticeVersion,
        };
    }

    private sealed record Row
    {
        public required Guid Id { get; init; }

        public required Guid AccountId { get; init; }

        public required Guid? PersonId { get; init; }

        public required string GivenName { get; init; }

        public required string FamilyName { get; init; }

        public required SpidLevel Level { get; init; }

        public required IdentityScheme Scheme { get; init; }

        public required SpidPurpose? Purpose { get; init; }

        public required DateTime StartedAt { get; init; }

        public required DateTime? LastVisitAt { get; init; }

        public required DateTime? PasskeyAt { get; init; }

        public required int? NoticeVersion { get; init; }

        public required DateTime ExpiresAt { get; init; }

        public required string? Role { get; init; }

        public required string? Office { get; init; }
    }
}
