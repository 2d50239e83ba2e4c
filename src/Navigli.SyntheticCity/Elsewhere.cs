using Navigli.Contracts.Seeding;

namespace Navigli.SyntheticCity;

/// <summary>Those whom the registry keeps though they do not live in a family of the city: abroad, gone, or in a cohabitation.</summary>
internal static class Elsewhere
{
    public static void ComposeAire(BundleBuilder bundle)
    {
        var draw = bundle.Draw;
        var quarter = bundle.Census.PickQuarter(draw);
        var person = bundle.Invent(draw.Sex(), draw.Between(24, 80), Origin.Italy);
        var since = draw.Date(BundleBuilder.Latest(person.BirthDate.AddYears(18), bundle.Today.AddYears(-30)), bundle.Today.AddDays(-40));
        var (country, place) = draw.Of<(string, string)>([("Z110", "Paris"), ("Z112", "Berlin"), ("Z114", "London"), ("Z133", "Zürich"), ("Z404", "New York"), ("Z600", "Buenos Aires")]);
        Register(bundle, person, since, new(country, place, $"{draw.Between(1, 200)} Example Street", since), quarter);
    }

    public static void Register(BundleBuilder bundle, PersonDraft person, DateOnly since, SeedAireRegistration aire, QuarterProfile quarter)
    {
        var isBornHere = person.BirthPlace == bundle.Census.Home;
        person.RegisteredOn = isBornHere ? person.BirthDate : bundle.Draw.Date(person.BirthDate, since);
        (person.Status, person.Aire, person.RemovedOn, person.RemovalReasonCode) = (RegistryStatus.Aire, aire, since, "8");
        var household = bundle.House(new()
        {
            Kind = HouseholdKind.Aire,
            Address = bundle.Census.Address(bundle.Draw, quarter),
            EstablishedOn = since,
        });
        household.Join(person, KinshipCodes.ReferencePerson);
    }

    public static void ComposeGone(BundleBuilder bundle)
    {
        var draw = bundle.Draw;
        var quarter = bundle.Census.PickQuarter(draw);
        var origin = bundle.Census.PickOrigin(draw, quarter);
        var person = bundle.Invent(draw.Sex(), draw.Between(30, 88), origin);
        var (status, reason) = Departure(draw, origin);
        var latest = reason == "3" ? new DateOnly(2021, 12, 31) : bundle.Today.AddDays(-20);
        var ofAge = person.BirthDate.AddYears(18);
        var end = draw.Date(BundleBuilder.Latest(ofAge.AddYears(1), latest.AddYears(-15)), latest);
        var household = bundle.Family(quarter, draw.Date(BundleBuilder.Latest(ofAge, end.AddYears(-30)), end.AddDays(-1)));
        household.DissolvedOn = end;
        household.Join(person, KinshipCodes.ReferencePerson, end);
        if (status == RegistryStatus.Deceased)
            bundle.Die(person, end);
        else
            (person.Status, person.RemovedOn, person.RemovalReasonCode) = (status, end, reason);
    }

    public static void ComposeCohabitation(BundleBuilder bundle)
    {
        var draw = bundle.Draw;
        var quarter = bundle.Census.PickQuarter(draw);
        var cohabitation = draw.Of(bundle.Census.Cohabitations);
        var isForMinors = cohabitation.Name.Contains("minori", StringComparison.Ordinal);
        var head = bundle.Invent(draw.Sex(), draw.Between(40, 65), Origin.Italy);
        var household = bundle.House(new()
        {
            Kind = HouseholdKind.Cohabitation,
            Address = bundle.Census.Address(draw, quarter),
            EstablishedOn = draw.Date(bundle.Today.AddYears(-20), bundle.Today.AddYears(-1)),
            Cohabitation = cohabitation,
        });
        household.Join(head, KinshipCodes.CohabitationHead);
        for (var count = draw.Between(4, 12); count > 0; count--)
        {
            var age = isForMinors ? draw.Between(6, 16) : cohabitation.KindCode == "3" ? draw.Between(76, 98) : draw.Between(20, 80);
            var member = bundle.Invent(draw.Sex(), age, bundle.Census.PickOrigin(draw, quarter));
            household.Join(member, KinshipCodes.CohabitationMember);
            if (isForMinors)
                bundle.Guard(member, head, GuardianshipKind.Minor, draw.Date(BundleBuilder.Latest(member.BirthDate, bundle.Today.AddYears(-2)), bundle.Today));
        }
    }

    private static (RegistryStatus Status, string Reason) Departure(Draw draw, Origin origin) => draw.Below(10) switch
    {
        < 4 => (RegistryStatus.Deceased, "1"),
        < 7 when origin.IsItaly => (RegistryStatus.MovedToOtherComune, "3"),
        < 7 => (RegistryStatus.MovedAbroad, "5"),
        < 9 => (RegistryStatus.MovedToOtherComune, "3"),
        _ => (RegistryStatus.Untraceable, "6"),
    };
}
