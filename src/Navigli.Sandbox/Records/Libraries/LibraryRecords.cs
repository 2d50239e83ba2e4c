using System.Globalization;
using Navigli.Sandbox.Pdnd;

namespace Navigli.Sandbox.Records.Libraries;

/// <summary>The city's libraries. Their names are those of the city's open data (Comune di Milano, dati.comune.milano.it, DS41, CC BY 4.0); the books are in the public domain.</summary>
internal sealed class LibraryRecords : RecordSource
{
    private static readonly string[] Libraries = ["Crescenzago", "Dergano - Bovisa", "Zara", "Sormani", "Venezia", "Lorenteggio", "Parco Sempione", "Sant'Ambrogio"];

    private static readonly (string Title, string Author)[] Books =
    [
        ("I promessi sposi", "Alessandro Manzoni"), ("Le avventure di Pinocchio", "Carlo Collodi"), ("La coscienza di Zeno", "Italo Svevo"), ("Il fu Mattia Pascal", "Luigi Pirandello"),
        ("I Malavoglia", "Giovanni Verga"), ("Cuore", "Edmondo De Amicis"), ("Myricae", "Giovanni Pascoli"), ("Le confessioni d’un italiano", "Ippolito Nievo"),
    ];

    public override string Name => "libraries";

    public override string TitleIt => "Comune: biblioteche";

    public override string TitleEn => "City: libraries";

    public override CallerTrust Trust => CallerTrust.Direct;

    public override object? Answer(RecordSubject about)
    {
        if (about.Draw(0, 8) == 0)
            return null;
        var home = about.Pick(1, Libraries);
        var first = about.Draw(2, Books.Length);
        return new
        {
            codiceFiscale = about.Code,
            cardNumber = string.Create(CultureInfo.InvariantCulture, $"MI{about.Draw(3, 100_000_000):D8}"),
            loans = Enumerable.Range(0, about.Draw(4, 4)).Select(i => new
            {
                title = Books[(first + i) % Books.Length].Title,
                author = Books[(first + i) % Books.Length].Author,
                library = home,
                dueOn = about.Today.AddDays((i * 9) - 2 + about.Draw(5, 4)),
                renewalsLeft = i == 0 ? 0 : 1,
            }),
            reservations = Enumerable.Range(0, about.Draw(6, 3)).Select(i => new
            {
                title = Books[(first + 5 + i) % Books.Length].Title,
                library = home,
                readyUntil = i == 0 ? about.Today.AddDays(6) : (DateOnly?)null,
            }),
        };
    }
}
