using System.Xml;

namespace Navigli.Identity.Saml;

/// <summary>An identity provider's order to close what a person opened with one of its sessions.</summary>
internal sealed record LogoutDemand
{
    public required string RequestId { get; init; }

    public required string NameId { get; init; }

    public required IReadOnlyList<string> SessionIndexes { get; init; }
}

internal enum LogoutResult
{
    /// <summary>The provider has closed its session and those of every service opened with it.</summary>
    Everywhere,

    /// <summary>The provider has closed its own; some service may still be open.</summary>
    Partial,

    /// <summary>The provider did not say that it has closed anything.</summary>
    Unconfirmed,
}

/// <summary>Checks and reads the messages of single logout that arrive (SPID rules, "Single Logout"). Null stands for a message that is not what the rules ask.</summary>
internal sealed class LogoutReader(ServiceProvider provider, TimeProvider clock)
{
    // A logout is asked and answered through a browser in one go.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>Who says it sent the message: which keys to check it with.</summary>
    public static string? Issuer(InboundMessage message) =>
        SamlXml.TryOnlyChild(message.Root, ("Issuer", SamlNames.Assertion), out var issuer) ? SamlXml.Text(issuer) : null;

    public LogoutDemand? ReadRequest(InboundMessage message, IdentityProvider sender)
    {
        if (!IsSound(message, "LogoutRequest", sender)
            || !SamlXml.TryOnlyChild(message.Root, ("NameID", SamlNames.Assertion), out var nameId)
            || SamlXml.Value(nameId, "Format") != SamlNames.TransientFormat
            || SamlXml.Text(nameId) is not { } name)
            return null;
        var indexes = SamlXml.Children(message.Root, "SessionIndex", SamlNames.Protocol).Select(SamlXml.Text).OfType<string>().ToList();
        if (indexes.Count == 0 || HasLapsed(message.Root))
            return null;
        return new LogoutDemand { RequestId = SamlXml.Value(message.Root, "ID")!, NameId = name, SessionIndexes = indexes };
    }

    /// <summary>The request that is answered, and how it ended.</summary>
    public (string RequestId, LogoutResult Result)? ReadResponse(InboundMessage message, IdentityProvider sender)
    {
        if (!IsSound(message, "LogoutResponse", sender)
            || SamlXml.Value(message.Root, "InResponseTo") is not { } requestId
            || !SamlXml.TryOnlyChild(message.Root, ("Status", SamlNames.Protocol), out var status)
            || !SamlXml.TryOnlyChild(status, ("StatusCode", SamlNames.Protocol), out var code)
            || SamlXml.Value(code, "Value") is not { } value)
            return null;
        // Success may come with PartialLogout beneath it (saml-core 3.7.3.2), Requester does by the SPID rules.
        var partial = SamlXml.TryOnlyChild(code, ("StatusCode", SamlNames.Protocol), out var inner) && SamlXml.Value(inner, "Value") == SamlNames.PartialLogout;
        return (requestId, partial ? LogoutResult.Partial : value == SamlNames.Success ? LogoutResult.Everywhere : LogoutResult.Unconfirmed);
    }

    private bool IsSound(InboundMessage message, string name, IdentityProvider sender) =>
        message.Root.Is(name, SamlNames.Protocol)
        && SamlXml.HasUniqueIds(message.Root.OwnerDocument)
        && message.IsSignedBy(sender.SigningCertificates)
        && SamlXml.Value(message.Root, "ID") is not null
        && SamlXml.Value(message.Root, "Version") == "2.0"
        && SamlXml.Instant(message.Root, "IssueInstant") is { } issued
        && (clock.GetUtcNow().UtcDateTime - issued).Duration() <= Fresh
        && SamlXml.Value(message.Root, "Destination") == provider.SingleLogoutService.AbsoluteUri
        && SamlXml.TryOnlyChild(message.Root, ("Issuer", SamlNames.Assertion), out var issuer)
        && SamlXml.Text(issuer) == sender.EntityId
        && SamlXml.Value(issuer, "Format") is null or SamlNames.EntityFormat;

    private bool HasLapsed(XmlElement request) =>
        request.HasAttribute("NotOnOrAfter") && !(SamlXml.Instant(request, "NotOnOrAfter") > clock.GetUtcNow().UtcDateTime - ResponseValidator.Skew);
}
