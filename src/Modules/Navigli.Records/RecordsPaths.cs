namespace Navigli.Records;

/// <summary>Addresses of the module's pages, without language.</summary>
internal static class RecordsPaths
{
    public const string Folder = "/fascicolo";
    public const string Requests = "/fascicolo/richieste";
    public const string Offices = "/uffici";

    public static string For(string path, Guid person) => $"{path}?persona={person}";

    public static string Correct(string source, Guid person) => $"/fascicolo/correzioni/{source}?persona={person}";

    public static string Correction(Guid id) => $"/fascicolo/correzioni/richieste/{id}";
}
