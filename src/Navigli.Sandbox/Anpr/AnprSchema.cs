using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Navigli.Sandbox.Anpr;

/// <summary>The shape that <c>6001certificazione.xsd</c> gives to a request: names, order, number and letters. What the real service refuses to read, this one does too.</summary>
internal static class AnprSchema
{
    private const string Date = @"\d{4}-\d{2}-\d{2}";
    private const string Name = @"[a-zA-Z\u00C0-\u017E \-'.,]{1,80}";

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private static readonly Node[] Person =
    [
        Maybe(Group("codiceFiscale", Leaf("codFiscale", "[0-9a-zA-Z]{11,16}"))),
        Either("cognome", "senzaCognome"), Either("nome", "senzaNome"),
        Maybe(Leaf("sesso", "[MFNmfn]")), Maybe(Leaf("dataNascita", Date)),
    ];

    private static readonly Node[] Request =
    [
        Group(
            "testataRichiesta",
            Leaf("idOperazioneComune", @"\d{1,30}"), Leaf("codMittente", "[0-9a-zA-Z ]{1,6}"), Leaf("codDestinatario", "[0-9a-zA-Z ]{1,6}"), Leaf("operazioneRichiesta", "6001"),
            Leaf("dataOraRichiesta", @"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?"), Leaf("tipoOperazione", "."),
            Maybe(Leaf("protocolloComune", "[0-9a-zA-Z_/-]{1,20}")), Maybe(Leaf("dataProtocolloComune", Date)), Leaf("tipoInvio", ".{1,20}"),
            Maybe(Leaf("dataDecorrenza", Date)), Maybe(Leaf("dataDefinizionePratica", Date)), Maybe(Leaf("nomeApplicativo", "[0-9a-zA-Z. ]{1,80}")),
            Maybe(Leaf("versioneApplicativo", "[0-9a-zA-Z. -]{1,80}")), Maybe(Leaf("fornitoreApplicativo", "[0-9a-zA-Z. -]{1,80}"))),
        Maybe(Group("linguaCertificato", Leaf("tipoLinguaCertificato", "[a-zA-Z]{2}") with { Many = true })),
        Group("listaTipiCertificati", Leaf("tipoCertificato", @"\d{1,2}") with { Many = true }),
        Maybe(Group("generalitaRichiedente", Group("generalita", Person))),
        Group("soggettoIntestatario", Group("generalita", Person)),
        Group(
            "datiControllo",
            Leaf("cognomeUffAnagrafe", Name), Leaf("nomeUffAnagrafe", Name), Leaf("tipoRichiedente", @"\d"), Leaf("tipoRichiesta", @"\d"), Leaf("paEstera", @"\d{1,2}"),
            Leaf("emissione", @"\d"), Leaf("bollo", @"\d{1,5}"), Maybe(Leaf("bolloVirtuale", @"\d")), Maybe(Leaf("esenzioneDiritti", @"\d")),
            Leaf("diritti", @"\d{1,5}"), Maybe(Leaf("esenzioneBollo", @"\d{1,2}")), Maybe(Leaf("descrizioneEsenzioneBollo", "(?s).{0,256}")),
            Maybe(Leaf("forzaCertificazione", @"\d"))),
    ];

    /// <summary>The first element that is not as it should be; null where all are.</summary>
    public static string? Fault(XElement request) => Fault(request, Request);

    private static string? Fault(XElement parent, IReadOnlyList<Node> shape)
    {
        var children = new Queue<XElement>(parent.Elements());
        foreach (var node in shape)
        {
            var count = 0;
            while (children.TryPeek(out var child) && node.Names.Contains(child.Name.ToString(), StringComparer.Ordinal) && (count == 0 || node.Many))
            {
                children.Dequeue();
                count++;
                if ((node.Children is { } inner ? Fault(child, inner) : Wrong(child, node)) is { } deeper)
                    return deeper;
            }

            if (count == 0 && !node.Optional)
                return node.Names[0];
        }

        return children.TryPeek(out var left) ? left.Name.ToString() : null;
    }

    private static string? Wrong(XElement leaf, Node node) =>
        !leaf.HasElements && Regex.IsMatch(leaf.Value, $"^(?:{(leaf.Name.LocalName.StartsWith("senza", StringComparison.Ordinal) ? "1" : node.Pattern)})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience)
            ? null
            : leaf.Name.ToString();

    private static Node Leaf(string name, string pattern) => new([name], pattern, null);

    private static Node Maybe(Node node) => node with { Optional = true };

    private static Node Either(string name, string without) => new([name, without], Name, null);

    private static Node Group(string name, params Node[] children) => new([name], "", children);

    private sealed record Node(string[] Names, string Pattern, Node[]? Children)
    {
        public bool Optional { get; init; }

        public bool Many { get; init; }
    }
}
