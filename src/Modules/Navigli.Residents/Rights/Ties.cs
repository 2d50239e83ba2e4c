using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Seeding;
using Navigli.Platform.Data;

namespace Navigli.Residents.Rights;

/// <summary>Reads the ties of a person in one query that begins from the reader's own rows: it never scans the registry.</summary>
internal static class Ties
{
    public static async Task<List<Tie>> OfAsync(CityDb db, Guid readerId, Guid? subjectId, DateOnly today, CancellationToken ct)
    {
        // Minimal rows first, so that the four kinds have one shape in the union; the persons are joined once.
        var self = db.Persons.Where(p => p.Id == readerId)
            .Select(p => new { SubjectId = p.Id, Kind = 0, Kinship = (string?)null, To = (DateOnly?)null, LinkId = (Guid?)null });

        // Members of a cohabitation are not a family (D.P.R. 223/1989, art. 5): the right of D.M. 3-11-2021, art. 2 is the family's.
        var household =
            from mine in db.Memberships
            join sheet in db.Households on mine.HouseholdId equals sheet.Id
            join member in db.Memberships on mine.HouseholdId equals member.HouseholdId
            where mine.PersonId == readerId && mine.From <= today && (mine.To == null || mine.To >= today)
                && sheet.Kind != HouseholdKind.Cohabitation
                && member.PersonId != readerId && member.From <= today && (member.To == null || member.To >= today)
            select new { SubjectId = member.PersonId, Kind = 1, Kinship = (string?)member.KinshipCode, To = (DateOnly?)null, LinkId = (Guid?)null };

        // A parent from whom the court took the exercise does not reach the child here (c.c. artt. 330, 337-quater): what remains of the right
        // is exercised at the counter, since the record also says where the child lives.
        var children = db.ParentalLinks
            .Where(l => l.ParentId == readerId && l.Limit == ParentalLimit.None && l.From <= today && (l.To == null || l.To >= today))
            .Select(l => new { SubjectId = l.ChildId, Kind = 2, Kinship = (string?)null, l.To, LinkId = (Guid?)null });

        var wards = db.Guardianships
            .Where(g => g.GuardianId == readerId && g.From <= today && (g.To == null || g.To >= today))
            .Select(g => new { SubjectId = g.WardId, Kind = 3, Kinship = (string?)null, g.To, LinkId = (Guid?)g.Id });

        var ties = self.Concat(household).Concat(children).Concat(wards);
        if (subjectId is { } subject)
            ties = ties.Where(t => t.SubjectId == subject || t.Kind == 0);

        var rows =
            from tie in ties
            join person in db.Persons on tie.SubjectId equals person.Id
            join link in db.Guardianships on tie.LinkId equals (Guid?)link.Id into links
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
            };
        return await rows.AsNoTracking().ToListAsync(ct);
    }
}
