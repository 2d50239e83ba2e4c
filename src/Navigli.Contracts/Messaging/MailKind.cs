namespace Navigli.Contracts.Messaging;

/// <summary>
/// A kind of message that a module sends, registered as a singleton. Its words are keys of the module's own resources: <c>MailKind.{Code}</c> (its name), <c>MailKind.{Code}.What</c>
/// (when it comes) and <c>MailKind.{Code}.Why</c> (why it is received; where it cannot be turned off, why not).
/// </summary>
/// <param name="Code">The <see cref="Message.Kind"/> of its messages.</param>
/// <param name="Texts">The marker type of the resources that hold its words.</param>
public sealed record MailKind(string Code, Type Texts)
{
    /// <summary>By what its messages go.</summary>
    public MessageChannel Channel { get; init; }
}

/// <summary>A kind of e-mail that each account may turn off, asked and told of the account that is signed in. Offered by the module that sends it; a kind without one always comes.</summary>
public interface IMailChoice
{
    /// <summary>The <see cref="MailKind.Code"/>.</summary>
    string Kind { get; }

    /// <summary>Two-letter code of the language in which it comes to the caller; null where the caller has turned it off.</summary>
    Task<string?> LanguageAsync(CancellationToken ct);

    /// <summary>Keeps the caller's choice.</summary>
    /// <param name="language">Two-letter code of a language of the city; null to turn it off.</param>
    /// <param name="ct">Cancels it.</param>
    /// <exception cref="ArgumentException">The city does not speak the language.</exception>
    Task ChooseAsync(string? language, CancellationToken ct);
}
