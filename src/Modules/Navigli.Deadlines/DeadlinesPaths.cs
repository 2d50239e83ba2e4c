namespace Navigli.Deadlines;

/// <summary>Addresses of the module's pages, without language.</summary>
internal static class DeadlinesPaths
{
    public const string Folder = "/fascicolo";
    public const string Tab = "/fascicolo/scadenze";
    public const string Calendar = "/fascicolo/scadenze/calendario";
    public const string Contacts = "/i-miei-contatti";
    public const string Subscription = "/fascicolo/scadenze/calendario/abbonamento";
    public const string Feed = "/calendario/{secret}.ics";

    public static string SnoozeOf(string rule, Guid reference) => $"/fascicolo/scadenze/rimanda/{rule}/{reference}";

    public static string FeedOf(string secret) => $"/calendario/{secret}.ics";
}
