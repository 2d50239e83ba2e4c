using Navigli.Contracts;
using Navigli.Contracts.Seeding;

namespace Navigli.SyntheticCity;

/// <summary>Persons who live alone: never married, divorced, widowed, of no fixed abode, or under guardianship.</summary>
internal static class SingleHouseholds
{
    public static void Compose(BundleBuilder bundle, QuarterProfile quarter, Origin origin)
    {
        var draw = bundle.Draw;
        var age = Families.HouseholderAge(bundle, quarter, 19, 103);
        var sex = draw.Chance(age > 64 ? 0.7 : 0.48) ? Sex.Female : Sex.Male;
        var person = bundle.Invent(sex, age, origin);
        var household = HouseOf(bundle, quarter, person);
        household.Join(person, KinshipCodes.ReferencePerson);
        if (age > 60 && draw.Chance(age > 74 ? 0.6 : 0.25))
            Widow(bundle, household, person);
        else if (age > 33 && draw.Chance(0.24))
            Divorce(bundle, person);

        if (age >= 78 && draw.Chance(0.04))
            UnderGuardianship(bundle, person);
        else
            Oddities.Sprinkle(bundle, person);
    }

    private static HouseholdDraft HouseOf(BundleBuilder bundle, QuarterProfile quarter, PersonDraft person)
    {
        if (!bundle.Draw.Chance(0.002))
            return bundle.Family(quarter, Families.Established(bundle, person));

        person.Marks |= LegalMarks.NoFixedAbode;
        return bundle.House(new()
        {
            Kind = HouseholdKind.Family,
            Address = bundle.Census.NoFixedAbode(),
            EstablishedOn = Families.Established(bundle, person),
        });
    }

    private static void Widow(BundleBuilder bundle, HouseholdDraft household, PersonDraft person)
    {
        var draw = bundle.Draw;
        var age = person.AgeOn(bundle.Today);
        var spouse = bundle.Invent(person.Sex == Sex.Male ? Sex.Female : Sex.Male, Math.Max(45, age + draw.Between(-5, 8)), person.Origin);
        var wedding = Families.WeddingDate(bundle, person, spouse);
        bundle.Couple(person, spouse, VitalEventKind.Marriage, wedding);
        var yesterday = bundle.Today.AddDays(-1);
        var first = BundleBuilder.Latest(wedding.AddYears(1), BundleBuilder.Latest(household.EstablishedOn.AddDays(1), bundle.Today.AddYears(-25)));
        var death = draw.Date(first < yesterday ? first : yesterday, yesterday);
        (person.CivilStatus, person.Spouse) = (CivilStatus.Widowed, null);
        spouse.Spouse = null;
        household.Join(spouse, KinshipCodes.Spouse, death);
        bundle.Die(spouse, death);
    }

    internal static void Divorce(BundleBuilder bundle, PersonDraft person)
    {
        var draw = bundle.Draw;
        var wedding = draw.Date(person.BirthDate.AddYears(23), person.BirthDate.AddYears(29));
        person.CivilStatus = CivilStatus.Divorced;
        bundle.Event(VitalEventKind.Marriage, wedding, bundle.Census.Home, person);
        bundle.Event(VitalEventKind.Divorce, draw.Date(wedding.AddYears(2), bundle.Today.AddDays(-1)), bundle.Census.Home, person);
    }

    /// <summary>An old person whose child, living elsewhere in the city, is guardian by act of the court.</summary>
    private static void UnderGuardianship(BundleBuilder bundle, PersonDraft ward)
    {
        var draw = bundle.Draw;
        var quarter = bundle.Census.PickQuarter(draw);
        var child = bundle.Invent(draw.Sex(), ward.AgeOn(bundle.Today) - draw.Between(25, 40), ward.Origin, ward.Sex == Sex.Male ? ward.Surname : null);
        bundle.Family(quarter, Families.Established(bundle, child)).Join(child, KinshipCodes.ReferencePerson);
        bundle.Parent(ward, child);
        var kind = draw.Chance(0.4) ? GuardianshipKind.Interdicted : GuardianshipKind.SupportAdministration;
        var from = draw.Date(bundle.Today.AddYears(-6), bundle.Today.AddDays(-60));
        bundle.Guard(ward, child, kind, from);
        if (kind == GuardianshipKind.Interdicted)
        {
            ward.Marks |= LegalMarks.Interdicted;
            ward.Certifiability = new() { Grade = CertifiabilityGrade.Interdicted, Cause = CertifiabilityCause.Guardianship };
        }
    }
}
