using Navigli.Contracts;
using Navigli.Contracts.Seeding;

namespace Navigli.SyntheticCity;

/// <summary>The households of the personas, made before all others so that their codici fiscali are theirs.</summary>
internal sealed class PersonaHouseholds
{
    private readonly Census _census;
    private readonly Dictionary<string, Persona> _personas;
    private readonly List<BundleBuilder> _bundles = [];

    private PersonaHouseholds(Census census)
    {
        _census = census;
        _personas = Personas.All(census.Pack, census.Today).ToDictionary(persona => persona.Key, StringComparer.Ordinal);
    }

    public static IReadOnlyList<BundleBuilder> All(Census census)
    {
        var households = new PersonaHouseholds(census);
        households.Families();
        households.Guardians();
        households.Alone();
        households.Apart();
        households.Certified();
        return households._bundles;
    }

    private void Families()
    {
        var bundle = Begin("chiara-colombo");
        var (chiara, luca, sofia) = (Person(bundle, "chiara-colombo"), Person(bundle, "luca-brambilla"), Person(bundle, "sofia-brambilla"));
        luca.CardIssuedOn = luca.BirthDate.AddYears(_census.Today.Year - luca.BirthDate.Year - 10);
        chiara.CardIssuedOn = new(2021, 5, 4);
        var home = Home(bundle, "Via Padova", 89, new(2016, 9, 1));
        home.Join(chiara, KinshipCodes.ReferencePerson);
        home.Join(luca, KinshipCodes.AffectiveCohabitant);
        Child(bundle, home, sofia, chiara, luca);
        bundle.Event(VitalEventKind.CohabitationContract, new(2019, 3, 9), _census.Home, chiara, luca);

        bundle = Begin("marco-villa");
        var (marco, tommaso) = (Person(bundle, "marco-villa"), Person(bundle, "tommaso-villa"));
        var elisa = Other(bundle, "Elisa", "Garavaglia", Sex.Female, new(1986, 6, 23), "F205");
        bundle.Couple(marco, elisa, VitalEventKind.Marriage, new(2013, 6, 15));
        home = Home(bundle, "Via Savona", 61, new(2013, 7, 1));
        home.Join(elisa, KinshipCodes.ReferencePerson);
        Child(bundle, home, tommaso, elisa, marco);
        Home(bundle, "Viale Monza", 140, new(2022, 3, 1)).Join(marco, KinshipCodes.ReferencePerson);

        bundle = Begin("davide-riva");
        var (davide, andrea) = (Person(bundle, "davide-riva"), Person(bundle, "andrea-fumagalli"));
        home = Home(bundle, "Via Lecco", 12, new(2015, 2, 1));
        home.Join(davide, KinshipCodes.ReferencePerson);
        home.Join(andrea, KinshipCodes.CivilPartner);
        bundle.Couple(davide, andrea, VitalEventKind.CivilUnion, new(2017, 5, 20));

        bundle = Begin("lan-nguyen");
        var lan = Person(bundle, "lan-nguyen");
        var minh = Other(bundle, "Văn Minh", "Nguyễn", Sex.Male, new(1982, 2, 9), "Z251");
        home = Home(bundle, "Via Paolo Sarpi", 30, new(2012, 4, 1));
        home.Join(minh, KinshipCodes.ReferencePerson);
        home.Join(lan, KinshipCodes.Spouse);
        bundle.Couple(minh, lan, VitalEventKind.Marriage, new(2009, 11, 7));
        Child(bundle, home, Other(bundle, "An", "Nguyễn", Sex.Male, new(2013, 3, 12), "F205", "Z251"), lan, minh);
        Child(bundle, home, Other(bundle, "Mai", "Nguyễn", Sex.Female, new(2017, 9, 30), "F205", "Z251"), lan, minh);

        bundle = Begin("giulia-fontana");
        var (giulia, stefano) = (Person(bundle, "giulia-fontana"), Person(bundle, "stefano-fontana"));
        var roberta = Other(bundle, "Roberta", "Pozzi", Sex.Female, new(1976, 9, 18), "F205");
        home = Home(bundle, "Via Giorgio Washington", 45, new(2003, 10, 1));
        home.Join(stefano, KinshipCodes.ReferencePerson);
        home.Join(roberta, KinshipCodes.Spouse);
        bundle.Couple(stefano, roberta, VitalEventKind.Marriage, new(2003, 9, 6));
        Child(bundle, home, giulia, roberta, stefano);

        bundle = Begin("simona-monti");
        var (simona, matteo) = (Person(bundle, "simona-monti"), Person(bundle, "matteo-monti"));
        var paolo = Other(bundle, "Paolo", "Monti", Sex.Male, new(1978, 12, 1), "F205");
        var adoption = new DateOnly(2019, 10, 14);
        home = Home(bundle, "Via Lorenteggio", 157, new(2010, 5, 1));
        home.Join(simona, KinshipCodes.ReferencePerson);
        home.Join(paolo, KinshipCodes.Spouse);
        bundle.Couple(simona, paolo, VitalEventKind.Marriage, new(2010, 4, 24));
        home.Members.Add((matteo, KinshipCodes.Child, adoption, null));
        matteo.Marks = LegalMarks.Adopted;
        matteo.FormerIdentities.Add(Former("Rinaldi", "Matteo", Sex.Male, adoption, LegalMarks.Adopted));
        bundle.ParentSince(simona, matteo, adoption);
        bundle.ParentSince(paolo, matteo, adoption);
    }

