using Navigli.Contracts;
using Navigli.Contracts.Seeding;
using Shouldly;

namespace Navigli.Tests.SyntheticCity;

/// <summary>What must hold in every bundle of a population, whatever the seed.</summary>
internal sealed class BundleRules(SeedBundle bundle, DateOnly today)
{
    private readonly Dictionary<Guid, SeedPerson> _persons = bundle.Persons.ToDictionary(person => person.Id);

    public void Check()
    {
        foreach (var person in bundle.Persons)
        {
            CheckPerson(person);
            CheckAddresses(person);
            CheckCare(person);
        }

        foreach (var household in bundle.Households)
            CheckHousehold(household);

        CheckEvents();
        CheckLinks();
    }

    private static string Name(SeedPerson person) => $"{person.CodiceFiscale} {person.BirthDate:O} {person.Status}";

    private void CheckPerson(SeedPerson person)
    {
        var name = Name(person);
        person.CodiceFiscale.Matches(new()
        {
            Surname = person.Surname,
            GivenName = person.GivenName,
            Sex = person.Sex,
            BirthDate = person.BirthDate,
            BelfioreCode = person.BirthPlace.BelfioreCode,
        }).ShouldBeTrue(name);
        CodiceFiscale.TryParse(person.CodiceFiscale.Value, out _).ShouldBeTrue(name);
        person.Id.Version.ShouldBe(7);
        person.BirthDate.ShouldBeLessThanOrEqualTo(person.RegisteredOn, name);
        person.RegisteredOn.ShouldBeLessThanOrEqualTo(today, name);
        (person.RemovedOn is null).ShouldBe(person.Status == RegistryStatus.Resident, name);
        (person.RemovalReasonCode is null).ShouldBe(person.RemovedOn is null, name);
        (person.RemovedOn ?? today).ShouldBeInRange(person.RegisteredOn, today, name);
        (person.DeathDate is not null).ShouldBe(person.Status == RegistryStatus.Deceased, name);
        (person.Aire is not null).ShouldBe(person.Status == RegistryStatus.Aire, name);
        if (person.Status == RegistryStatus.Resident)
            bundle.Memberships.Count(m => m.PersonId == person.Id && m.To is null).ShouldBe(1, name);
        if (person.IdentityCard is { } card)
        {
            card.IssuedOn.ShouldBeInRange(person.BirthDate, today, name);
            card.ExpiresOn.ShouldBeGreaterThan(card.IssuedOn, name);
            (card.ExpiresOn.Month, card.ExpiresOn.Day).ShouldBe(Birthday(person, card.ExpiresOn.Year), name);
        }

        if (person.ElectoralSection is not null)
        {
            person.ElectorFrom!.Value.ShouldBeInRange(person.BirthDate.AddYears(18), today.AddMonths(6), name);
            person.Citizenships.ShouldContain(c => c.CountryCode == SeedCitizenship.Italy, name);
        }

        if (person.SpouseId is { } spouseId)
        {
            var spouse = _persons[spouseId];
            spouse.SpouseId.ShouldBe(person.Id, name);
            spouse.CivilStatus.ShouldBe(person.CivilStatus, name);
            person.CivilStatus.ShouldBeOneOf(CivilStatus.Married, CivilStatus.CivilUnion);
            (spouse.Sex == person.Sex).ShouldBe(person.CivilStatus == CivilStatus.CivilUnion, name);
        }
    }

    private static (int Month, int Day) Birthday(SeedPerson person, int year)
    {
        var birthday = person.BirthDate.AddYears(year - person.BirthDate.Year);
        return (birthday.Month, birthday.Day);
    }

    private void CheckAddresses(SeedPerson person)
    {
        var periods = bundle.Addresses.Where(a => a.PersonId == person.Id).OrderBy(a => a.From).ToList();
        var name = Name(person);
        for (var i = 0; i < periods.Count; i++)
        {
            (periods[i].To ?? today).ShouldBeGreaterThanOrEqualTo(periods[i].From, name);
            if (i > 0)
                periods[i].From.ShouldBe(periods[i - 1].To!.Value.AddDays(1), name);
        }

        if (person.Status != RegistryStatus.Resident)
        {
            periods.ShouldAllBe(period => period.To != null);
            return;
        }

        periods[0].From.ShouldBe(person.RegisteredOn, name);
        periods[^1].To.ShouldBeNull(name);
        var home = bundle.Memberships.Single(m => m.PersonId == person.Id && m.To is null).HouseholdId;
        periods[^1].Address.ShouldBe(bundle.Households.Single(h => h.Id == home).Address, name);
        (periods[^1].Kind == AddressKind.NoFixedAbode).ShouldBe(person.Marks.HasFlag(LegalMarks.NoFixedAbode), name);
    }

