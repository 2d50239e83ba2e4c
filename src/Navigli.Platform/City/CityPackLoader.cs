using System.Globalization;
using System.Text.RegularExpressions;
using Navigli.Contracts;

namespace Navigli.Platform.City;

/// <summary>Puts a pack together from its folder and checks that its parts agree.</summary>
internal static partial class CityPackLoader
{
    private static readonly int[] AppIconSides = [180, 192, 512];

    public static CityPack Load(string folder)
    {
        var faults = new PackFaults();
        var city = PackJson.Read<CityFile>(faults, Path.Combine(folder, "city.json"));
        faults.Throw();

        var national = Path.GetFullPath(Path.Combine(folder, city!.NationalData));
        var crest = CrestReader.Read(faults, Path.Combine(folder, "crest.svg"));
        var municipi = Municipi(faults, folder);
        var quarters = Quarters(faults, folder, municipi);
        var offices = Offices(faults, folder, quarters);
        var places = Places(faults, Path.Combine(folder, "polling-places.csv"));
        var tariffs = TariffRows(faults, folder);
        var vocabulary = VocabularyReader.Read(faults, national);
        var texts = PackJson.Read<CertificateTexts>(faults, Path.Combine(national, "certificate-texts.json"));
        var anprErrors = PackJson.Read<AnprErrors>(faults, Path.Combine(national, "anpr-errors.json"));
        var notice = PrivacyReader.Notice(faults, folder, national);
        var retention = PrivacyReader.Retention(faults, folder, national);
        var deadlines = DeadlineReader.Read(faults, folder, national);
        foreach (var type in city.Certifiers.Anpr.Where(type => !vocabulary.CertificateTypes.ContainsKey(type)))
            faults.Add(Path.Combine(folder, "city.json"), $"certifiers: there is no certificate type {type}");
        var holidays = PackJson.Read<HolidayRule[]>(faults, Path.Combine(national, "holidays.json")) ?? [];
        CheckIdentity(faults, Path.Combine(folder, "city.json"), city.Identity);
        CheckHolidays(faults, Path.Combine(national, "holidays.json"), holidays);
        CheckHolidays(faults, Path.Combine(folder, "city.json"), city.Holidays);
        if (city.Delegations is not { LongestMonths: > 0, AnswerDays: > 0 })
            faults.Add(Path.Combine(folder, "city.json"), "delegations: months and days must be at least 1");
        RequireFile(faults, Path.Combine(national, "comuni.csv"));
        RequireFile(faults, Path.Combine(national, "countries.csv"));
        RequireFile(faults, Path.Combine(folder, "streets.csv"));
        foreach (var side in AppIconSides)
            RequireFile(faults, AppIcon(folder, side));
        faults.Throw();

        return new(new(() => GazetteerReader.Read(national)), new(() => GazetteerReader.ReadStreets(folder, quarters)))
        {
            Folder = folder,
            NationalFolder = national,
            Identity = city.Identity,
            Crest = crest!,
            CieButton = Path.Combine(folder, "brand", "entra-con-cie.svg") is var button && File.Exists(button) ? File.ReadAllText(button) : null,
            AppIcons = AppIconSides.ToDictionary(side => side, side => File.ReadAllBytes(AppIcon(folder, side))),
            Municipi = municipi,
            Quarters = quarters,
            Offices = offices,
            PollingPlaces = new(places),
            Calendar = new([.. holidays, .. city.Holidays], TimeZoneInfo.FindSystemTimeZoneById(city.Identity.TimeZone)),
            Tariffs = new(tariffs),
            Vocabulary = vocabulary,
            CertificateTexts = texts!,
            Certifiers = city.Certifiers,
            ProtectedAddress = city.ProtectedAddress,
            Delegations = city.Delegations,
            AnprErrors = anprErrors!,
            PrivacyNotice = notice!,
            Retention = retention!,
            Deadlines = deadlines,
        };
    }

