using Navigli.Contracts.Folder;

namespace Navigli.Folder;

/// <summary>Addresses of the module's pages, without language.</summary>
internal static class FolderPaths
{
    public const string Home = "/fascicolo";
    public const string ToDo = "/fascicolo/da-fare";
    public const string Requests = "/fascicolo/richieste";
    public const string Search = "/fascicolo/cerca";
    public const string Calendar = "/fascicolo/scadenze/calendario";
    public const string Documents = "/documenti";
    public const string SharedByMe = "/documenti/condivisi";
    public const string Read = "/fascicolo/da-fare/{id:guid}/letto";

    public static string Tab(FolderTab tab) => tab switch
    {
        FolderTab.Appointments => "/fascicolo/appuntamenti",
        FolderTab.Payments => "/fascicolo/pagamenti",
        FolderTab.Deadlines => "/fascicolo/scadenze",
        _ => Home,
    };

    /// <summary>The drawer, of one kind of documents and about one person where they are named.</summary>
    public static string Drawer(string? kind, Guid? person) => (kind, person) switch
    {
        (null, null) => Documents,
        (null, { } about) => $"{Documents}?persona={about}",
        ({ } one, null) => $"{Documents}?tipo={one}",
        var (one, about) => $"{Documents}?tipo={one}&persona={about}",
    };

    /// <summary>Those of a kind that count no more.</summary>
    public static string PastDrawer(string kind, Guid? person) => $"{Drawer(kind, person)}&passati=si";

    public static string ReadOf(Guid id) => $"{ToDo}/{id}/letto";

    /// <summary>A page for one person of the family; the whole family where there is none.</summary>
    public static string For(string path, Guid? person) => person is null ? path : $"{path}?persona={person}";
}
