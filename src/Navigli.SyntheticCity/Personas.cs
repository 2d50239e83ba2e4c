using Navigli.Contracts;
using Navigli.Platform.City;

namespace Navigli.SyntheticCity;

/// <summary>The named persons of the demonstration: the same in every seed and size.</summary>
public static class Personas
{
    // Ids must not follow the date of the look, so their time is one fixed day.
    private static readonly DateOnly IdDate = new(2000, 1, 1);

    /// <summary>
    /// All personas. Giulia Fontana turns eighteen the day after <paramref name="today"/>: her birth date and codice fiscale follow it,
    /// so pass the day for which the city was made, not the day of the look.
    /// </summary>
    public static IReadOnlyList<Persona> All(CityPack pack, DateOnly today)
    {
        string OfficeAt(int place) => pack.Offices[Math.Min(place, pack.Offices.Count - 1)].Id;
        return
        [
            Resident("chiara-colombo", "Chiara", "Colombo", Sex.Female, new(1992, 3, 14), "F205", 2,
                "34 anni, vive in Via Padova con il compagno Luca e la figlia Sofia. Le serve un certificato per la società sportiva di Sofia.",
                "34, lives in Via Padova with her partner Luca and their daughter Sofia. She needs a certificate for Sofia's sports club."),
            Resident("luca-brambilla", "Luca", "Brambilla", Sex.Male, new(1990, 7, 2), "F205", 3,
                "Compagno di Chiara, padre di Sofia. Ha SPID fino al livello 3.",
                "Chiara's partner, Sofia's father. He has SPID up to level 3."),
            Resident("sofia-brambilla", "Sofia", "Brambilla", Sex.Female, new(2018, 5, 20), "F205", 0,
                "Figlia di Chiara e Luca, a scuola. Non ha un'identità digitale.",
                "Daughter of Chiara and Luca, at school. She has no digital identity."),
            Resident("marco-villa", "Marco", "Villa", Sex.Male, new(1984, 11, 9), "F205", 2,
                "Separato: suo figlio Tommaso vive con la madre, in un'altra casa.",
                "Separated: his son Tommaso lives with his mother, in another home."),
            Resident("tommaso-villa", "Tommaso", "Villa", Sex.Male, new(2016, 2, 27), "F205", 0,
                "Figlio di Marco e di Elisa, vive con la madre.",
                "Son of Marco and Elisa, lives with his mother."),
            Resident("paola-cattaneo", "Paola", "Cattaneo", Sex.Female, new(1968, 4, 30), "F205", 2,
                "Tutrice dello zio Ernesto per decreto del tribunale.",
                "Guardian of her uncle Ernesto by act of the court."),
            Resident("ernesto-cattaneo", "Ernesto", "Cattaneo", Sex.Male, new(1941, 1, 19), "F205", 0,
                "Interdetto: agisce per lui la nipote Paola.",
                "Interdicted: his niece Paola acts for him."),
            Resident("davide-riva", "Davide", "Riva", Sex.Male, new(1986, 9, 12), "F205", 2,
                "Unito civilmente con Andrea dal 2017.",
                "In a civil union with Andrea since 2017."),
            Resident("andrea-fumagalli", "Andrea", "Fumagalli", Sex.Male, new(1983, 12, 5), "C933", 2,
                "Unito civilmente con Davide.",
                "In a civil union with Davide."),
            Resident("lan-nguyen", "Thị Lan", "Nguyễn", Sex.Female, new(1985, 8, 21), "Z251", 2,
                "Cittadina vietnamita, vive con il marito e i due figli.",
                "A Vietnamese citizen, lives with her husband and two children."),
            Resident("sean-obrien", "Seán", "O’Brien", Sex.Male, new(1988, 3, 17), "Z116", 2,
                "Cittadino irlandese, dell'Unione europea. Vive solo.",
                "An Irish citizen, of the European Union. He lives alone."),
            Resident("niccolo-dangelo", "Niccolò", "D'Angelò", Sex.Male, new(1979, 10, 3), "F839", 2,
                "Il suo cognome ha un apostrofo e un accento.",
                "His surname has an apostrophe and an accent."),
            Resident("jurgen-muller", "Jürgen", "Müller", Sex.Male, new(1969, 6, 28), "Z112", 2,
                "Cittadino tedesco, residente da vent'anni.",
                "A German citizen, resident for twenty years."),
            Resident("salvatore-russo", "Salvatore", "Russo", Sex.Male, new(1971, 5, 8), "G273", 2,
                "Senza fissa dimora: è iscritto alla via che il Comune tiene per questo.",
                "Of no fixed abode: registered in the street that the city keeps for it."),
            Resident("hodan-warsame", "Hodan Abdi", "Warsame", Sex.Female, new(1995, 1, 1), "Z345", 2,
                "Rifugiata. Nessun dato deve arrivare al suo paese di origine.",
                "A refugee. None of her data may reach her country of origin."),
            Resident("elena-marchetti", "Elena", "Marchetti", Sex.Female, new(1987, 2, 11), "F205", 2,
                "Il suo indirizzo è protetto.",
                "Her address is protected."),
            Resident("giulia-fontana", "Giulia", "Fontana", Sex.Female, today.AddDays(1).AddYears(-18), "F205", 2,
                "Domani compie diciotto anni.",
                "She turns eighteen tomorrow."),
            Resident("stefano-fontana", "Stefano", "Fontana", Sex.Male, new(1974, 7, 15), "F205", 2,
                "Padre di Giulia: da domani non vedrà più i suoi dati come genitore.",
                "Giulia's father: from tomorrow he will no longer see her data as a parent."),
            Resident("karim-haddad", "Karim", "Haddad", Sex.Male, new(1990, 10, 25), "Z330", 2,
                "Ha appena dichiarato la residenza: finché non è verificata, i certificati sono bloccati.",
                "He has just declared his residence: until it is verified, certificates are blocked."),
            Resident("francesca-galli", "Francesca", "Galli", Sex.Female, new(1983, 9, 1), "F205", 2,
                "Vive a Berlino ed è iscritta all'AIRE.",
                "Lives in Berlin and is registered abroad (AIRE)."),
            Resident("maria-vittoria", "Maria Vittoria Alessandra", "Acquafresca di Valdombrosa Santacolomba-Pietralunga", Sex.Female, new(1958, 12, 24), "F205", 2,
                "Il suo doppio cognome non sta in nessun modulo. Aiuta la zia Teresa, con una delega.",
                "Her double surname fits no form. She helps her aunt Teresa, by a delegation."),
            Resident("alessio-bassi", "Alessio", "Bassi", Sex.Male, new(1996, 4, 6), "F205", 2,
                "Ha rettificato nome e sesso: quelli di prima non devono comparire mai.",
                "He rectified name and sex: the former ones must never show."),
            Resident("simona-monti", "Simona", "Monti", Sex.Female, new(1980, 1, 30), "F205", 2,
                "Madre adottiva di Matteo: nessun documento deve dirlo.",
                "Matteo's adoptive mother: no document may say so."),
            Resident("matteo-monti", "Matteo", "Monti", Sex.Male, new(2014, 8, 8), "F205", 0,
                "Adottato nel 2019.",
                "Adopted in 2019."),
            Resident("maria-ferrari", "Maria", "Ferrari", Sex.Female, new(1965, 5, 5), "F205", 1,
                "Un'altra persona ha gli stessi dati: il suo codice fiscale ha una lettera al posto di una cifra. Ha SPID solo di livello 1.",
                "Somebody else has the same data: her codice fiscale has a letter in place of a digit. She has SPID of level 1 only.", Omocodia.Yes),
            Resident("mei-zhang", "Mei", "Zhang", Sex.Female, new(1988, 10, 5), "Z210", 2,
                "Nata in Cina, cittadina italiana dal 2021.",
                "Born in China, an Italian citizen since 2021."),
            Resident("rosa-mariani", "Rosa", "Mariani", Sex.Female, new(1949, 11, 3), "F205", 2,
                "Vedova di Dino, morto nel 2024.",
                "Widow of Dino, who died in 2024."),
            Resident("teresa-locatelli", "Teresa", "Locatelli", Sex.Female, new(1938, 6, 17), "F205", 2,
                "Vive in una residenza per anziani: è iscritta in una convivenza. Ha dato una delega alla nipote Maria Vittoria.",
                "Lives in a home for the elderly: she is registered in a cohabitation. She gave her niece Maria Vittoria a delegation."),
            Resident("bruno-valsecchi", "Bruno", "Valsecchi", Sex.Male, new(1976, 1, 22), "F205", 2,
                "Si è trasferito in un altro comune nel 2021: gli serve la storia delle sue residenze.",
                "Moved to another comune in 2021: he needs the history of his residences."),
            Outsider("giorgio-pedretti", "Giorgio", "Pedretti", Sex.Male, new(1977, 3, 3), "F704", PersonaRole.Citizen, null,
                "Lavora in città e vive altrove: non è in anagrafe.",
                "Works in the city and lives elsewhere: he is not in the registry."),
            Outsider("laura-bernasconi", "Laura", "Bernasconi", Sex.Female, new(1975, 6, 10), "C933", PersonaRole.RegistryOfficer, OfficeAt(1),
                "Ufficiale d'anagrafe in una sede di quartiere.",
                "Registry officer in a district office."),
            Outsider("tiziano-sormani", "Tiziano", "Sormani", Sex.Male, new(1982, 2, 18), "F704", PersonaRole.Administrator, OfficeAt(0),
                "Amministratore della piattaforma.",
                "Administrator of the platform."),
            Outsider("rita-casati", "Rita", "Casati", Sex.Female, new(1979, 9, 24), "B729", PersonaRole.Administrator, OfficeAt(0),
                "L'altra amministratrice: senza di lei Tiziano non può nominarne una terza.",
                "The other administrator: without her Tiziano cannot appoint a third."),
            Outsider("adele-morandi", "Adele", "Morandi", Sex.Female, new(1970, 10, 29), "B300", PersonaRole.DataProtectionOfficer, OfficeAt(0),
                "Responsabile della protezione dei dati.",
                "Data-protection officer."),
        ];
    }

