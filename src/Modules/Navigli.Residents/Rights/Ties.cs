using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Seeding;
using Navigli.Platform.Data;
using Navigli.Residents.Registry;

namespace Navigli.Residents.Rights;

/// <summary>Reads the ties of a person in one query that begins from the reader's own rows: it never scans the registry.</summary>
internal static class Ties
{
    // Minimal rows first, so that the four kinds have one shape in the union; the persons are joined once.
    // Members of a cohabitation are not a family (D.P.R. 223/1989, art. 5): the right of D.M. 3-11-2021, art. 2 is the family's.
    // A parent from whom the court took the exercise does not reach the child here (c.c. artt. 330, 337-quater): what remains of the right
    // is exercised at the counter, since the record also says where the child lives.
    private static readonly Func<CityDb, Guid, DateOnly, CancellationToken, Task<List<Tie>>> Rows = CompiledQuery.Rows<Guid, DateOnly, Tie>((db, reader, today) => (
        from tie in db.Set<Person>()
            .Where(p => p.Id == reader)
            .Select(p => new { SubjectId = p.Id, Kind = 0, Kinship = (string?)null, To = (DateOnly?)null, LinkId = (Guid?)null })
            .Concat(
                from mine in db.Set<Membership>()
                join sheet in db.Set<Household>() on mine.HouseholdId equals sheet.Id
                join member in db.Set<Membership>() on mine.HouseholdId equals member.HouseholdId
                where mine.PersonId == reader && mine.From <= today && (mine.To == null || mine.To >= today)
                    && sheet.Kind != HouseholdKind.Cohabitation
                    && member.PersonId != reader && member.From <= today && (member.To == null || member.To >= today)
                select new { SubjectId = member.PersonId, Kind = 1, Kinship = (string?)member.KinshipCode, To = (DateOnly?)null, LinkId = (Guid?)null })
            .Concat(db.Set<ParentalLink>()
                .Where(l => l.ParentId == reader && l.Limit == ParentalLimit.None && l.From <= today && (l.To == null || l.To >= today))
                .Select(l => new { SubjectId = l.ChildId, Kind = 2, Kinship = (string?)null, l.To, LinkId = (Guid?)null }))
            .Concat(db.Set<Guardianship>()
                .Where(g => g.GuardianId == reader && g.From <= today && (g.To == null || g.To >= today))
                .Select(g => new { SubjectId = g.WardId, Kind = 3, Kinship = (string?)null, g.To, LinkId = (Guid?)g.Id }))
        join person in db.Set<Person>() on tie.SubjectId equals person.Id
        join link in db.Set<Guardianship>() on tie.LinkId equals (Guid?)link.Id into links
        from guardianship in links.DefaultIfEmpty()
        select new Tie
        {
            SubjectId = tie.SubjectId,
            Kind = (TieKind)tie.Kind,
            KinshipCode = tie.Kinship,
            To = tie.To,
            Guardianship = guardianship == null ? null : guardianship.Kind,
            CourtAct = guardianship == null ? null : guardianship.CourtAct,
            ReviewOn = guardianship == null ? null : guardianship.ReviewOn,
            GivenName = person.GivenName,
            FamilyName = person.Surname,
            BirthDate = person.BirthDate,
            Sex = person.Sex,
            Status = person.Status,
            Marks = person.Marks,
            Grade = person.CertifiabilityGrade,
            ProceedingOpenedOn = person.ProceedingOpenedOn,
        }).AsNoTracking());

    public static Task<List<Tie>> OfAsync(CityDb db, Guid readerId, DateOnly today, CancellationToken ct) => Rows(db, readerId, today, ct);
}
