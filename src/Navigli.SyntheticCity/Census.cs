using System.Globalization;
using CsvHelper;
using Navigli.Contracts;
using Navigli.Contracts.Seeding;
using Navigli.Platform.City;

namespace Navigli.SyntheticCity;

internal enum HouseholdType
{
    Single,
    Married,
    MarriedMinors,
    MarriedAdults,
    Partners,
    PartnersMinors,
    PartnersAdults,
    ParentMinors,
    ParentAdults,
    Other,
}

/// <summary>A country of origin and the names its people bear.</summary>
internal sealed record Origin(string CountryCode, string Culture)
{
    public static Origin Italy { get; } = new(SeedCitizenship.Italy, "italian");

    public bool IsItaly => CountryCode == SeedCitizenship.Italy;
}

internal sealed record QuarterProfile(
    Quarter Quarter, IReadOnlyList<Street> Streets, Weighted<HouseholdType> Types, Weighted<(int From, int To)> Ages, double ForeignShare);

/// <summary>What is known of the people of a city: households by quarter, origins, names, streets, places of birth.</summary>
internal sealed class Census
{
    private readonly NameBook _names;
    private readonly Weighted<QuarterProfile> _quarters;
    private readonly Weighted<Origin> _origins;
    private readonly IReadOnlyList<Comune> _comuni;
    private readonly Dictionary<string, SeedPlace> _places = new(StringComparer.Ordinal);

    private Census(CityPack pack, SyntheticCityOptions options)
    {
        Pack = pack;
        Options = options;
        Home = new(pack.Identity.BelfioreCode, pack.Identity.Name, pack.Identity.Province);
        _comuni = pack.Gazetteer.Comuni;
        _names = NameBook.Load(pack);
        _origins = new(Rows(pack.Folder, "citizenships.csv").Select(row => (new Origin(row[0], row[2]), Number(row[1]))));

        var streets = pack.Streets.ToLookup(street => street.QuarterId);
        var quarters = pack.Quarters.ToDictionary(quarter => quarter.Id);
        _quarters = new(Rows(pack.Folder, "households.csv").Select(row => (Profile(row, quarters[Number(row[0])], streets), Number(row[1]))));
        Cohabitations = [.. Rows(pack.NationalFolder, "cohabitations.csv").Select(row => (row[0], row[1]))];
    }

    public CityPack Pack { get; }

    public SyntheticCityOptions Options { get; }

    public DateOnly Today => Options.Today;

    public SeedPlace Home { get; }

    public IReadOnlyList<(string KindCode, string Name)> Cohabitations { get; }

    public static Census Of(CityPack pack, SyntheticCityOptions options) => new(pack, options);

    /// <summary>Rows of a file of the people folder, without its header.</summary>
    internal static IEnumerable<string[]> Rows(string folder, string file)
    {
        using var reader = CsvReader.FromFile(Path.Combine(folder, "people", file), new() { Separator = ',' });
        while (reader.Read())
        {
            var row = new string[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
                row[i] = reader.GetString(i);

            yield return row;
        }
    }

    internal static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    public QuarterProfile PickQuarter(Draw draw) => _quarters.Pick(draw);

    public Origin PickOrigin(Draw draw, QuarterProfile quarter) => draw.Chance(quarter.ForeignShare) ? _origins.Pick(draw) : Origin.Italy;

    public string Surname(Draw draw, Origin origin) => _names.Surname(draw, origin.Culture);

    public string GivenName(Draw draw, Origin origin, Sex sex, int birthYear) => _names.GivenName(draw, origin.Culture, sex, birthYear);

    public bool IsAvoided(string givenName, string surname) => _names.IsAvoided(givenName, surname);

    public DateOnly BirthDate(Draw draw, int age) => draw.Date(Today.AddYears(-age - 1).AddDays(1), Today.AddYears(-age));

    /// <summary>A comune that existed on the date; the city itself as often as it is in life.</summary>
    public SeedPlace BirthPlace(Draw draw, Origin origin, DateOnly birthDate)
    {
        var isMinor = birthDate > Today.AddYears(-18);
        if (draw.Chance(origin.IsItaly ? isMinor ? 0.85 : 0.6 : isMinor ? 0.7 : 0.02))
            return Home;
        if (!origin.IsItaly)
            return Country(origin.CountryCode);

        for (var attempt = 0; attempt < 8; attempt++)
        {
            var comune = draw.Of(_comuni);
            if (comune.ExistedOn(birthDate))
                return new(comune.BelfioreCode, comune.Name, comune.Province);
        }

        return Home;
    }

    public SeedPlace Country(string code)
    {
        if (!_places.TryGetValue(code, out var place))
            _places[code] = place = new(code, Pack.Gazetteer.FindCountry(code)?.Name.It ?? code, "EE");

        return place;
    }

    public SeedPlace Place(string belfioreCode)
    {
        if (belfioreCode == Home.BelfioreCode)
            return Home;
        if (belfioreCode[0] == 'Z')
            return Country(belfioreCode);

        var comune = Pack.Gazetteer.FindComune(belfioreCode) ?? throw new InvalidOperationException($"No comune has the code {belfioreCode}");
        return new(comune.BelfioreCode, comune.Name, comune.Province);
    }

    public SeedAddress Address(Draw draw, QuarterProfile profile)
    {
        var street = draw.Of(profile.Streets);
        return Address(street.Name, draw.Between(1, 90), profile.Quarter) with
        {
            Exponent = draw.Chance(0.05) ? ((char)('A' + draw.Below(5))).ToString() : null,
            Stair = draw.Chance(0.2) ? ((char)('A' + draw.Below(4))).ToString() : null,
            Flat = draw.Chance(0.5) ? draw.Between(1, 40).ToString(CultureInfo.InvariantCulture) : null,
        };
    }

    /// <summary>An address in a named street, or in a like one where the city has no such street.</summary>
    public SeedAddress Address(Draw draw, string street, int number)
    {
        var found = Pack.Streets.FirstOrDefault(s => s.Name == street) ?? draw.Of(Pack.Streets);
        return Address(found.Name, number, Pack.Quarters.First(q => q.Id == found.QuarterId));
    }

    public SeedAddress NoFixedAbode() => new() { Street = Pack.Identity.NoFixedAbodeStreet, ComuneBelfiore = Home.BelfioreCode };

    private SeedAddress Address(string street, int number, Quarter quarter) => new()
    {
        Street = street,
        Number = number,
        PostalCode = quarter.PostalCode,
        ComuneBelfiore = Home.BelfioreCode,
        Municipio = quarter.MunicipioNumber,
        QuarterId = quarter.Id,
    };

    private QuarterProfile Profile(string[] row, Quarter quarter, ILookup<int, Street> streets)
    {
        IReadOnlyList<Street> own = [.. streets[quarter.Id]];
        if (own.Count == 0)
            own = Pack.Streets;

        var types = Enum.GetValues<HouseholdType>().Select((type, i) => (type, Number(row[i + 2])));
        (int From, int To)[] bands = [(19, 34), (35, 64), (65, 79), (80, 99)];
        return new(quarter, own, new(types), new(bands.Select((band, i) => (band, Number(row[i + 12])))), Number(row[16]) / 1000.0);
    }
}
