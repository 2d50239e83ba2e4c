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
        Group("codiceFiscale", optional: true, Leaf("codFiscale", "[0-9a-zA-Z]{11,16}")),
        Either("cognome", "senzaCognome"), Either("nome", "senzaNome"),
        Leaf("sesso", "[MFNmfn]", optional: true), Leaf("dataNascita", Date, optional: true),
    ];

    private static readonly Node[] Request =
    [
        Group(
            "testataRichiesta", optional: false,
            Leaf("idOperazioneComune", @"\d{1,30}"), Leaf("codMittente", "[0-9a-zA-Z ]{1,6}"), Leaf("codDestinatario", "[0-9a-zA-Z ]{1,6}"), Leaf("operazioneRichiesta", "6001"),
            Leaf("dataOraRichiesta", @"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?"), Leaf("tipoOperazione", "."),
            Leaf("protocolloComune", "[0-9a-zA-Z_/-]{1,20}", optional: true), Leaf("dataProtocolloComune", Date, optional: true), Leaf("tipoInvio", ".{1,20}"),
            Leaf("dataDecorrenza", Date, optional: true), Leaf("dataDefinizionePratica", Date, optional: true), Leaf("nomeApplicativo", "[0-9a-zA-Z. ]{1,80}", optional: true),
            Leaf("versioneApplicativo", "[0-9a-zA-Z. -]{1,80}", optional: true), Leaf("fornitoreApplicativo", "[0-9a-zA-Z. -]{1,80}", optional: true)),
        Group("linguaCertificato", optional: true, Leaf("tipoLinguaCertificato", "[a-zA-Z]{2}") with { Many = true }),
        Group("listaTipiCertificati", optional: false, Leaf("tipoCertificato", @"\d{1,2}") with { Many = true }),
        Group("generalitaRichiedente", optional: true, Group("generalita", optional: false, Person)),
        Group("soggettoIntestatario", optional: false, Group("generalita", optional: false, Person)),
        Group(
            "datiControllo", optional: false,
            Leaf("cognomeUffAnagrafe", Name), Leaf("nomeUffAnagrafe", Name), Leaf("tipoRichiedente", @"\d"), Leaf("tipoRichiesta", @"\d"), Leaf("paEstera", @"\d{1,2}"),
            Leaf("emissione", @"\d"), Leaf("bollo", @"\d{1,5}"), Leaf("bolloVirtuale", @"\d", optional: true), Leaf("esenzioneDiritti", @"\d", optional: true),
            Leaf("diritti", @"\d{1,5}"), Leaf("esenzioneBollo", @"\d{1,2}", optional: true), Leaf("descrizioneEsenzioneBollo", "(?s).{0,256}", optional: true),
            Leaf("forzaCertificazione", @"\d", optional: true)),
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
        !leaf.HasElements && Regex.IsMatch(leaf.Value, $"^(?:{(leaf.Name.LocalName.StartsWith("senza", StringComparison.Ordinal) ? "1" : node.Pattern)})$", RegexOptions.CultureInvariant, Patience)
            ? null
            : leaf.Name.ToString();

    private static Node Leaf(string name, string pattern, bool optional = false) => new([name], pattern, null) { Optional = optional };

    private static Node Either(string name, string without) => new([name, without], Name, null);

    private static Node Group(string name, bool optional, params Node[] children) => new([name], "", children) { Optional = optional };

    private sealed record Node(string[] Names, string Pattern, Node[]? Children)
    {
        public bool Optional { get; init; }

        public bool Many { get; init; }
    }
}
