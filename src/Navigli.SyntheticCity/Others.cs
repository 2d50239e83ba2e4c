using Navigli.Contracts;
using Navigli.Contracts.Seeding;

namespace Navigli.SyntheticCity;

/// <summary>Households that are no couple and no parent with children.</summary>
internal static class Others
{
    public static void Compose(BundleBuilder bundle, QuarterProfile quarter, Origin origin)
    {
        switch (bundle.Draw.Below(100))
        {
            case < 45:
                WithOldParent(bundle, quarter, origin);
                break;
            case < 75:
                Siblings(bundle, quarter, origin);
                break;
            case < 80:
                GrandparentAsGuardian(bundle, quarter, origin);
                break;
            default:
                WithNephew(bundle, quarter, origin);
                break;
        }
    }

    private static void WithOldParent(BundleBuilder bundle, QuarterProfile quarter, Origin origin)
    {
        var draw = bundle.Draw;
        var age = draw.Between(38, 66);
        var child = bundle.Invent(draw.Sex(), age, origin);
        var parent = bundle.Invent(Sex.Female, age + draw.Between(21, 34), origin);
        var household = bundle.Family(quarter, Families.Established(bundle, child));
        household.Join(child, KinshipCodes.ReferencePerson);
        household.Join(parent, KinshipCodes.Parent);
        bundle.Parent(parent, child);
        Oddities.Sprinkle(bundle, child);
    }

    private static void Siblings(BundleBuilder bundle, QuarterProfile quarter, Origin origin)
    {
        var draw = bundle.Draw;
        var age = draw.Between(22, 80);
        var one = bundle.Invent(draw.Sex(), age, origin);
        var other = bundle.Invent(draw.Sex(), Math.Max(19, age - draw.Between(2, 9)), origin, one.Surname);
        var household = bundle.Family(quarter, Families.Established(bundle, other));
        household.Join(one, KinshipCodes.ReferencePerson);
        household.Join(other, KinshipCodes.Sibling);
        Oddities.Sprinkle(bundle, one);
    }

    private static void WithNephew(BundleBuilder bundle, QuarterProfile quarter, Origin origin)
    {
        var draw = bundle.Draw;
        var age = draw.Between(45, 78);
        var one = bundle.Invent(draw.Sex(), age, origin);
        var nephew = bundle.Invent(draw.Sex(), Math.Max(19, age - draw.Between(20, 35)), origin, draw.Chance(0.5) ? one.Surname : null);
        var household = bundle.Family(quarter, Families.Established(bundle, nephew));
        household.Join(one, KinshipCodes.ReferencePerson);
        household.Join(nephew, KinshipCodes.NephewOrNiece);
        Oddities.Sprinkle(bundle, nephew);
    }

    private static void GrandparentAsGuardian(BundleBuilder bundle, QuarterProfile quarter, Origin origin)
    {
        var draw = bundle.Draw;
        var grandparent = bundle.Invent(draw.Sex(), draw.Between(58, 76), origin);
        var child = bundle.Invent(draw.Sex(), draw.Between(4, 16), origin, draw.Chance(0.5) ? grandparent.Surname : null);
        var household = bundle.Family(quarter, Families.Established(bundle, grandparent));
        household.Join(grandparent, KinshipCodes.ReferencePerson);
        household.Join(child, KinshipCodes.Grandchild);
        bundle.Guard(child, grandparent, GuardianshipKind.Minor, draw.Date(BundleBuilder.Latest(child.BirthDate, bundle.Today.AddYears(-3)), bundle.Today));
    }
}