    private void Guardians()
    {
        var bundle = Begin("paola-cattaneo");
        var (paola, ernesto) = (Person(bundle, "paola-cattaneo"), Person(bundle, "ernesto-cattaneo"));
        Home(bundle, "Viale Umbria", 80, new(1999, 3, 1)).Join(paola, KinshipCodes.ReferencePerson);
        Home(bundle, "Corso Lodi", 104, new(1975, 6, 1)).Join(ernesto, KinshipCodes.ReferencePerson);
        ernesto.Marks = LegalMarks.Interdicted;
        ernesto.Certifiability = new() { Grade = CertifiabilityGrade.Interdicted, Cause = CertifiabilityCause.Guardianship };
        bundle.Guard(ernesto, paola, GuardianshipKind.Interdicted, new(2023, 2, 16));
    }

    private void Alone()
    {
        Single("sean-obrien", "Via Tortona", 20, new(2019, 1, 15));
        Single("niccolo-dangelo", "Via Carlo Farini", 48, new(2011, 6, 1));
        Single("jurgen-muller", "Via Andrea Solari", 9, new(2006, 9, 1));
        Single("elena-marchetti", "Via Mecenate", 25, new(2024, 4, 2)).Marks = LegalMarks.ProtectedAddress;
        Single("maria-vittoria", "Corso Venezia", 16, new(1990, 10, 1));
        Single("maria-ferrari", "Via Giuseppe Ripamonti", 180, new(2001, 2, 1)).HasOmocodia = true;

        var hodan = Single("hodan-warsame", "Viale Fulvio Testi", 112, new(2020, 11, 3));
        (hodan.Marks, hodan.RegisteredOn) = (LegalMarks.Refugee, new(2020, 11, 3));

        // Declared a few days ago, so that the forty-five days of D.P.R. 223/1989, art. 18-bis, are running.
        var declaredOn = _census.Today.AddDays(-12);
        var karim = Single("karim-haddad", "Via Carlo Imbonati", 67, declaredOn);
        karim.RegisteredOn = declaredOn;
        karim.Certifiability = new()
        {
            Grade = CertifiabilityGrade.None,
            Cause = CertifiabilityCause.ResidenceUnderVerification,
            ProceedingOpenedOn = declaredOn,
        };

        var alessio = Single("alessio-bassi", "Via Melchiorre Gioia", 71, new(2020, 9, 1));
        alessio.Marks = LegalMarks.RectifiedSex;
        alessio.FormerIdentities.Add(Former("Bassi", "Alessia", Sex.Female, new(2022, 3, 29), LegalMarks.RectifiedSex));
    }

    private void Apart()
    {
        var bundle = Begin("salvatore-russo");
        var salvatore = Person(bundle, "salvatore-russo");
        salvatore.Marks = LegalMarks.NoFixedAbode;
        bundle.House(new() { Kind = HouseholdKind.Family, Address = _census.NoFixedAbode(), EstablishedOn = new(2019, 12, 2) })
            .Join(salvatore, KinshipCodes.ReferencePerson);

        bundle = Begin("francesca-galli");
        var since = new DateOnly(2015, 10, 1);
        Elsewhere.Register(
            bundle, Person(bundle, "francesca-galli"), since, new("Z112", "Berlin", "Musterstraße 12, 10115 Berlin", since), _census.PickQuarter(bundle.Draw));
    }

