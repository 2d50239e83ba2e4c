namespace Navigli.Privacy;

/// <summary>Where the pages of this module are, without the language prefix.</summary>
internal static class PrivacyPaths
{
    public const string Timeline = "/chi-ha-visto-i-miei-dati";

    public const string Questions = "/chi-ha-visto-i-miei-dati/richieste";

    public const string Notice = "/privacy";

    public const string NoticeRead = "/privacy/letta";

    public const string Mine = "/la-mia-privacy";

    public const string Export = "/la-mia-privacy/copia";

    public const string ExportFile = "/la-mia-privacy/copia/{id:guid}/scarica";

    public const string Erasure = "/la-mia-privacy/cancellazione";

    public const string ErasureConfirm = "/la-mia-privacy/cancellazione/conferma";

    public const string Folder = "/fascicolo";

    public const string Sessions = "/sessioni";

    public const string Identities = "/identita";

    public const string Retention = "/protezione-dati/conservazione";

    public const string Queue = "/protezione-dati";

    public const string Unexplained = "/protezione-dati/senza-motivo";

    public static string Ask(LineId line) => $"{Timeline}/chiedi/{line}";

    /// <summary>Asks from somebody else's timeline: a line about everybody does not say whose page it was found on.</summary>
    public static string Ask(LineId line, Guid subject) => $"{Ask(line)}?persona={subject}";

    public static string NoticeVersion(int number) => FormattableString.Invariant($"{Notice}?versione={number}");

    public static string Download(Guid id) => $"{Export}/{id}/scarica";

    public static string Erased(Guid id) => $"{Erasure}/{id}";

    public static string Question(Guid id) => $"{Questions}/{id}";

    public static string Answer(Guid id) => $"{Question(id)}#risposta";

    public static string QueuedQuestion(Guid id) => $"{Queue}/richieste/{id}";

    public static string UnexplainedLine(LineId line) => $"{Unexplained}/{line}";
}
