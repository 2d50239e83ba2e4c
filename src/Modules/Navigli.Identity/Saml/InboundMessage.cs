using System.Security.Cryptography.X509Certificates;
using System.Xml;

namespace Navigli.Identity.Saml;

/// <summary>A message that arrived through the browser, before anything about it is believed.</summary>
internal sealed class InboundMessage
{
    private readonly Func<IReadOnlyList<X509Certificate2>, bool> _isSignedBy;

    private InboundMessage(XmlElement root, Func<IReadOnlyList<X509Certificate2>, bool> isSignedBy) => (Root, _isSignedBy) = (root, isSignedBy);

    public XmlElement Root { get; }

    public static InboundMessage? FromPost(string field) =>
        PostBinding.Decode(field)?.DocumentElement is { } root ? new InboundMessage(root, certificates => SamlSignature.IsSignedBy(root, certificates)) : null;

    /// <summary>A message of HTTP-Redirect; null when it is none.</summary>
    /// <param name="query">As it travelled, still encoded.</param>
    /// <param name="field">The decoded parameter.</param>
    /// <param name="direction">Which parameter.</param>
    public static InboundMessage? FromRedirect(string query, string field, SamlDirection direction) =>
        RedirectBinding.Inflate(field)?.DocumentElement is { } root ? new InboundMessage(root, certificates => RedirectBinding.IsSignedBy(query, direction, certificates)) : null;

    /// <summary>Whether the whole message was signed by one of the keys.</summary>
    public bool IsSignedBy(IReadOnlyList<X509Certificate2> certificates) => _isSignedBy(certificates);
}
