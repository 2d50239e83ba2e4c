namespace Navigli.Messaging;

/// <summary>Marks the module's resources (<c>Resources/MessagingTexts.*.resx</c>).</summary>
public sealed class MessagingTexts;
