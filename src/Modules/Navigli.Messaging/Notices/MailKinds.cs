using Microsoft.Extensions.Localization;
using Navigli.Contracts.Messaging;

namespace Navigli.Messaging.Notices;

/// <summary>The kinds of message that modules declare, in their words. Nothing else is sent, so the page that lists them is whole.</summary>
internal sealed class MailKinds(IEnumerable<MailKind> declared, IStringLocalizerFactory localizers)
{
    private readonly Dictionary<string, MailKind> byCode = declared.ToDictionary(k => k.Code, StringComparer.Ordinal);

    public IEnumerable<MailKind> All => byCode.Values.OrderBy(k => k.Code, StringComparer.Ordinal);

    public bool Knows(string code, MessageChannel channel) => byCode.GetValueOrDefault(code)?.Channel == channel;

    /// <summary>Its name; the code itself where no module declares it any more.</summary>
    public string Title(string code) => byCode.TryGetValue(code, out var kind) ? Say(kind, "") : code;

    public string What(MailKind kind) => Say(kind, ".What");

    public string Why(MailKind kind) => Say(kind, ".Why");

    private string Say(MailKind kind, string part) => localizers.Create(kind.Texts)[$"MailKind.{kind.Code}{part}"];
}
