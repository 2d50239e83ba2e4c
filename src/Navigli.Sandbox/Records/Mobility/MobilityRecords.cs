using System.Globalization;
using Navigli.Sandbox.Pdnd;

namespace Navigli.Sandbox.Records.Mobility;

/// <summary>The city's mobility office: a car for most grown-ups, a pass for some of the cars.</summary>
internal sealed class MobilityRecords : RecordSource
{
    private const string Letters = "ABCDEFGHJKLMNPRSTVWXYZ";
    private static readonly string[] Models = ["Fiat Panda", "Lancia Ypsilon", "Toyota Yaris", "Dacia Sandero", "Renault Clio"];
    private static readonly string[] Classes = ["benzina, Euro 6", "ibrida, Euro 6", "gasolio, Euro 5", "elettrica"];

    public override string Name => "mobility";

    public override string TitleIt => "Comune: ufficio mobilità";

    public override string TitleEn => "City: mobility office";

    public override CallerTrust Trust => CallerTrust.Direct;

    public override bool TellsDates => true;

    public override IEnumerable<ToldDate> Dates(RecordSubject about) => HasCar(about) && HasPass(about) ? [new("resident-pass", PassOf(about), Until(about))] : [];

    public override object? Answer(RecordSubject about)
    {
        if (!HasCar(about))
            return null;
        var plate = string.Create(CultureInfo.InvariantCulture, $"{(char)('F' + about.Draw(1, 2))}{Letter(about, 2)}{about.Draw(3, 1000):D3}{Letter(about, 4)}{Letter(about, 5)}");
        var until = Until(about);
        var pass = new
        {
            number = PassOf(about),
            plate,
            area = string.Create(CultureInfo.InvariantCulture, $"Ambito {1 + about.Draw(8, 40)}"),
            validUntil = until,
            state = until < about.Today ? "expired" : "active",
        };
        return new
        {
            codiceFiscale = about.Code,
            passes = HasPass(about) ? (object[])[pass] : [],
            vehicles = (object[])[new { plate, model = about.Pick(10, Models), @class = about.Pick(11, Classes) }],
        };
    }

    private static bool HasCar(RecordSubject about) => about.Age >= 18 && about.Draw(0, 4) != 0;

    private static bool HasPass(RecordSubject about) => about.Draw(9, 3) != 0;

    private static string PassOf(RecordSubject about) => string.Create(CultureInfo.InvariantCulture, $"RES-{about.Draw(7, 1_000_000):D6}");

    // Renewed some days after it is over: for a year, and for those who are tried for as long as something is to be seen.
    private static DateOnly Until(RecordSubject about)
    {
        var (every, late) = about.IsPersona ? (40, 5) : (365, 40);
        return about.Recurring(6, every, about.Today.AddDays(-late), about.Today.AddDays(every)).First();
    }

    private static char Letter(RecordSubject about, int which) => Letters[about.Draw(which, Letters.Length)];
}
