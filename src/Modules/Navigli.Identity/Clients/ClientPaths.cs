namespace Navigli.Identity.Clients;

internal static class ClientPaths
{
    public const string List = "/amministrazione/client";
    public const string New = "/amministrazione/client/nuovo";

    public static string Client(Guid id) => $"{List}/{id}";

    public static string Terms(Guid id) => $"{List}/{id}/condizioni";
}
