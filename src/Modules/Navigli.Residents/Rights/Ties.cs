using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Residents;
using Navigli.Contracts.Seeding;
using Navigli.Platform.Counters;
using Navigli.Platform.Data;
using Navigli.Residents.Registry;

namespace Navigli.Residents.Rights;

/// <summary>
/// The question for the ties of a person, put together once with what people have given one another, and translated once. It begins from the person's own
/// rows: it never scans the registry.
/// </summary>
internal sealed class TieQuestion
{
    // Minimal rows first, so that the five kinds have one shape in the union; the persons are joined once.
    // Members of a cohabitation are not a family (D.P.R. 223/1989, art. 5): the right of D.M. 3-11-2021, art. 2 is the family's.
    // A parent from whom the court took the exercise does not reach the child here (c.c. artt. 330, 337-quater): what remains of the right
    // is exercised at the counter, since the record also says where the child lives.
    private static readonly Expression<Func<CityDb, Guid, DateOnly, IQueryable<RegistryTie>>> Ties = (db, reader, today) => (
        from tie in db.Set<Person>()
            .Where(p => p.Id == reader)
            .Select(p => new { SubjectId = p.Id, Kind = 0, Kinship = (string?)null, To = (DateOnly?)null, LinkId = (Guid?)null, Number = (string?)null, For = (string?)null })
            .Concat(
                from mine in db.Set<Membership>()
                join sheet in db.Set<Household>() on mine.HouseholdId equals sheet.Id
                join member in db.Set<Membership>() on mine.HouseholdId equals member.HouseholdId
                where mine.PersonId == reader && mine.From <= today && (mine.To == null || mine.To >= today)
                    && sheet.Kind != HouseholdKind.Cohabitation
                    && member.PersonId != reader && member.From <= today && (member.To == null || member.To >= today)
                select new { SubjectId = member.PersonId, Kind = 1, Kinship = (string?)member.KinshipCode, To = (DateOnly?)null, LinkId = (Guid?)null, Number = (string?)null, For = (string?)null })
            .Concat(db.Set<ParentalLink>()
                .Where(l => l.ParentId == reader && l.Limit == ParentalLimit.None && l.From <= today && (l.To == null || l.To >= today))
                .Select(l => new { SubjectId = l.ChildId, Kind = 2, Kinship = (string?)null, l.To, LinkId = (Guid?)null, Number = (string?)null, For = (string?)null }))
            .Concat(db.Set<Guardianship>()
                .Where(g => g.GuardianId == reader && g.From <= today && (g.To == null || g.To >= today))
                .Select(g => new { SubjectId = g.WardId, Kind = 3, Kinship = (string?)null, g.To, LinkId = (Guid?)g.Id, Number = (string?)null, For = (string?)null }))
            .Concat(Given(db, reader, today)
                .Select(g => new { g.SubjectId, Kind = 4, Kinship = (string?)null, To = (DateOnly?)g.To, LinkId = (Guid?)g.GivenId, Number = (string?)g.Number, For = (string?)g.For }))
        join person in db.Set<Person>() on tie.SubjectId equals person.Id
        join link in db.Set<Guardianship>() on tie.LinkId equals (Guid?)link.Id into links
        from guardianship in links.DefaultIfEmpty()
        select new RegistryTie
        {
            SubjectId = tie.SubjectId,
            Kind = (TieKind)tie.Kind,
            KinshipCode = tie.Kinship,
            To = tie.To,
            Guardianship = guardianship == null ? null : guardianship.Kind,
            CourtAct = guardianship == null ? null : guardianship.CourtAct,
            ReviewOn = guardianship == null ? null : guardianship.ReviewOn,
            GivenId = tie.Number == null ? null : tie.LinkId,
            GivenNumber = tie.Number,
            GivenFor = tie.For,
            GivenName = person.GivenName,
            FamilyName = person.Surname,
            BirthDate = person.BirthDate,
            Sex = person.Sex,
            Status = person.Status,
            Marks = person.Marks,
            IsPlain = person.Status == RegistryStatus.Resident && person.Marks == LegalMarks.None
                && person.CertifiabilityGrade == CertifiabilityGrade.Full && person.ProceedingOpenedOn == null,
        }).AsNoTracking();

    public TieQuestion(IGivenTies given)
    {
        Whole = (Expression<Func<CityDb, Guid, DateOnly, IQueryable<RegistryTie>>>)new Filling(given.Question).Visit(Ties);
        Ask = CompiledQuery.Rows(Whole);
    }

