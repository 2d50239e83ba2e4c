namespace Navigli.Messaging;

internal static class MessagingPaths
{
    public const string Notices = "/fascicolo/notifiche-via-mail";
    public const string Folder = "/fascicolo";
    public const string Contacts = "/i-miei-contatti";
}
