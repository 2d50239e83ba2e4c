using System.Globalization;
using System.Text.RegularExpressions;

namespace Navigli.Testing;

/// <summary>What a person is told, in Italian, of each answer that the sandbox's identity providers can be made to give.</summary>
public static partial class AnomalyWords
{
    /// <summary>What the codes of right answers, however unusual, begin with, and what stands for having signed in.</summary>
    public const string Sound = "sound-";

    private const string Signature = "non porta la firma del gestore dell’identità, o è stata alterata dopo la firma";
    private const string Unrelated = "La risposta ricevuta non è quella alla richiesta di questo sito";
    private const string Clock = "L’ora scritta nella risposta del gestore dell’identità non concorda";
    private const string Expired = "È passato troppo tempo tra l’autenticazione e il ritorno a questo sito";
    private const string Invalid = "La risposta del gestore dell’identità non ha superato i controlli di sicurezza";
    private const string Level = "Le credenziali usate sono di un livello più basso";
    private const string Attributes = "Il gestore dell’identità non ha inviato tutti i dati necessari";
    private const string Failed = "Il gestore dell’identità non ha potuto completare l’autenticazione";
    private const string Request = "Il gestore dell’identità ha rifiutato la richiesta di autenticazione inviata da questo sito";

    /// <summary>What the person is told of an answer.</summary>
    public static string Of(string scheme, string code) => code switch
    {
        ['n', 'r', ..] => OfError(scheme, int.Parse(code[2..], CultureInfo.InvariantCulture)),
        _ when code.StartsWith(Sound, StringComparison.Ordinal) => Sound,
        "unsigned" or "assertion-unsigned" or "stranger" or "assertion-stranger" or "response-stranger" or "colleague" or "sha1" or "changed" or "broken" or "wrapped" => Signature,
        // Without a name an assertion cannot be signed.
        "assertion-id-missing" or "assertion-id-empty" => Signature,
        "issued-early" or "issued-late" or "assertion-issued-early" or "assertion-issued-late" or "conditions-from-wrong" => Clock,
        "expired" or "conditions-limit-wrong" or "confirmation-limit-wrong" => Expired,
        "level-lower" => Level,
        "status-code-value-wrong" => Failed,
        "comment" or "date-of-birth-wrong" => Attributes,
        // What is left of them says neither from whom nor for whom they are.
        "assertion-empty" or "conditions-empty" => Unrelated,
        _ when OfTheTime().IsMatch(code) => Clock,
        _ when OfTheRequest().IsMatch(code) => Unrelated,
        _ when code.StartsWith("attribute-", StringComparison.Ordinal) || code.StartsWith("fiscal-number-", StringComparison.Ordinal) => Attributes,
        _ => Invalid,
    };

    // SPID rules, "Messaggi di errore"; CIE manual, "Codici di errore". The eIDAS node answers as a provider of SPID.
    private static string OfError(string scheme, int number) => number switch
    {
        >= 8 and <= 18 => Request,
        19 => "Autenticazione fallita per ripetuta sottomissione di credenziali errate",
        20 => "Utente privo di credenziali compatibili con il livello di autenticazione richiesto",
        21 => "Timeout durante l’autenticazione utente",
        22 => "Utente nega il consenso all’invio di dati al fornitore del servizio",
        23 when scheme == "cie" => "Utente con CIE scaduta o revocata",
        23 => "Utente con identità sospesa o revocata, o con credenziali bloccate",
        25 => "Processo di autenticazione annullato dall’utente",
        30 when scheme == "spid" => "Tentativo dell’utente di utilizzare una tipologia di identità digitale diversa da quanto richiesto",
        _ => Failed,
    };

    [GeneratedRegex("^(response|assertion)-issue-instant-", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfTheTime();

    [GeneratedRegex("^((response|confirmation)-in-response-to|response-destination|(response|assertion)-issuer(-format)?|confirmation-recipient|audience(-restriction)?)-", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfTheRequest();
}