    /// <summary>Those of whom the registry certifies what it certifies of few: a citizenship acquired, a widowhood, a cohabitation, a removal.</summary>
    private void Certified()
    {
        Single("mei-zhang", "Via Paolo Sarpi", 12, new(2010, 4, 1)).Citizenships = Oddities.Naturalised("Z210", new(2021, 6, 15));

        var bundle = Begin("rosa-mariani");
        var rosa = Person(bundle, "rosa-mariani");
        var dino = Other(bundle, "Dino", "Bellini", Sex.Male, new(1946, 8, 12), "F205");
        var home = Home(bundle, "Via Ettore Ponti", 21, new(1972, 6, 1));
        home.Join(rosa, KinshipCodes.ReferencePerson);
        bundle.Couple(dino, rosa, VitalEventKind.Marriage, new(1972, 5, 27));
        var death = new DateOnly(2024, 2, 8);
        (rosa.CivilStatus, rosa.Spouse, dino.Spouse) = (CivilStatus.Widowed, null, null);
        home.Join(dino, KinshipCodes.Spouse, death);
        bundle.Die(dino, death);

        bundle = Begin("teresa-locatelli");
        var (teresa, head) = (Person(bundle, "teresa-locatelli"), Other(bundle, "Agnese", "Rota", Sex.Female, new(1971, 4, 2), "A794"));
        home = bundle.House(new()
        {
            Kind = HouseholdKind.Cohabitation,
            Address = _census.Address(bundle.Draw, "Via Carlo Imbonati", 24),
            EstablishedOn = new(2004, 3, 1),
            Cohabitation = ("3", "Residenza per anziani Le Robinie"),
        });
        home.Join(head, KinshipCodes.CohabitationHead);
        home.Members.Add((teresa, KinshipCodes.CohabitationMember, new(2023, 5, 2), null));

        bundle = Begin("bruno-valsecchi");
        var bruno = Person(bundle, "bruno-valsecchi");
        var left = new DateOnly(2021, 9, 30);
        home = Home(bundle, "Via Giambellino", 60, new(2008, 2, 1));
        home.DissolvedOn = left;
        home.Join(bruno, KinshipCodes.ReferencePerson, left);
        (bruno.Status, bruno.RemovedOn, bruno.RemovalReasonCode) = (RegistryStatus.MovedToOtherComune, left, "3");
    }

    private PersonDraft Single(string key, string street, int number, DateOnly since)
    {
        var bundle = Begin(key);
        var person = Person(bundle, key);
        Home(bundle, street, number, since).Join(person, KinshipCodes.ReferencePerson);
        return person;
    }

    private BundleBuilder Begin(string key)
    {
        var bundle = new BundleBuilder(_census, Draw.For($"household:{key}"), 1 + (_bundles.Count * 4));
        _bundles.Add(bundle);
        return bundle;
    }

    private PersonDraft Person(BundleBuilder bundle, string key)
    {
        var persona = _personas[key];
        var person = Other(bundle, persona.GivenName, persona.Surname, persona.Sex, persona.BirthDate, persona.BirthPlaceCode);
        person.Id = persona.PersonId;
        return person;
    }

    private PersonDraft Other(
        BundleBuilder bundle, string givenName, string surname, Sex sex, DateOnly birthDate, string birthPlaceCode, string? citizenship = null)
    {
        var isForeign = birthPlaceCode[0] == 'Z' || citizenship is not null;
        return bundle.Add(new()
        {
            GivenName = givenName,
            Surname = surname,
            Sex = sex,
            BirthDate = birthDate,
            BirthPlace = _census.Place(birthPlaceCode),
            Origin = isForeign ? new(citizenship ?? birthPlaceCode, string.Empty) : Origin.Italy,
        });
    }

    private static HouseholdDraft Home(BundleBuilder bundle, string street, int number, DateOnly since) => bundle.House(new()
    {
        Kind = HouseholdKind.Family,
        Address = bundle.Census.Address(bundle.Draw, street, number),
        EstablishedOn = since,
    });

    private static void Child(BundleBuilder bundle, HouseholdDraft home, PersonDraft child, PersonDraft mother, PersonDraft father)
    {
        home.Join(child, KinshipCodes.Child);
        bundle.Parent(mother, child);
        bundle.Parent(father, child);
    }

    private static SeedFormerIdentity Former(string surname, string givenName, Sex sex, DateOnly until, LegalMarks reason) =>
        new() { Surname = surname, GivenName = givenName, Sex = sex, Until = until, Reason = reason };
}
