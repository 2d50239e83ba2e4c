using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Seeding;
using Navigli.Design;
using Navigli.Identity;
using Navigli.Identity.Delegations;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Residents.MyFamily;
using Navigli.Residents.Registry;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Residents;

/// <summary>Nine people, what happens to them, and what the law says of them at each moment.</summary>
internal sealed class FamilyOfNine(int seed) : IAsyncDisposable
{
    public static readonly PersonalAction[] Actions = Enum.GetValues<PersonalAction>();

    private static readonly ActType Registry = new("tests.registry", "The registry learns of a fact.");

    private readonly Random random = new(seed);
    private readonly Family family = new();
    private readonly Dictionary<Guid, Guid> accounts = [];
    private readonly List<Lent> lent = [];
    private readonly List<SeedGuardianship> guardianships = [];
    private readonly Dictionary<Guid, string> homes = [];
    private readonly HashSet<Guid> limited = [];
    private Town town = null!;
    private SeedPerson nonna = null!, carla = null!, dario = null!, eva = null!, fio = null!, ugo = null!;
    private List<SeedPerson> people = null!;

    public HashSet<string> Happened { get; } = [];

    public DateOnly Today { get; private set; } = Town.Today;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<FamilyOfNine> BeginAsync(int seed)
    {
        var life = new FamilyOfNine(seed);
        await life.FoundAsync();
        return life;
    }

    public void Tomorrow()
    {
        Today = Today.AddDays(1);
        town.Clock.GoTo(new DateTimeOffset(Today, new TimeOnly(0, 30), TimeSpan.Zero));
        if (eva.BirthDate.AddYears(18) == Today)
            Happened.Add("majority");
    }

    public async Task<Look> LookAsync()
    {
        Dictionary<(Guid, Guid), ReachablePerson> answers = [];
        foreach (var reader in people)
        {
            foreach (var one in await town.AskAsync((IPersonalRights rights) => rights.ReachableAsync(reader.Id, Ct)))
                answers.Add((reader.Id, one.PersonId), one);
        }

        // The one question, asked for one, says the same as for all.
        var (a, b, action) = (Someone(), Someone(), Actions[random.Next(Actions.Length)]);
        var right = await town.AskAsync((IPersonalRights rights) => rights.FindAsync(a.Id, b.Id, action, Ct));
        right?.Kind.ShouldBe(answers[(a.Id, b.Id)].RightTo(action)!.Kind);
        (right is { DelegationId: { } by } && !lent.Single(l => l.Id == by).Actions.Contains(action)).ShouldBeFalse("the delegation that is named covers what is done");
        (right is null).ShouldBe(!answers.TryGetValue((a.Id, b.Id), out var answer) || !answer.May(action));
        var model = Snapshot();
        return new Look(Today, answers, model, people, [.. lent.Where(l => l.Accepted && IsOpen(l) && l.FirstDay > Today)]);
    }

    public Task<int> ActsAsync() => town.AskAsync((CityDb db) => db.Set<AuditedAct>().CountAsync(Ct));

    /// <summary>Something happens, at random; it says what.</summary>
    public async Task<string> HappenAsync()
    {
        var did = random.Next(10) switch
        {
            0 or 1 or 2 => await OfferAsync(),
            3 or 4 or 5 => await AnswerAsync(),
            6 or 7 => await EndAsync(),
            8 => await MoveAsync(),
            _ => await CourtAsync(),
        };
        if (did is not null)
            Happened.Add(did);
        return did ?? "nothing";
    }

    /// <summary>Everybody opens everybody's page: what may be read is read, with its line; what may not is not.</summary>
    public async Task ReadAsync(Look look)
    {
        foreach (var (reader, subject) in from reader in people from subject in people where reader != subject select (reader, subject))
        {
            var lines = town.Readings.Count;
            var shown = await AsAsync(reader, (ShowRelative use) => use.RunAsync(subject.Id, Ct));
            var read = shown.Succeeded && shown.Value.Record is not null;
            read.ShouldBe(look.May(reader.Id, subject.Id, PersonalAction.Read));
            var added = town.Readings.Skip(lines).ToList();
            added.Count.ShouldBe(shown.Succeeded ? 1 : 0);
            if (!read)
                continue;
            var right = look.Answers[(reader.Id, subject.Id)].RightTo(PersonalAction.Read)!;
            (added[0].Subject, added[0].What, added[0].Right, added[0].CaseReference).ShouldBe((subject.Id, "record", right.Kind.ToString().ToLowerInvariant(), right.Reference));
        }
    }

    public ValueTask DisposeAsync() => town.DisposeAsync();