    private enum Omocodia
    {
        No,
        Yes,
    }

    private static Persona Resident(
        string key, string givenName, string surname, Sex sex, DateOnly birthDate, string birthPlaceCode, int spidLevel, string it, string en, Omocodia omocodia = Omocodia.No)
    {
        var persona = Make(key, givenName, surname, sex, birthDate, birthPlaceCode, it, en);
        return persona with
        {
            PersonId = Draw.For($"persona:{key}").Id(IdDate),
            SpidLevel = spidLevel,
            CodiceFiscale = omocodia == Omocodia.Yes ? persona.CodiceFiscale.Variant(1) : persona.CodiceFiscale,
        };
    }

    private static Persona Outsider(
        string key, string givenName, string surname, Sex sex, DateOnly birthDate, string birthPlaceCode, PersonaRole role, string? officeId, string it, string en) =>
        Make(key, givenName, surname, sex, birthDate, birthPlaceCode, it, en) with { Role = role, OfficeId = officeId };

    private static Persona Make(string key, string givenName, string surname, Sex sex, DateOnly birthDate, string birthPlaceCode, string it, string en) => new()
    {
        Key = key,
        GivenName = givenName,
        Surname = surname,
        Sex = sex,
        BirthDate = birthDate,
        BirthPlaceCode = birthPlaceCode,
        CodiceFiscale = CodiceFiscale.Compute(new() { Surname = surname, GivenName = givenName, Sex = sex, BirthDate = birthDate, BelfioreCode = birthPlaceCode }),
        Role = PersonaRole.Citizen,
        SpidLevel = 2,
        Email = $"{key}@example.org",
        Story = new(it, en),
    };
}