    /// <summary>With the other module's branch. Every table that it reads moves <see cref="TieRevision"/>: what comes of it is remembered under that number.</summary>
    public Expression<Func<CityDb, Guid, DateOnly, IQueryable<RegistryTie>>> Whole { get; }

    /// <summary>The arguments are the person and the day.</summary>
    public Func<CityDb, Guid, DateOnly, CancellationToken, Task<List<RegistryTie>>> Ask { get; }

    /// <summary>The place that the other module's branch takes in the question: it is never called.</summary>
    private static IQueryable<GivenTie> Given(CityDb db, Guid reader, DateOnly today) => throw new NotSupportedException($"{db.ContextId} {reader} {today}");

    private sealed class Filling(LambdaExpression branch) : ExpressionVisitor
    {
        protected override Expression VisitMethodCall(MethodCallExpression node) => node.Method.Name == nameof(Given) && node.Method.DeclaringType == typeof(TieQuestion)
            ? TallyQuestion.Rebase(branch, node.Arguments.Cast<ParameterExpression>())
            : base.VisitMethodCall(node);
    }
}

/// <summary>For whoever asks a larger question: the revision of ties along with it, so that what is remembered of them needs no question of its own.</summary>
internal sealed class TieRevisionTally : ITally
{
    public Expression<Func<CityDb, Guid, Guid, DateOnly, long, IQueryable<Tally>>> Question { get; } = (db, account, person, today, monthAgo) =>
        db.Set<Counter>().Where(c => c.Name == Revision.Numbering && c.Series == TieRevision.Name).Select(c => new Tally { Kind = TieRevision.Name, Count = (int)c.Value });
}

internal sealed class RegistryTies(CityDb db, TieQuestion question) : IRegistryTies
{
    public async Task<IReadOnlyList<RegistryTie>> OfAsync(Guid personId, DateOnly today, CancellationToken ct) => await question.Ask(db, personId, today, ct);

    public Task<long> RevisionAsync(CancellationToken ct) => db.RevisionAsync(TieRevision.Name, ct);

    public async Task<IReadOnlyList<HeldTie>> WithAsync(IReadOnlyCollection<Guid> subjects, DateOnly today, CancellationToken ct)
    {
        var living = db.Persons.AsNoTracking().Where(p => p.Status != RegistryStatus.Deceased);
        // Who is interdicted exercises no right but their own (c.c. art. 414).
        var able = living.Where(p => (p.Marks & LegalMarks.Interdicted) == LegalMarks.None);
        var selves = await living.Where(p => subjects.Contains(p.Id)).Select(p => new { Person = p, p.CodiceFiscale }).ToListAsync(ct);
        var parents = await (
            from link in db.Set<ParentalLink>()
            join child in living on link.ChildId equals child.Id
            join parent in able on link.ParentId equals parent.Id
            where subjects.Contains(link.ChildId) && link.Limit == ParentalLimit.None && link.From <= today && (link.To == null || link.To >= today)
            select new { Person = child, parent.CodiceFiscale, link.To }).ToListAsync(ct);
        var guardians = await (
            from act in db.Set<Guardianship>()
            join ward in living on act.WardId equals ward.Id
            join guardian in able on act.GuardianId equals guardian.Id
            where subjects.Contains(act.WardId) && act.From <= today && (act.To == null || act.To >= today)
            select new { Person = ward, guardian.CodiceFiscale, act.To, act.Kind, act.CourtAct, act.ReviewOn }).ToListAsync(ct);
        return
        [
            .. selves.Select(s => new HeldTie(s.CodiceFiscale, With(s.Person, TieKind.Self))),
            .. parents.Select(p => new HeldTie(p.CodiceFiscale, With(p.Person, TieKind.Parent) with { To = p.To })),
            .. guardians.Select(g => new HeldTie(g.CodiceFiscale, With(g.Person, TieKind.Guardian) with { To = g.To, Guardianship = g.Kind, CourtAct = g.CourtAct, ReviewOn = g.ReviewOn })),
        ];
    }

    private static RegistryTie With(Person person, TieKind kind) => new()
    {
        SubjectId = person.Id,
        Kind = kind,
        GivenName = person.GivenName,
        FamilyName = person.Surname,
        BirthDate = person.BirthDate,
        Sex = person.Sex,
        Status = person.Status,
        Marks = person.Marks,
        // Whether certificates may be refused is not asked from this side.
        IsPlain = false,
    };
}
