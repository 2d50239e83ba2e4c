using System.Buffers.Text;
using System.Xml;
using System.Xml.Linq;
using Navigli.Platform.City;

namespace Navigli.Certificates.Certifiers.Anpr;

/// <summary>Reads the answer of service 6001. Whatever is not an answer to this very operation is taken for none: the certificate may exist all the same.</summary>
internal sealed class AnprReader(CityPack city)
{
    public const int LargestAnswer = 8 * 1024 * 1024;
    private const int LargestPdf = 4 * 1024 * 1024;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LargestAnswer,
        CloseInput = false,
        Async = true,
    };

    public async Task<AnprAnswer> ReadAsync(Stream content, AnprRequest request, string operationId, CancellationToken ct)
    {
        XDocument document;
        try
        {
            using var reader = XmlReader.Create(content, Settings);
            document = await XDocument.LoadAsync(reader, LoadOptions.None, ct);
        }
        catch (XmlException)
        {
            return new AnprLost("not XML");
        }

        var answers = document.Root?.Element(AnprMessage.Soap + "Body")?.Elements(AnprMessage.Service + "Risposta6001").ToList() ?? [];
        if (answers.Count == 0)
            return new AnprLost(document.Descendants("faultstring").Any() ? "SOAP fault" : "no answer in the envelope");
        var read = answers.ConvertAll(answer => One(answer, request, operationId));
        // An answer that comes twice is one answer; two that differ are none.
        return read.TrueForAll(other => Same(other, read[0])) ? read[0] : new AnprLost("two answers that differ");
    }

    private AnprAnswer One(XElement answer, AnprRequest request, string operationId)
    {
        if (answer.Elements().FirstOrDefault() is not { } outcome)
            return new AnprLost("an empty answer");
        if (outcome.Element("testataRisposta")?.Element("idOperazioneComune")?.Value != operationId)
            return new AnprLost("an answer to another operation");
        if (outcome.Name == AnprMessage.Service + "Risposta6001OK" && outcome.Element("protocolloANPR")?.Element("numeroProtocolloANPR")?.Value.Trim() is { Length: > 0 } protocol)
            return Issued(outcome, protocol, request);
        return Refused(outcome);
    }

    private static AnprAnswer Issued(XElement outcome, string protocol, AnprRequest request)
    {
        // ANPR gives the earlier answer to a number that it knows: were it somebody else's, this operation never took place.
        if (outcome.Element("soggettoIntestatario")?.Descendants("codFiscale").FirstOrDefault()?.Value is { } certified
            && request.Subject.CodiceFiscale is { } asked && !string.Equals(certified.Trim(), asked, StringComparison.OrdinalIgnoreCase))
            return new AnprNumberPassed("the number belongs to another operation");
        if (protocol.Length > 30 || !protocol.All(char.IsAsciiDigit))
            return new AnprLost("a protocol number that is not one");
        return Pdf(outcome.Element("file")?.Element("certificatoPdf")?.Value) is { } pdf ? new AnprIssued(protocol, pdf) : new AnprLost("a file that is not a PDF");
    }

    private AnprAnswer Refused(XElement outcome)
    {
        var errors = outcome.Elements("listaErrori").Elements("errore").Select(error => (
            Code: error.Element("codiceErroreAnomalia")?.Value.Trim() ?? "",
            Kind: error.Element("tipoErroreAnomalia")?.Value.Trim(),
            Text: error.Element("testoErroreAnomalia")?.Value ?? "")).Where(error => error.Code.Length is > 0 and <= 6 && error.Kind != "W")
            .Select(error => (error.Code, Outcome: city.AnprErrors.Find(error.Code, error.Text)?.Outcome ?? AnprOutcome.Refused))
            .Where(error => error.Outcome != AnprOutcome.Note).ToList();
        if (errors.Count == 0)
            return new AnprLost("neither a certificate nor an error");
        var refused = errors.Find(error => error.Outcome == AnprOutcome.Refused);
        if (refused.Code is not null)
            return new AnprRefused(refused.Code);
        return errors.Exists(error => error.Outcome == AnprOutcome.Renumber) ? new AnprNumberPassed(errors[0].Code) : new AnprPending(errors[0].Code);
    }

    private static byte[]? Pdf(string? base64)
    {
        if (base64 is null || base64.Length > Base64.GetMaxEncodedToUtf8Length(LargestPdf) * 2)
            return null;
        try
        {
            var pdf = Convert.FromBase64String(base64);
            return pdf.Length <= LargestPdf && pdf.AsSpan().StartsWith("%PDF-"u8) ? pdf : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static bool Same(AnprAnswer one, AnprAnswer other) => (one, other) switch
    {
        (AnprIssued a, AnprIssued b) => a.Protocol == b.Protocol && a.Pdf.AsSpan().SequenceEqual(b.Pdf),
        _ => one == other,
    };
}