    private void CheckCare(SeedPerson person)
    {
        var name = Name(person);
        var guardianship = bundle.Guardianships.FirstOrDefault(g => g.WardId == person.Id);
        if (person.Status == RegistryStatus.Resident && person.BirthDate > today.AddYears(-18))
        {
            var parents = bundle.ParentalLinks.Where(link => link.ChildId == person.Id).Select(link => _persons[link.ParentId]);
            (guardianship is not null || parents.Any(parent => parent.DeathDate is null)).ShouldBeTrue(name);
            person.CivilStatus.ShouldBe(CivilStatus.NeverMarried, name);
        }

        var isInterdicted = person.Marks.HasFlag(LegalMarks.Interdicted);
        (guardianship?.Kind == GuardianshipKind.Interdicted).ShouldBe(isInterdicted, name);
        (person.Certifiability.Grade == CertifiabilityGrade.Interdicted).ShouldBe(isInterdicted, name);
        if (person.Certifiability.Grade != CertifiabilityGrade.Full || person.Certifiability.ProceedingOpenedOn is not null)
            person.Certifiability.Cause.ShouldNotBe(CertifiabilityCause.None, name);
        foreach (var former in person.FormerIdentities)
            person.Marks.HasFlag(former.Reason).ShouldBeTrue(name);
    }

    private void CheckHousehold(SeedHousehold household)
    {
        var members = bundle.Memberships.Where(m => m.HouseholdId == household.Id).ToList();
        members.Select(m => _persons[m.PersonId].ElectoralSection).OfType<int>().Distinct().Count().ShouldBeLessThanOrEqualTo(1);
        members.Count(m => KinshipCodes.IsReference(m.KinshipCode)).ShouldBe(1);
        var reference = _persons[members.Single(m => KinshipCodes.IsReference(m.KinshipCode)).PersonId];
        reference.BirthDate.AddYears(18).ShouldBeLessThanOrEqualTo(household.EstablishedOn, Name(reference));
        foreach (var membership in members)
        {
            var person = _persons[membership.PersonId];
            membership.From.ShouldBeGreaterThanOrEqualTo(household.EstablishedOn);
            membership.From.ShouldBeInRange(person.BirthDate, membership.To ?? today, Name(person));
            (household.Kind == HouseholdKind.Cohabitation).ShouldBe(membership.KinshipCode is KinshipCodes.CohabitationHead or KinshipCodes.CohabitationMember);
            var years = reference.BirthDate.DayNumber - person.BirthDate.DayNumber;
            switch (membership.KinshipCode)
            {
                case KinshipCodes.Child or KinshipCodes.Grandchild:
                    years.ShouldBeLessThan(-18 * 365, Name(person));
                    break;
                case KinshipCodes.Parent:
                    years.ShouldBeGreaterThan(18 * 365, Name(person));
                    break;
                case KinshipCodes.Spouse when membership.To is null:
                    person.SpouseId.ShouldBe(reference.Id, Name(person));
                    person.CivilStatus.ShouldBe(CivilStatus.Married, Name(person));
                    break;
                case KinshipCodes.CivilPartner:
                    person.SpouseId.ShouldBe(reference.Id, Name(person));
                    person.CivilStatus.ShouldBe(CivilStatus.CivilUnion, Name(person));
                    break;
            }
        }
    }

    private void CheckEvents()
    {
        foreach (var e in bundle.Events)
        {
            var person = _persons[e.PersonId];
            e.Date.ShouldBeInRange(person.BirthDate, person.DeathDate ?? today, $"{e.Kind} {Name(person)}");
            if (e.Kind is VitalEventKind.Marriage or VitalEventKind.CivilUnion)
                e.Date.ShouldBeGreaterThanOrEqualTo(person.BirthDate.AddYears(18), Name(person));
            if (e.PartnerId is { } partner)
                e.Date.ShouldBeGreaterThanOrEqualTo(_persons[partner].BirthDate.AddYears(18));
            if (e.Kind is VitalEventKind.CivilUnion or VitalEventKind.CohabitationContract)
                e.Date.ShouldBeGreaterThanOrEqualTo(new DateOnly(2016, 6, 5));
            if (e.Act is { } act)
                act.Year.ShouldBe(e.Date.Year);
        }

        foreach (var person in bundle.Persons)
        {
            bundle.Events.Count(e => e.Kind == VitalEventKind.Birth && e.PersonId == person.Id && e.Date == person.BirthDate).ShouldBe(1);
            if (person.CivilStatus is CivilStatus.Married or CivilStatus.Divorced or CivilStatus.Widowed)
                bundle.Events.ShouldContain(e => e.Kind == VitalEventKind.Marriage && (e.PersonId == person.Id || e.PartnerId == person.Id), Name(person));
        }
    }

    private void CheckLinks()
    {
        foreach (var link in bundle.ParentalLinks)
        {
            var (parent, child) = (_persons[link.ParentId], _persons[link.ChildId]);
            parent.BirthDate.AddYears(18).ShouldBeLessThan(child.BirthDate, Name(child));
            (parent.DeathDate ?? today).ShouldBeGreaterThanOrEqualTo(child.BirthDate, Name(child));
            link.From.ShouldBeInRange(child.BirthDate, today);
            (link.CourtAct is null).ShouldBe(link.Limit == ParentalLimit.None);
        }

        foreach (var guardianship in bundle.Guardianships)
        {
            _persons[guardianship.GuardianId].BirthDate.ShouldBeLessThanOrEqualTo(today.AddYears(-18));
            guardianship.From.ShouldBeInRange(_persons[guardianship.WardId].BirthDate, today);
            guardianship.ReviewOn!.Value.ShouldBeGreaterThan(today);
        }
    }
}
