using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Navigli.Sandbox.Faults;

namespace Navigli.Sandbox.Anpr;

/// <summary>Service 6001 of the national registry, as a city's software meets it.</summary>
internal sealed class AnprService(AnprOperations operations, AnprPaper paper, FaultPanel faults, SandboxOptions options, TimeProvider clock)
{
    private const int LongestRequest = 256 * 1024;

    private static readonly XNamespace Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    private static readonly XNamespace Service = "http://sogei.it/ANPR/6001certificazione";
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LongestRequest, Async = true };

    public static void Map(WebApplication app) =>
        app.MapPost("/anpr/6001", (HttpContext context, AnprService service) => service.AnswerAsync(context)).DisableAntiforgery();

    private async Task<IResult> AnswerAsync(HttpContext context)
    {
        var ct = context.RequestAborted;
        var fault = faults[FaultPanel.Anpr];
        if (fault.Fault == Fault.Down)
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        if (await ReadAsync(context.Request.Body, ct) is not { } envelope)
            return Envelope(StatusCodes.Status500InternalServerError, SoapFault("Invalid request received"));
        if (AnprSignature.Fault(envelope, clock.GetUtcNow()) is { } unsigned)
            return Envelope(StatusCodes.Status500InternalServerError, SoapFault($"Rejected by policy: {unsigned}"));
        var request = envelope.Root!.Element(Soap + "Body")?.Element(Service + "Richiesta6001");
        if (request is null || AnprSchema.Fault(request) is not null)
            return Envelope(StatusCodes.Status500InternalServerError, SoapFault($"Invalid request received: {(request is null ? "Richiesta6001" : AnprSchema.Fault(request))}"));

        var header = request.Element("testataRichiesta")!;
        var (sender, id) = (header.Element("codMittente")!.Value, header.Element("idOperazioneComune")!.Value);
        if (fault.Fault == Fault.ErrorCode && !operations.Knows(sender, id))
            return Envelope(StatusCodes.Status200OK, Refusal(header, Code(fault), "Errore scelto nel pannello dei guasti"));
        var operation = await operations.TakeAsync(sender, id, () => PerformAsync(request, header));
        if (operation is null)
            return Envelope(StatusCodes.Status200OK, Refusal(header, "EN148", "Id operazione comune inferiore all'ultimo inviato"));
        await faults.DelayAsync(FaultPanel.Anpr, ct);
        if (fault.Fault == Fault.IssuedThenRefused && operation.Askings <= 2)
            return await LoseAsync(context, header, operation, fault);
        var answer = XElement.Parse(operation.Answer);
        return Envelope(StatusCodes.Status200OK, fault.Fault == Fault.Duplicated ? [answer, answer] : [answer]);
    }

    /// <summary>The worst of faults: it has certified, is silent at the first asking, and refuses at the second.</summary>
    private async Task<IResult> LoseAsync(HttpContext context, XElement header, AnprOperation operation, FaultSetting fault)
    {
        if (operation.Askings > 1)
            return Envelope(StatusCodes.Status200OK, Refusal(header, Code(fault), "Rifiutata dopo averla emessa"));
        await Task.Delay(TimeSpan.FromSeconds(fault.Seconds), context.RequestAborted);
        context.Abort();
        return Results.Empty;
    }

    private async Task<AnprOperation> PerformAsync(XElement request, XElement header)
    {
        var code = request.Element("soggettoIntestatario")!.Descendants("codFiscale").FirstOrDefault()?.Value ?? "";
        if (options.NationalRegistry(code) is not { } resident)
            return new AnprOperation(null, Refusal(header, "EN042", "Soggetto da certificare non presente in ANPR").ToString(SaveOptions.DisableFormatting));
        var protocol = operations.NextProtocol();
        var now = clock.GetUtcNow().UtcDateTime;
        var pdf = await paper.MakeAsync(
            resident, [.. request.Element("listaTipiCertificati")!.Elements().Select(t => t.Value)], protocol, new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc), CancellationToken.None);
        return new AnprOperation(protocol, Certificate(request, header, protocol, pdf).ToString(SaveOptions.DisableFormatting));
    }

    private XElement Certificate(XElement request, XElement header, string protocol, byte[] pdf)
    {
        var control = request.Element("datiControllo")!;
        string[] echoed = ["tipoRichiedente", "tipoRichiesta", "paEstera", "emissione", "bollo", "bolloVirtuale", "esenzioneDiritti", "diritti", "esenzioneBollo", "descrizioneEsenzioneBollo", "forzaCertificazione"];
        return new XElement(Service + "Risposta6001", new XElement(
            Service + "Risposta6001OK",
            Header(header, "2"),
            request.Element("linguaCertificato"),
            new XElement("listaTipiCertificato", request.Element("listaTipiCertificati")!.Elements()),
            request.Element("soggettoIntestatario"),
            new XElement("protocolloANPR", new XElement("numeroProtocolloANPR", protocol)),
            new XElement("parametriRichiesta", echoed.Select(name => control.Element(name))),
            new XElement("file", new XElement("certificatoPdf", Convert.ToBase64String(pdf)))));
    }

    private XElement Refusal(XElement asked, string code, string text) => new(
        Service + "Risposta6001",
        new XElement(
            Service + "Risposta6001KO",
            Header(asked, "3"),
            new XElement(
                "listaErrori",
                new XElement("errore", new XElement("codiceErroreAnomalia", code), new XElement("tipoErroreAnomalia", "E"), new XElement("testoErroreAnomalia", text)))));

    private XElement Header(XElement asked, string outcome) => new(
        "testataRisposta",
        asked.Element("idOperazioneComune"),
        new XElement("codMittente", asked.Element("codDestinatario")!.Value),
        new XElement("codDestinatario", asked.Element("codMittente")!.Value),
        new XElement("operazioneRichiesta", "6001"),
        new XElement("dataOraRichiesta", clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
        asked.Element("protocolloComune"),
        new XElement("idOperazioneANPR", operations.NextOperation()),
        new XElement("esitoOperazione", outcome));

    private static string Code(FaultSetting fault) => fault.Code is { Length: > 0 } code ? code : "EN181";

    private static XElement SoapFault(string words) => new(Soap + "Fault", new XElement("faultcode", "env:Client"), new XElement("faultstring", words));

    private static IResult Envelope(int status, params XElement[] body) => Results.Content(
        new XElement(Soap + "Envelope", new XAttribute(XNamespace.Xmlns + "env", Soap), new XElement(Soap + "Body", body)).ToString(SaveOptions.DisableFormatting), "text/xml", Encoding.UTF8, status);

    private static async Task<XDocument?> ReadAsync(Stream body, CancellationToken ct)
    {
        try
        {
            using var reader = XmlReader.Create(body, Settings);
            return await XDocument.LoadAsync(reader, LoadOptions.PreserveWhitespace, ct);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
