namespace Navigli.Certificates;

/// <summary>Addresses of the module's pages, without language. Templates that pages route by are constants beside them.</summary>
internal static class CertificatesPaths
{
    public const string Request = "/certificati";
    public const string Documents = "/documenti";
    public const string SharedByMe = "/documenti/condivisi";
    public const string Verify = "/verifica";
    public const string ProofKeys = "/verifica/chiavi";
    public const string Revocations = "/verifica/revoche";
    /// <summary>The worker of the whole site.</summary>
    public const string Worker = "/servizio.js";
    public const string ServiceCard = "/servizi/certificati-anagrafici";
    public const string Offices = "/uffici";
    public const string Paper = "/certificati/{id:guid}/pdf";
    public const string Cases = "/certificati/richieste";

    public const string Others = "/certificati/altri";
    public const string DeclarationFile = "/certificati/autocertificazione/{persona:guid}/{tipo}/pdf";

    public const string Links = "/certificati/{Id:guid}/link";
    public const string Send = "/certificati/{Id:guid}/invia";
    public const string Shared = "/c/{Secret}";
    public const string SharedPaper = "/c/{secret}/scarica";
    public const string Register = "/sportello/registro";
    public const string LookUp = "/anagrafe";
    public const string Reprint = "/sportello/registro/{draft:guid}/ristampa";
    public const string HandOverFile = "/sportello/rilascio/{draft:guid}/pdf";

    public static string Record(Guid personId, Guid lookUpId) => $"{LookUp}/persone/{personId:D}?ricerca={lookUpId:D}";

    public static string Counter(Guid personId, Guid lookUpId) => $"/sportello/persone/{personId:D}?ricerca={lookUpId:D}";

    public static string CounterRequest(Guid draft) => $"/sportello/rilascio/{draft}";

    public static string CounterConfirm(Guid draft) => $"{CounterRequest(draft)}/conferma";

    public static string HandOver(Guid draft) => $"{CounterRequest(draft)}/esito";

    public static string HandOverFileOf(Guid draft) => $"{CounterRequest(draft)}/pdf";

    public static string Entry(Guid draft) => $"{Register}/{draft}";

    public static string ReprintOf(Guid draft) => $"{Entry(draft)}/ristampa";

    /// <summary>The entry, with word that it could not be printed.</summary>
    public static string NotReprinted(Guid draft) => $"{Entry(draft)}?stampa=no";

    public static string Void(Guid draft) => $"{Entry(draft)}/annulla";

    public static string For(Guid personId) => $"{Request}?persona={personId}";

    public static string OthersFor(Guid personId) => $"{Others}?persona={personId}";

    public static string Declare(Guid personId, string typeCode) => $"{Request}/autocertificazione/{personId}/{typeCode}";

    public static string DeclareInFile(Guid personId, string typeCode) => $"{Declare(personId, typeCode)}/pdf";

    public static string What(Guid draft) => $"{Request}/richiesta/{draft}";

    public static string Use(Guid draft) => $"{What(draft)}/uso";

    public static string Confirm(Guid draft) => $"{What(draft)}/conferma";

    public static string Outcome(Guid certificate) => $"{Request}/{certificate}";

    public static string Case(Guid id) => $"{Cases}/{id}";

    public static string PaperOf(Guid certificate) => $"{Outcome(certificate)}/pdf";

    public static string SendOf(Guid certificate) => $"{Outcome(certificate)}/invia";

    public static string LinksOf(Guid certificate) => $"{Outcome(certificate)}/link";

    /// <summary>The links, with word of the one that was just sent.</summary>
    public static string LinksOf(Guid certificate, Guid sent) => $"{LinksOf(certificate)}?invio={sent}";

    public static string SharedBy(string secret) => $"/c/{secret}";

    public static string SharedPaperBy(string secret) => $"/c/{secret}/scarica";
}
