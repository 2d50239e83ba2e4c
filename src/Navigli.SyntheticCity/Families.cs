using Navigli.Contracts;
using Navigli.Contracts.Seeding;

namespace Navigli.SyntheticCity;

/// <summary>Invents one household of residents, with those who belonged to it and those who belong to it elsewhere.</summary>
internal static class Families
{
    private const int OldestMother = 43;
    private const int YoungestParent = 19;

    public static void Compose(BundleBuilder bundle, HouseholdType? only = null)
    {
        var quarter = bundle.Census.PickQuarter(bundle.Draw);
        var origin = bundle.Census.PickOrigin(bundle.Draw, quarter);
        var type = only ?? quarter.Types.Pick(bundle.Draw);
        switch (type)
        {
            case HouseholdType.Single:
                SingleHouseholds.Compose(bundle, quarter, origin);
                break;
            case HouseholdType.Married or HouseholdType.Partners:
                Couple(bundle, quarter, origin, type);
                break;
            case HouseholdType.MarriedMinors or HouseholdType.PartnersMinors or HouseholdType.MarriedAdults or HouseholdType.PartnersAdults:
                CoupleWithChildren(bundle, quarter, origin, type);
                break;
            case HouseholdType.ParentMinors or HouseholdType.ParentAdults:
                SingleParents.Compose(bundle, quarter, origin, type == HouseholdType.ParentMinors ? ChildAges.Minor : ChildAges.Adult);
                break;
            default:
                Others.Compose(bundle, quarter, origin);
                break;
        }
    }

    public static int HouseholderAge(BundleBuilder bundle, QuarterProfile quarter, int youngest, int oldest)
    {
        var (from, to) = quarter.Ages.Pick(bundle.Draw);

        // Two draws pull the very old towards eighty.
        var age = from >= 80 ? Math.Min(bundle.Draw.Between(from, to + 4), bundle.Draw.Between(from, to + 4)) : bundle.Draw.Between(from, to);
        return Math.Clamp(age, youngest, oldest) == age ? age : bundle.Draw.Between(youngest, oldest);
    }

    /// <summary>When a household began: after the coming of age of whoever leads it, at most forty years ago.</summary>
    public static DateOnly Established(BundleBuilder bundle, PersonDraft reference) =>
        bundle.Draw.Date(BundleBuilder.Latest(reference.BirthDate.AddYears(18), bundle.Today.AddYears(-40)), bundle.Today.AddDays(-30));

    public static DateOnly WeddingDate(BundleBuilder bundle, PersonDraft one, PersonDraft other)
    {
        var younger = BundleBuilder.Latest(one.BirthDate, other.BirthDate);
        var first = younger.AddYears(Math.Min(24, Math.Max(18, bundle.Today.Year - younger.Year - 2)));
        var last = younger.AddYears(40);
        var yesterday = bundle.Today.AddDays(-1);
        return bundle.Draw.Date(first < yesterday ? first : yesterday, last < yesterday ? last : yesterday);
    }

    /// <summary>Ages that children can have with parents of these ages, two years apart at least, the oldest first.</summary>
    public static List<int> AgesOfChildren(Draw draw, int motherAge, int youngerParentAge, ChildAges ages)
    {
        var last = Math.Min(ages == ChildAges.Minor ? 17 : 42, youngerParentAge - YoungestParent);
        var first = Math.Min(last, Math.Max(ages == ChildAges.Minor ? 0 : 18, motherAge - OldestMother));
        var count = draw.Below(100) switch { < 50 => 1, < 90 => 2, _ => 3 };
        var result = new List<int>(count);
        for (var i = 0; i < count; i++)
        {
            var age = draw.Between(first, last);
            if (result.TrueForAll(other => Math.Abs(other - age) >= 2))
                result.Add(age);
        }

        result.Sort((one, other) => other - one);
        return result;
    }

    public static void Children(BundleBuilder bundle, HouseholdDraft household, List<int> ages, PersonDraft mother, PersonDraft? father)
    {
        foreach (var age in ages)
        {
            var birth = bundle.Census.BirthDate(bundle.Draw, age);

            // Corte costituzionale 131/2022: both surnames, unless the parents agree on one.
            var surname = father is null ? mother.Surname
                : birth >= new DateOnly(2022, 6, 2) && bundle.Draw.Chance(0.06) ? $"{father.Surname} {mother.Surname}" : father.Surname;
            var child = bundle.Invent(bundle.Draw.Sex(), birth, father is { Origin.IsItaly: true } ? father.Origin : mother.Origin, surname);
            household.Join(child, KinshipCodes.Child);
            Oddities.MaybeAdopted(bundle, child, [.. new[] { mother, father }.OfType<PersonDraft>()]);
        }
    }