    private async Task FoundAsync()
    {
        nonna = family.Person("Nonna", "Prova", new(1940, 3, 3));
        (carla, dario) = (family.Person("Carla", "Prova", new(1975, 4, 4)), family.Person("Dario", "Prova", new(1972, 5, 5)));
        (eva, fio, ugo) = (family.Person("Eva", "Prova", new(2009, 5, 10)), family.Person("Fio", "Prova", new(2015, 6, 6)), family.Person("Ugo", "Prova", new(2003, 7, 7)));
        var (gino, hana, ivo) = (family.Person("Gino", "Prova", new(1978, 8, 8)), family.Person("Hana", "Prova", new(1990, 9, 9)), family.Person("Ivo", "Prova", new(1985, 10, 10)));
        people = [nonna, carla, dario, eva, fio, ugo, gino, hana, ivo];
        family.Home("Via Nonna", nonna).Home("Via Dario", dario).Home("Via Hana", hana).Home("Via Ivo", ivo).Home("Via Carla", carla, gino, eva, fio, ugo);
        foreach (var child in new[] { eva, fio, ugo })
            family.Parent(carla, child).Parent(dario, child);
        family.Guard(carla, nonna, GuardianshipKind.SupportAdministration, g => g with { To = new DateOnly(2027, 3, 31) });
        guardianships.AddRange(family.Bundle.Guardianships);
        foreach (var person in people)
            homes[person.Id] = person == carla || person == gino || person == eva || person == fio || person == ugo ? "Carla" : person.GivenName;
        town = await Town.OfAsync(family.Bundle);
        await CommitAsync(db =>
        {
            foreach (var person in people)
            {
                accounts[person.Id] = Guid.CreateVersion7();
                db.Add(new Account
                {
                    Id = accounts[person.Id],
                    CodiceFiscale = person.CodiceFiscale.Value,
                    GivenName = person.GivenName,
                    FamilyName = person.Surname,
                    DateOfBirth = person.BirthDate,
                    CreatedAt = town.Clock.GetUtcNow().UtcDateTime,
                });
            }

            return Task.CompletedTask;
        });
    }

    private async Task<string?> OfferAsync()
    {
        // Half of them to who helps already: what one delegation does not allow the next may.
        var beside = random.Next(2) == 0 ? Any(IsOpen) : null;
        var (giver, helper) = beside is null ? (Someone(), Someone()) : (beside.Giver, beside.Helper);
        IReadOnlyList<PersonalAction> actions = random.Next(3) switch { 0 => [PersonalAction.Read], 1 => [PersonalAction.Certify], _ => [PersonalAction.Read, PersonalAction.Certify] };
        var firstDay = beside is not null && random.Next(2) == 0 ? beside.LastDay.AddDays(1) : Today.AddDays(random.Next(2) == 0 ? random.Next(1, 60) : 0);
        var lastDay = firstDay.AddDays(random.Next(1, 200));
        var form = new DelegationForm
        {
            CodiceFiscale = helper.CodiceFiscale.Value,
            Services = [.. actions.Select(a => a == PersonalAction.Read ? "folder.read" : "certificates.ask")],
            FirstDay = TypedDate.Format(firstDay),
            LastDay = TypedDate.Format(lastDay),
        };
        var given = await AsAsync(giver, (GiveDelegation use) => use.RunAsync(form, Ct));
        given.Succeeded.ShouldBe(giver != helper && IsAble(giver) && lent.Count(l => l.Giver == giver && IsOpen(l)) < GiveDelegation.MostOpen
                && !lent.Exists(l => l.Giver == giver && l.Helper == helper && IsOpen(l) && l.FirstDay <= lastDay && firstDay <= l.LastDay && actions.All(l.Actions.Contains)),
            $"{giver.GivenName} to {helper.GivenName}");
        if (!given.Succeeded)
            return null;
        var answerBy = Today.AddDays(30) is var by && by < lastDay ? by : lastDay;
        if (lent.Exists(l => l.Giver == giver && l.Helper == helper && IsOpen(l)))
            Happened.Add("offer beside");
        lent.Add(new Lent(given.Value, giver, helper, actions, answerBy, firstDay, lastDay));
        return firstDay == Today ? "offer" : "offer to come";
    }

    private async Task<string?> AnswerAsync()
    {
        if (Any(l => !l.Accepted && IsOpen(l)) is not { } asked)
            return null;
        if (random.Next(3) == 0)
        {
            (await AsAsync(asked.Helper, (OwnDelegations use) => use.RefuseAsync(asked.Id, Ct))).Succeeded.ShouldBeTrue();
            (await AsAsync(asked.Giver, (OwnDelegations use) => use.EndAsync(asked.Id, Ct))).Succeeded.ShouldBeTrue();
            asked.Over = true;
            return "refuse";
        }

        // Nobody but the helper accepts.
        (await AsAsync(asked.Giver, (OwnDelegations use) => use.AcceptAsync(asked.Id, Ct))).Succeeded.ShouldBeFalse();
        asked.Accepted = (await AsAsync(asked.Helper, (OwnDelegations use) => use.AcceptAsync(asked.Id, Ct))).Succeeded;
        asked.Accepted.ShouldBe(IsAble(asked.Helper));
        return asked.Accepted ? "accept" : null;
    }

