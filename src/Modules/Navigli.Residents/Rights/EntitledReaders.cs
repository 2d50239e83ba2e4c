using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Residents;
using Navigli.Contracts.Seeding;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Residents.Registry;

namespace Navigli.Residents.Rights;

/// <summary>Who may read whose record, asked from the record's side: the same ties and the same law as <see cref="PersonalRights"/>, which a test compares.</summary>
internal sealed class EntitledReaders(CityDb db, CityCalendar calendar, TimeProvider clock) : IEntitledReaders
{
    public async Task<IReadOnlyList<EntitledReader>> OfAsync(IReadOnlyCollection<Guid> subjects, CancellationToken ct)
    {
        var today = calendar.Today(clock);
        var living = db.Persons.Where(p => p.Status != RegistryStatus.Deceased);
        // Who is interdicted exercises no right but their own (c.c. art. 414).
        var able = living.Where(p => (p.Marks & LegalMarks.Interdicted) == LegalMarks.None);
        var selves = await living.Where(p => subjects.Contains(p.Id)).Select(p => new EntitledReader(p.Id, p.CodiceFiscale)).ToListAsync(ct);
        var parents = await (
            from link in db.Set<ParentalLink>()
            join child in living on link.ChildId equals child.Id
            join parent in able on link.ParentId equals parent.Id
            where subjects.Contains(link.ChildId) && link.Limit == ParentalLimit.None && link.From <= today && (link.To == null || link.To >= today)
            select new { child.Id, child.BirthDate, parent.CodiceFiscale }).ToListAsync(ct);
        var guardians = await (
            from act in db.Set<Guardianship>()
            join ward in living on act.WardId equals ward.Id
            join guardian in able on act.GuardianId equals guardian.Id
            where subjects.Contains(act.WardId) && act.From <= today && (act.To == null || act.To >= today)
            select new { ward.Id, ward.BirthDate, act.Kind, guardian.CodiceFiscale }).ToListAsync(ct);
        return
        [
            .. selves.Concat(parents.Where(p => today < Majority.Of(p.BirthDate)).Select(p => new EntitledReader(p.Id, p.CodiceFiscale)))
                .Concat(guardians.Where(g => g.Kind != GuardianshipKind.Minor || today < Majority.Of(g.BirthDate)).Select(g => new EntitledReader(g.Id, g.CodiceFiscale)))
                .Where(r => r.CodiceFiscale.Length > 0).Distinct(),
        ];
    }
}
