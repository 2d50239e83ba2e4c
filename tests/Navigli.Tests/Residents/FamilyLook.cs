using Navigli.Contracts.Identity;
using Navigli.Contracts.Seeding;
using Shouldly;

namespace Navigli.Tests.Residents;

/// <summary>A delegation as the two of it know it.</summary>
internal sealed record Lent(Guid Id, SeedPerson Giver, SeedPerson Helper, IReadOnlyList<PersonalAction> Actions, DateOnly AnswerBy, DateOnly FirstDay, DateOnly LastDay)
{
    public bool Accepted { get; set; }

    public bool Over { get; set; }
}

/// <summary>What everybody may do for everybody at a moment, as the product answers and as the model says.</summary>
internal sealed record Look(DateOnly Today, IReadOnlyDictionary<(Guid Reader, Guid Subject), ReachablePerson> Answers, Func<Guid, Guid, PersonalAction, bool> Law, IReadOnlyList<SeedPerson> People, IReadOnlyList<Lent> ToCome)
{
    public bool TellsOf(DateOnly day) => Answers.Values.Any(a => a.Rights.Any(r => r.EndsOn == day)) || ToCome.Any(l => l.FirstDay == day);

    public bool May(Guid reader, Guid subject, PersonalAction action) => Answers.TryGetValue((reader, subject), out var answer) && answer.May(action);

    public bool IsSameAs(Look other) => Cells().All(c => May(c.Reader, c.Subject, c.Action) == other.May(c.Reader, c.Subject, c.Action));

    /// <summary>By time alone a right only ends, on the day that the answer before had told, or begins on the first day of a delegation that was accepted before.</summary>
    public void ShouldFollow(Look before)
    {
        foreach (var (reader, subject, action) in Cells())
        {
            if (May(reader, subject, action) == before.May(reader, subject, action))
                continue;
            if (before.ToCome.Any(l => l.Giver.Id == subject && l.Helper.Id == reader && l.Actions.Contains(action) && l.FirstDay > before.Today && l.FirstDay <= Today))
                continue;
            before.May(reader, subject, action).ShouldBeTrue($"{Today}: {action} came by itself");
            before.Answers[(reader, subject)].Rights.Where(r => r.Allows(action)).ShouldAllBe(r => r.EndsOn > before.Today && r.EndsOn <= Today, $"{Today}: {action} went untold");
        }
    }

    public void ShouldBeWhatTheLawSays()
    {
        foreach (var (reader, subject, action) in Cells())
            May(reader, subject, action).ShouldBe(Law(reader, subject, action), $"{Today}: {NameOf(reader)} {action} {NameOf(subject)}");
    }

    private IEnumerable<(Guid Reader, Guid Subject, PersonalAction Action)> Cells() =>
        from reader in People from subject in People from action in FamilyOfNine.Actions select (reader.Id, subject.Id, action);

    private string NameOf(Guid person) => People.Single(p => p.Id == person).GivenName;
}
