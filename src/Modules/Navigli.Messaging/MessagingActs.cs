using Navigli.Platform.Acts;

namespace Navigli.Messaging;

internal static class MessagingActs
{
    public static readonly ActType Try = new("messaging.try", "A queued message is handed to the mail server or the SMS provider, refused by it, or given up");
}