    private static string AppIcon(string folder, int side) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"app-icon-{side}.png"));

    private static IReadOnlyList<Municipio> Municipi(PackFaults faults, string folder) => CsvTable.Read(
        faults,
        Path.Combine(folder, "municipi.csv"),
        "number,name,label,latitude,longitude",
        row => new Municipio(row.Number("number"), row.Text("name"), row.TextOrNull("label"), row.Degrees("latitude"), row.Degrees("longitude")));

    private static IReadOnlyList<Quarter> Quarters(PackFaults faults, string folder, IReadOnlyList<Municipio> municipi)
    {
        var seen = new HashSet<int>();
        return CsvTable.Read(faults, Path.Combine(folder, "quarters.csv"), "id,name,municipio,latitude,longitude,postal_code", row =>
        {
            var quarter = new Quarter(
                row.Number("id"), row.Text("name"), row.Number("municipio"), row.Degrees("latitude"), row.Degrees("longitude"), row.TextOrNull("postal_code"));
            if (!seen.Add(quarter.Id))
                row.Fault($"the quarter {quarter.Id} is there twice");
            if (municipi.All(m => m.Number != quarter.MunicipioNumber))
                row.Fault($"there is no Municipio {quarter.MunicipioNumber}");

            return quarter;
        });
    }

    private static RegistryOffice[] Offices(PackFaults faults, string folder, IReadOnlyList<Quarter> quarters)
    {
        var path = Path.Combine(folder, "offices.json");
        var offices = PackJson.Read<RegistryOffice[]>(faults, path) ?? [];
        foreach (var office in offices)
        {
            if (quarters.All(q => q.Id != office.Quarter))
                faults.Add(path, $"office {office.Id}: there is no quarter {office.Quarter}");
            if (office.Hours.Any(period => period.From >= period.To))
                faults.Add(path, $"office {office.Id}: it closes before it opens");
        }

        foreach (var twice in offices.CountBy(office => office.Id, StringComparer.Ordinal).Where(pair => pair.Value > 1))
            faults.Add(path, $"office {twice.Key} is there {twice.Value} times");

        return offices;
    }

    private static IReadOnlyList<PollingPlace> Places(PackFaults faults, string path)
    {
        if (!File.Exists(path))
            return [];
        var last = 0;
        return CsvTable.Read(faults, path, "first_section,last_section,name,address,postal_code,accessible,demonstration", row =>
        {
            var place = new PollingPlace(
                row.Number("first_section"), row.Number("last_section"), row.Text("name"), row.Text("address"), row.TextOrNull("postal_code"), row.FlagOrNull("accessible"), row.Flag("demonstration"));
            if (place.FirstSection <= last || place.LastSection < place.FirstSection)
                row.Fault("the sections must follow those of the row before");
            last = place.LastSection;
            return place;
        });
    }

    private static IReadOnlyList<Tariff> TariffRows(PackFaults faults, string folder)
    {
        var read = new List<Tariff>();
        return CsvTable.Read(faults, Path.Combine(folder, "tariffs.csv"), "code,channel,amount_cents,valid_from,valid_to,name_it,name_en,legal_basis", row =>
        {
            var tariff = new Tariff(
                row.Text("code"),
                row.Text("channel"),
                row.Number("amount_cents"),
                row.Date("valid_from"),
                row.DateOrNull("valid_to"),
                row.Localized("name"),
                row.Text("legal_basis"));
            if (tariff.ValidTo < tariff.ValidFrom)
                row.Fault("it ends before it begins");
            if (read.Any(other => other.Code == tariff.Code && other.Channel == tariff.Channel && Overlap(other, tariff)))
                row.Fault($"'{tariff.Code}' for '{tariff.Channel}' overlaps another period");

            read.Add(tariff);
            return tariff;
        });
    }

    private static bool Overlap(Tariff one, Tariff other) =>
        one.ValidFrom <= (other.ValidTo ?? DateOnly.MaxValue) && other.ValidFrom <= (one.ValidTo ?? DateOnly.MaxValue);

    private static void CheckIdentity(PackFaults faults, string path, CityIdentity identity)
    {
        if (!CodiceFiscaleFacts.IsBelfioreCode(identity.BelfioreCode))
            faults.Add(path, $"'{identity.BelfioreCode}' is not a Belfiore code");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(identity.TimeZone, out _))
            faults.Add(path, $"the time zone '{identity.TimeZone}' is not known");
        if (!identity.Languages.Contains(identity.DefaultLanguage, StringComparer.Ordinal))
            faults.Add(path, "the default language is not among the languages");

        foreach (var colour in new[] { identity.Colours.Header, identity.Colours.SlimHeader, identity.Colours.OnHeader })
        {
            if (!Colour().IsMatch(colour))
                faults.Add(path, $"'{colour}' is not a colour #rrggbb");
        }
    }

    private static void CheckHolidays(PackFaults faults, string path, IReadOnlyList<HolidayRule> rules)
    {
        foreach (var rule in rules)
        {
            var isFixed = rule is { Month: >= 1 and <= 12, Day: >= 1, EasterOffset: null } && rule.Day <= DateTime.DaysInMonth(2001, rule.Month.Value);
            if (!isFixed && rule is not { EasterOffset: not null, Month: null, Day: null })
                faults.Add(path, $"holiday '{rule.Name.It}': a month and a day that exist every year, or days after Easter");
        }
    }

    private static void RequireFile(PackFaults faults, string path)
    {
        if (!File.Exists(path))
            faults.Add(path, "the file is missing");
    }

    [GeneratedRegex("^#[0-9A-Fa-f]{6}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Colour();

    private sealed record CityFile
    {
        public required string NationalData { get; init; }

        public required CityIdentity Identity { get; init; }

        public required IReadOnlyList<HolidayRule> Holidays { get; init; }

        public CertifierChoice Certifiers { get; init; } = new() { Anpr = [] };

        public ProtectedAddressRule ProtectedAddress { get; init; }

        public required DelegationTerms Delegations { get; init; }
    }
}
