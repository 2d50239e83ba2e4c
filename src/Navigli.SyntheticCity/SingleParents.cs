using Navigli.Contracts;
using Navigli.Contracts.Seeding;

namespace Navigli.SyntheticCity;

/// <summary>One parent with children; the other dead, unknown to the registry, or living elsewhere in the city.</summary>
internal static class SingleParents
{
    public static void Compose(BundleBuilder bundle, QuarterProfile quarter, Origin origin, ChildAges ages)
    {
        var draw = bundle.Draw;
        var sex = draw.Chance(0.83) ? Sex.Female : Sex.Male;
        var age = ages == ChildAges.Minor ? draw.Between(24, 54) : draw.Between(45, 84);
        var parent = bundle.Invent(sex, age, origin);
        var other = draw.Below(100) switch
        {
            < 30 => Elsewhere(bundle, parent),
            < 45 => Dead(bundle, parent),
            _ => null,
        };
        var household = bundle.Family(quarter, EstablishedBefore(bundle, parent, other));
        household.Join(parent, KinshipCodes.ReferencePerson);
        if (other is { DeathDate: { } death })
            household.Join(other, KinshipCodes.Spouse, death);

        var (mother, father) = sex == Sex.Female ? (parent, other) : (other, parent);
        var youngest = other is null ? age : Math.Min(age, other.AgeOn(bundle.Today));
        var childAges = Families.AgesOfChildren(draw, mother?.AgeOn(bundle.Today) ?? age, youngest, ages);
        var born = childAges.ConvertAll(childAge => bundle.Census.BirthDate(draw, childAge));

        // Children of a dead parent were born before the death.
        if (other?.DeathDate is { } end)
            born = born.ConvertAll(birth => birth < end ? birth : end.AddDays(-1));

        foreach (var birth in born.Distinct())
        {
            var child = bundle.Invent(draw.Sex(), birth, parent.Origin, (father ?? mother)!.Surname);
            household.Join(child, KinshipCodes.Child);
            bundle.Parent(parent, child);
            if (other is not null)
                bundle.Parent(other, child, LimitOf(bundle, other, out var act), act);
        }

        Oddities.Sprinkle(bundle, parent);
    }

    private static ParentalLimit LimitOf(BundleBuilder bundle, PersonDraft other, out string? act)
    {
        var limit = other.DeathDate is not null ? ParentalLimit.None : bundle.Draw.Below(100) switch
        {
            < 4 => ParentalLimit.SoleCustodyOfOther,
            < 5 => ParentalLimit.Forfeited,
            _ => ParentalLimit.None,
        };
        act = limit == ParentalLimit.None ? null : $"Tribunale di {bundle.Census.Home.Name}, decreto n. {bundle.Draw.Between(100, 9999)}/{bundle.Today.Year - 1}";
        return limit;
    }

    /// <summary>Separated (still married), divorced or never married, in a home of their own.</summary>
    private static PersonDraft Elsewhere(BundleBuilder bundle, PersonDraft parent)
    {
        var draw = bundle.Draw;
        var other = bundle.Invent(
            parent.Sex == Sex.Male ? Sex.Female : Sex.Male, Math.Max(24, parent.AgeOn(bundle.Today) + draw.Between(-4, 6)), parent.Origin);
        var kind = draw.Below(3);
        if (kind < 2)
        {
            var wedding = Families.WeddingDate(bundle, parent, other);
            bundle.Couple(parent, other, VitalEventKind.Marriage, wedding);
            if (kind == 1)
            {
                (parent.CivilStatus, other.CivilStatus) = (CivilStatus.Divorced, CivilStatus.Divorced);
                (parent.Spouse, other.Spouse) = (null, null);
                bundle.Event(VitalEventKind.Divorce, draw.Date(wedding.AddDays(1), bundle.Today), bundle.Census.Home, parent, other);
            }
        }

        bundle.Family(bundle.Census.PickQuarter(draw), Families.Established(bundle, other)).Join(other, KinshipCodes.ReferencePerson);
        return other;
    }

    private static PersonDraft Dead(BundleBuilder bundle, PersonDraft parent)
    {
        var draw = bundle.Draw;
        var other = bundle.Invent(
            parent.Sex == Sex.Male ? Sex.Female : Sex.Male, Math.Max(28, parent.AgeOn(bundle.Today) + draw.Between(0, 8)), parent.Origin);
        var wedding = Families.WeddingDate(bundle, parent, other);
        bundle.Couple(parent, other, VitalEventKind.Marriage, wedding);
        (parent.CivilStatus, parent.Spouse, other.Spouse) = (CivilStatus.Widowed, null, null);
        bundle.Die(other, BundleBuilder.Latest(wedding, bundle.Today.AddDays(-draw.Between(1, 90))));
        return other;
    }

    private static DateOnly EstablishedBefore(BundleBuilder bundle, PersonDraft parent, PersonDraft? other)
    {
        var established = Families.Established(bundle, parent);
        if (other?.DeathDate is not { } death)
            return established;

        established = BundleBuilder.Latest(established, other.BirthDate.AddYears(18));
        return established < death ? established : death.AddDays(-1);
    }
}