    private static void Couple(BundleBuilder bundle, QuarterProfile quarter, Origin origin, HouseholdType type)
    {
        var draw = bundle.Draw;
        var isUnion = type == HouseholdType.Married && draw.Chance(0.03);
        var sex = draw.Sex();
        var age = HouseholderAge(bundle, quarter, 24, 95);
        var one = bundle.Invent(sex, age, origin);
        var otherSex = isUnion ? sex : sex == Sex.Male ? Sex.Female : Sex.Male;
        var other = bundle.Invent(otherSex, Math.Max(22, age + draw.Between(-6, 6)), PartnerOrigin(bundle, quarter, origin));
        var younger = one.BirthDate > other.BirthDate ? one : other;
        var household = bundle.Family(quarter, Established(bundle, younger));
        household.Join(one, KinshipCodes.ReferencePerson);
        if (type == HouseholdType.Partners)
        {
            household.Join(other, KinshipCodes.AffectiveCohabitant);
            MaybeContract(bundle, household, one, other);
        }
        else if (isUnion)
        {
            household.Join(other, KinshipCodes.CivilPartner);
            var first = BundleBuilder.Latest(BundleBuilder.CivilUnionsSince, younger.BirthDate.AddYears(18));
            bundle.Couple(one, other, VitalEventKind.CivilUnion, draw.Date(first, bundle.Today.AddDays(-1)));
        }
        else
        {
            household.Join(other, KinshipCodes.Spouse);
            bundle.Couple(one, other, VitalEventKind.Marriage, WeddingDate(bundle, one, other));
        }

        Oddities.Sprinkle(bundle, one);
        Oddities.Sprinkle(bundle, other);
    }

    private static void CoupleWithChildren(BundleBuilder bundle, QuarterProfile quarter, Origin origin, HouseholdType type)
    {
        var draw = bundle.Draw;
        var isMinors = type is HouseholdType.MarriedMinors or HouseholdType.PartnersMinors;
        var motherAge = isMinors ? draw.Between(24, 54) : draw.Between(45, 80);
        var fatherAge = Math.Max(isMinors ? 24 : 45, motherAge + draw.Between(-3, 8));
        var mother = bundle.Invent(Sex.Female, motherAge, PartnerOrigin(bundle, quarter, origin));
        var father = bundle.Invent(Sex.Male, fatherAge, origin);
        var (reference, partner) = draw.Chance(0.7) ? (father, mother) : (mother, father);
        var household = bundle.Family(quarter, Established(bundle, reference.BirthDate > partner.BirthDate ? reference : partner));
        household.Join(reference, KinshipCodes.ReferencePerson);
        if (type is HouseholdType.MarriedMinors or HouseholdType.MarriedAdults)
        {
            household.Join(partner, KinshipCodes.Spouse);
            bundle.Couple(reference, partner, VitalEventKind.Marriage, WeddingDate(bundle, reference, partner));
        }
        else
        {
            household.Join(partner, KinshipCodes.AffectiveCohabitant);
        }

        var ages = AgesOfChildren(draw, motherAge, Math.Min(motherAge, fatherAge), isMinors ? ChildAges.Minor : ChildAges.Adult);
        Children(bundle, household, ages, mother, father);
        Oddities.Sprinkle(bundle, reference);
    }

    private static void MaybeContract(BundleBuilder bundle, HouseholdDraft household, PersonDraft one, PersonDraft other)
    {
        var first = BundleBuilder.Latest(BundleBuilder.CivilUnionsSince, household.EstablishedOn).AddDays(1);
        if (first < bundle.Today && bundle.Draw.Chance(0.05))
            bundle.Event(VitalEventKind.CohabitationContract, bundle.Draw.Date(first, bundle.Today.AddDays(-1)), bundle.Census.Home, one, other);
    }

    private static Origin PartnerOrigin(BundleBuilder bundle, QuarterProfile quarter, Origin origin) =>
        bundle.Draw.Chance(0.88) ? origin : bundle.Census.PickOrigin(bundle.Draw, quarter);
}

internal enum ChildAges
{
    Minor,
    Adult,
}
