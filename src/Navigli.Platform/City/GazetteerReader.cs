using Navigli.Contracts;

namespace Navigli.Platform.City;

/// <summary>Reads the large tables, on first use.</summary>
internal static class GazetteerReader
{
    public static Gazetteer Read(string folder)
    {
        var faults = new PackFaults();
        var comuni = CsvTable.Read(faults, Path.Combine(folder, "comuni.csv"), "belfiore,name,province,from,to,istat,former_names", row => new Comune(
            Belfiore(row, "belfiore"),
            row.Text("name"),
            row.Optional("province"),
            row.Date("from"),
            row.DateOrNull("to"),
            row.TextOrNull("istat"),
            row.TextOrNull("former_names")?.Split('|') ?? []));
        var countries = CsvTable.Read(faults, Path.Combine(folder, "countries.csv"), "code,name_it,name_en,iso3,ceased", row => new Country(
            Belfiore(row, "code"), row.Localized("name"), row.TextOrNull("iso3"), row.Flag("ceased")));
        faults.Throw();
        return new(comuni, countries);
    }

    public static IReadOnlyList<Street> ReadStreets(string folder, IReadOnlyList<Quarter> quarters)
    {
        var faults = new PackFaults();
        var known = quarters.Select(q => q.Id).ToHashSet();
        var streets = CsvTable.Read(faults, Path.Combine(folder, "streets.csv"), "name,quarter,latitude,longitude", row =>
        {
            var street = new Street(row.Text("name"), row.Number("quarter"), row.Degrees("latitude"), row.Degrees("longitude"));
            if (!known.Contains(street.QuarterId))
                row.Fault($"there is no quarter {street.QuarterId}");

            return street;
        });
        faults.Throw();
        return streets;
    }

    private static string Belfiore(CsvRow row, string column)
    {
        var code = row.Text(column);
        if (!CodiceFiscaleFacts.IsBelfioreCode(code))
            row.Fault($"'{code}' is not a Belfiore code");

        return code;
    }
}
