using System.Globalization;
using System.Xml.Linq;
using Navigli.Contracts;

namespace Navigli.Certificates.Certifiers.Anpr;

/// <summary>
/// Writes the request of service 6001 (<c>6001certificazione.xsd</c>, ANPR V9). Written by hand, in the schema's own order: the message is forty
/// elements, the generated client of its types would be thousands of lines.
/// </summary>
internal static class AnprMessage
{
    public static readonly XNamespace Service = "http://sogei.it/ANPR/6001certificazione";
    public static readonly XNamespace Soap = "http://schemas.xmlsoap.org/soap/envelope/";

    private const string Operation = "6001";

    /// <summary>The envelope, its header still empty.</summary>
    public static XDocument Envelope(AnprRequest request, AnprAddress address, string operationId) => new(
        new XElement(
            Soap + "Envelope",
            new XAttribute(XNamespace.Xmlns + "soapenv", Soap),
            new XElement(Soap + "Header"),
            new XElement(Soap + "Body", Body(request, address, operationId))));

    private static XElement Body(AnprRequest request, AnprAddress address, string operationId) => new(
        Service + "Richiesta6001",
        new XAttribute(XNamespace.Xmlns + "a", Service),
        Header(request, address, operationId),
        new XElement("linguaCertificato", new XElement("tipoLinguaCertificato", request.Language)),
        new XElement("listaTipiCertificati", request.Types.Select(type => new XElement("tipoCertificato", type))),
        request.Requester is null ? null : new XElement("generalitaRichiedente", Person(request.Requester)),
        new XElement("soggettoIntestatario", Person(request.Subject)),
        Control(request, address));

    private static XElement Header(AnprRequest request, AnprAddress address, string operationId) => new(
        "testataRichiesta",
        new XElement("idOperazioneComune", operationId),
        new XElement("codMittente", address.Sender),
        new XElement("codDestinatario", address.Options.Recipient),
        new XElement("operazioneRichiesta", Operation),
        new XElement("dataOraRichiesta", address.Now.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
        // C: asked for by a citizen.
        new XElement("tipoOperazione", "C"),
        new XElement("protocolloComune", request.CaseNumber),
        new XElement("dataProtocolloComune", Date(request.CaseDate)),
        new XElement("tipoInvio", address.Options.Environment),
        new XElement("nomeApplicativo", "Navigli"));

    private static XElement Person(AnprPerson person) => new(
        "generalita",
        person.CodiceFiscale is null ? null : new XElement("codiceFiscale", new XElement("codFiscale", person.CodiceFiscale)),
        AnprText.Name(person.FamilyName) is { } family ? new XElement("cognome", family) : new XElement("senzaCognome", "1"),
        AnprText.Name(person.GivenName) is { } given ? new XElement("nome", given) : new XElement("senzaNome", "1"),
        person.Sex is { } sex ? new XElement("sesso", sex == Sex.Female ? "F" : "M") : null,
        person.BirthDate is { } born ? new XElement("dataNascita", Date(born)) : null);

    /// <summary>Codes as <c>tipoDato.xsd</c> words them: an issue and not a consultation; at the counter (1) or over the internet (2); stamp duty in cents, paid by paper stamp (2).</summary>
    private static XElement Control(AnprRequest request, AnprAddress address) => new(
        "datiControllo",
        new XElement("cognomeUffAnagrafe", AnprText.Name(address.Options.OfficialFamilyName)),
        new XElement("nomeUffAnagrafe", AnprText.Name(address.Options.OfficialGivenName)),
        new XElement("tipoRichiedente", request.Requester is null ? "2" : "1"),
        new XElement("tipoRichiesta", "1"),
        new XElement("paEstera", request.Use.ToString(CultureInfo.InvariantCulture)),
        new XElement("emissione", request.AtCounter ? "1" : "2"),
        new XElement("bollo", request.StampDutyCents.ToString(CultureInfo.InvariantCulture)),
        request.StampDutyCents == 0 ? null : new XElement("bolloVirtuale", "2"),
        new XElement("esenzioneDiritti", request.FeeCents == 0 ? "1" : "0"),
        new XElement("diritti", request.FeeCents.ToString(CultureInfo.InvariantCulture)),
        request.ExemptionCode is null ? null : new XElement("esenzioneBollo", request.ExemptionCode),
        request.ExemptionReason is null ? null : new XElement("descrizioneEsenzioneBollo", request.ExemptionReason),
        new XElement("forzaCertificazione", request.IsForced ? "1" : "0"));

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Who sends a message, where and when.</summary>
/// <param name="Sender">ISTAT code of the comune.</param>
/// <param name="Options">Settings.</param>
/// <param name="Now">Instant of sending, UTC.</param>
internal sealed record AnprAddress(string Sender, AnprOptions Options, DateTime Now);
