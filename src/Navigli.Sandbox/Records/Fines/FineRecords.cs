using System.Globalization;
using Navigli.Sandbox.Pdnd;

namespace Navigli.Sandbox.Records.Fines;

/// <summary>The city's Polizia Locale: a fine now and then for one grown-up in five, paid when its term is over.</summary>
internal sealed class FineRecords : RecordSource
{
    private const int Term = 60;
    private static readonly string[] Streets = ["Viale Monza", "Corso Buenos Aires", "Via Melchiorre Gioia", "Viale Fulvio Testi"];
    private static readonly (string Norm, string What, int Cents)[] Violations =
    [
        ("art. 7, commi 1 e 14", "Transito nella zona a traffico limitato senza autorizzazione", 8_300),
        ("art. 157, commi 6 e 8", "Sosta senza esposizione dell’orario", 4_200),
        ("art. 142, comma 7", "Velocità oltre il limite di non oltre 10 km/h", 4_200),
    ];

    public override string Name => "fines";

    public override string TitleIt => "Comune: Polizia Locale (multe)";

    public override string TitleEn => "City: Polizia Locale (fines)";

    public override CallerTrust Trust => CallerTrust.Direct;

    public override bool TellsDates => true;

    // The terms of the law, which the portal counts by its own rules where the answer names no day.
    public override IEnumerable<ToldDate> Dates(RecordSubject about) => Notified(about).Where(n => IsOpen(about, n)).SelectMany(notified => new ToldDate[]
    {
        new("fine-discount", NumberOf(about, notified), notified.AddDays(5)),
        new("fine-judge", NumberOf(about, notified), notified.AddDays(30)),
        new("fine-payment", NumberOf(about, notified), notified.AddDays(Term)),
        new("fine-prefect", NumberOf(about, notified), notified.AddDays(Term)),
    });

    public override object? Answer(RecordSubject about) => Notified(about).Reverse().Select(notified => Fine(about, notified)).ToArray() is { Length: > 0 } fines
        ? new { codiceFiscale = about.Code, fines }
        : null;

    private static object Fine(RecordSubject about, DateOnly notified)
    {
        var (norm, what, cents) = Violations[notified.DayNumber / Every(about) % Violations.Length];
        return new
        {
            number = NumberOf(about, notified),
            occurredOn = notified.AddDays(-20 - about.Draw(32, 40)),
            place = about.Pick(33, Streets),
            norm,
            what,
            notifiedOn = notified,
            amountCents = cents,
            discountedCents = cents * 7 / 10,
            state = IsOpen(about, notified) ? "toPay" : "paid",
            payUntil = notified.AddDays(Term),
        };
    }

    private static IEnumerable<DateOnly> Notified(RecordSubject about) =>
        about.Age < 18 || (!about.IsPersona && about.Draw(30, 5) != 0) ? [] : about.Recurring(31, Every(about), about.Today.AddDays(-2 * Term), about.Today);

    private static int Every(RecordSubject about) => about.IsPersona ? 45 : 200;

    private static bool IsOpen(RecordSubject about, DateOnly notified) => notified.AddDays(Term) >= about.Today;

    private static string NumberOf(RecordSubject about, DateOnly notified) =>
        string.Create(CultureInfo.InvariantCulture, $"{(about.Draw(34, 1_000_000) + notified.DayNumber) % 1_000_000:D6}/{notified.Year}");
}
