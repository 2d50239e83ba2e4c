using Navigli.Platform.Results;

namespace Navigli.Messaging;

internal sealed class MessagingErrors : ErrorCatalogue<MessagingTexts>
{
    public static readonly Error ChoiceUnknown = Invalid("messaging.choice-unknown");
}
