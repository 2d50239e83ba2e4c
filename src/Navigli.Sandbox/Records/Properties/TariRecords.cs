using System.Globalization;
using Navigli.Sandbox.Pdnd;

namespace Navigli.Sandbox.Records.Properties;

/// <summary>The city's tax office: one declaration for grown-ups, none for children.</summary>
internal sealed class TariRecords : RecordSource
{
    private static readonly string[] Streets = ["Via Padova", "Viale Monza", "Via Savona", "Corso Lodi", "Via Lorenteggio", "Viale Umbria", "Via Tortona"];

    public override string Name => "tari-declarations";

    public override string TitleIt => "Comune: ufficio tributi (TARI)";

    public override string TitleEn => "City: tax office (TARI)";

    public override CallerTrust Trust => CallerTrust.Direct;

    public override bool TellsDates => true;

    public override IEnumerable<ToldDate> Dates(RecordSubject about) =>
        Pays(about) ? Instalments(about).Where(i => i.DueOn >= about.Today).Select(i => new ToldDate("tari-instalment", i.Number, i.DueOn)) : [];

    public override object? Answer(RecordSubject about) => !Pays(about) ? null : new
    {
        codiceFiscale = about.Code,
        taxpayerCode = string.Create(CultureInfo.InvariantCulture, $"{about.Draw(1, 100_000_000):D8}"),
        declarations = (object[])
        [
            new
            {
                // The same street and number as at the cadastre: the two are compared by who reads them.
                address = string.Create(CultureInfo.InvariantCulture, $"{about.Pick(8, Streets)} {1 + about.Draw(9, 150)}"),
                use = "domestic",
                squareMetres = 45 + about.Draw(2, 75),
                occupants = about.Household ?? 1 + about.Draw(3, 4),
                since = new DateOnly(2008 + about.Draw(4, 15), 1 + about.Draw(5, 12), 1),
            },
        ],
        instalments = Instalments(about).Select(i => new { number = i.Number, dueOn = i.DueOn, amountCents = 4_000 + about.Draw(6, 9_000), state = i.DueOn < about.Today ? "paid" : "toPay" }).ToArray(),
    };

    private static bool Pays(RecordSubject about) => about.Age >= 18 && about.Draw(0, 5) != 0;

    // Days of nobody's regulation: so many that one is never far.
    private static IEnumerable<(string Number, DateOnly DueOn)> Instalments(RecordSubject about) => new (int Month, int Day)[] { (3, 31), (6, 16), (9, 30), (12, 16) }
        .Select((day, index) => (string.Create(CultureInfo.InvariantCulture, $"{index + 1}/{about.Today.Year}"), new DateOnly(about.Today.Year, day.Month, day.Day)));
}
