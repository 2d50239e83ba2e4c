using System.Globalization;

namespace Navigli.Sandbox.Records.Properties;

/// <summary>The Revenue Agency's cadastre: many own the home where they live, or half of it, some a garage, others nothing.</summary>
internal sealed class CadastreRecords : RecordSource
{
    private static readonly string[] Streets = ["Via Padova", "Viale Monza", "Via Savona", "Corso Lodi", "Via Lorenteggio", "Viale Umbria", "Via Tortona"];

    public override string Name => "cadastre";

    public override string TitleIt => "Agenzia delle Entrate: catasto";

    public override string TitleEn => "Revenue Agency: cadastre";

    public override object? Answer(RecordSubject about)
    {
        if (about.Age < 18 || about.Draw(0, 4) == 0)
            return null;
        var home = Unit(about, 10, "A/3", about.Draw(1, 5) + 1, string.Create(CultureInfo.InvariantCulture, $"{3 + about.Draw(2, 4)} vani"), 42_000 + about.Draw(3, 60_000));
        return new { codiceFiscale = about.Code, units = about.Draw(4, 3) == 0 ? (object[])[home, Unit(about, 20, "C/6", about.Draw(5, 6) + 1, string.Create(CultureInfo.InvariantCulture, $"{12 + about.Draw(6, 8)} m²"), 6_000 + about.Draw(7, 9_000))] : [home] };
    }

    private static object Unit(RecordSubject about, int which, string category, int of, string consistency, long rendita) => new
    {
        comune = "Milano",
        foglio = (100 + about.Draw(which, 500)).ToString(CultureInfo.InvariantCulture),
        particella = (1 + about.Draw(which + 1, 400)).ToString(CultureInfo.InvariantCulture),
        subalterno = (1 + about.Draw(which + 2, 60)).ToString(CultureInfo.InvariantCulture),
        category,
        @class = of.ToString(CultureInfo.InvariantCulture),
        consistency,
        renditaCents = rendita,
        right = "Proprietà",
        share = about.Draw(which + 3, 2) == 0 ? "1/1" : "1/2",
        address = string.Create(CultureInfo.InvariantCulture, $"{about.Pick(8, Streets)} {1 + about.Draw(9, 150)}"),
    };
}