    private async Task<string?> EndAsync()
    {
        if (Any(l => l.Accepted && IsOpen(l)) is not { } standing)
            return null;
        var side = random.Next(2) == 0 ? standing.Giver : standing.Helper;
        (await AsAsync(side, (OwnDelegations use) => use.EndAsync(standing.Id, Ct))).Succeeded.ShouldBeTrue();
        standing.Over = true;
        return "end";
    }

    /// <summary>Ugo leaves home, or comes back.</summary>
    private async Task<string?> MoveAsync()
    {
        var leaves = homes[ugo.Id] == "Carla";
        var carlas = family.Bundle.Households[^1].Id;
        await CommitAsync(async db =>
        {
            if (leaves)
                await db.SetWiseAsync<Membership>(rows => rows.Where(m => m.PersonId == ugo.Id && m.To == null).ExecuteUpdateAsync(set => set.SetProperty(m => m.To, Today.AddDays(-1))));
            else
                db.Add(new Membership { Id = Guid.CreateVersion7(), HouseholdId = carlas, PersonId = ugo.Id, KinshipCode = KinshipCodes.Child, From = Today });
        });
        homes[ugo.Id] = leaves ? "Ugo" : "Carla";
        return leaves ? "move" : "home";
    }

    /// <summary>The court interdicts the grandmother and gives her a guardian; or takes the father's exercise over the younger child.</summary>
    private async Task<string?> CourtAsync()
    {
        if (limited.Add(nonna.Id))
        {
            var act = new SeedGuardianship
            {
                Id = Guid.CreateVersion7(), GuardianId = dario.Id, WardId = nonna.Id, Kind = GuardianshipKind.Interdicted, CourtAct = "Tribunale di Prova, sentenza n. 3/2027", From = Today,
            };
            await CommitAsync(async db =>
            {
                await db.SetWiseAsync<Person>(rows => rows.Where(p => p.Id == nonna.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Marks, LegalMarks.Interdicted)));
                db.Add(new Guardianship { Id = act.Id, GuardianId = act.GuardianId, WardId = act.WardId, Kind = act.Kind, CourtAct = act.CourtAct, From = act.From });
            });
            guardianships.Add(act);
            return "court";
        }

        if (!limited.Add(fio.Id))
            return null;
        await CommitAsync(db => db.SetWiseAsync<ParentalLink>(
            rows => rows.Where(l => l.ParentId == dario.Id && l.ChildId == fio.Id).ExecuteUpdateAsync(set => set.SetProperty(l => l.Limit, ParentalLimit.Forfeited))));
        return "court";
    }

    private Task<bool> CommitAsync(Func<CityDb, Task> write) => town.AskAsync(async (TownHall hall) =>
    {
        await hall.Db.CommitAsync(hall.Acts.System(Registry, "tests"), _ => write(hall.Db), Ct);
        return true;
    });

    private Task<T> AsAsync<TService, T>(SeedPerson person, Func<TService, Task<T>> ask)
        where TService : notnull => town.AsAsync(Town.Citizen(person.Id) with { AccountId = accounts[person.Id] }, ask);

    private SeedPerson Someone() => people[random.Next(people.Count)];

    private Lent? Any(Func<Lent, bool> which) => lent.Where(which).ToList() is { Count: > 0 } some ? some[random.Next(some.Count)] : null;

    private bool IsOpen(Lent one) => !one.Over && Today <= (one.Accepted ? one.LastDay : one.AnswerBy);

    private bool IsInterdicted(SeedPerson person) => person == nonna && limited.Contains(nonna.Id);

    private bool IsAble(SeedPerson person) => person.BirthDate.AddYears(18) <= Today && !IsInterdicted(person);

    /// <summary>The law as a reader of it would write it down, on the facts of this moment.</summary>
    private Func<Guid, Guid, PersonalAction, bool> Snapshot()
    {
        var may = (
            from reader in people
            from subject in people
            from action in Actions
            where MayByLaw(reader, subject, action)
            select (reader.Id, subject.Id, action)).ToHashSet();
        return (reader, subject, action) => may.Contains((reader, subject, action));
    }

    private bool MayByLaw(SeedPerson reader, SeedPerson subject, PersonalAction action)
    {
        if (reader == subject)
            return true;
        if (IsInterdicted(reader))
            return false;
        var isMinor = Today < subject.BirthDate.AddYears(18);
        if (isMinor && (reader == carla || (reader == dario && !(subject == fio && limited.Contains(fio.Id)))))
            return true;
        var guards = guardianships.Where(g => g.GuardianId == reader.Id && g.WardId == subject.Id && g.From <= Today && (g.To is null || g.To >= Today)).ToList();
        if (guards.Exists(g => action != PersonalAction.Sign || g.Kind == GuardianshipKind.Interdicted))
            return true;
        if (action == PersonalAction.Certify && homes[reader.Id] == homes[subject.Id])
            return true;
        return IsAble(subject) && lent.Exists(l => l.Giver == subject && l.Helper == reader && l.Accepted && l.FirstDay <= Today && IsOpen(l) && l.Actions.Contains(action));
    }
}

/// <summary>The database and the acts of one scope.</summary>
internal sealed record TownHall(CityDb Db, ActFactory Acts);
