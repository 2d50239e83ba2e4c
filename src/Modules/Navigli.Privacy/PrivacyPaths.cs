namespace Navigli.Privacy;

/// <summary>Where the pages of this module are, without the language prefix.</summary>
internal static class PrivacyPaths
{
    public const string Timeline = "/chi-ha-visto-i-miei-dati";

    public const string Questions = "/chi-ha-visto-i-miei-dati/richieste";

    public const string Notice = "/privacy";

    public const string Queue = "/protezione-dati";

    public const string Unexplained = "/protezione-dati/senza-motivo";

    public static string Ask(LineId line) => $"{Timeline}/chiedi/{line}";

    /// <summary>Asks from somebody else's timeline: a line about everybody does not say whose page it was found on.</summary>
    public static string Ask(LineId line, Guid subject) => $"{Ask(line)}?persona={subject}";

    public static string Question(Guid id) => $"{Questions}/{id}";

    public static string QueuedQuestion(Guid id) => $"{Queue}/richieste/{id}";

    public static string UnexplainedLine(LineId line) => $"{Unexplained}/{line}";
}
