using Navigli.Platform.Acts;

namespace Navigli.Messaging;

internal static class MessagingActs
{
    public static readonly ActType Try = new("messaging.try", "A queued message is handed to the mail server, refused by it, or given up");

    public static readonly ActType Forget = new("messaging.forget", "Messages that are over lose their content, and later their rows");
}
