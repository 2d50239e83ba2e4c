using System.Xml;
using Navigli.Identity.Saml;

namespace Navigli.Identity.Log;

/// <summary>What a response says of itself, to find it by; of one that was refused too, so nothing here is believed.</summary>
internal sealed record ResponseFacts
{
    /// <summary>Longer values are cut: whoever writes them may be hostile.</summary>
    public const int Longest = 500;

    public string? ResponseId { get; private init; }

    public string? IssuedAt { get; private init; }

    public string? AssertionId { get; private init; }

    public string? NameId { get; private init; }

    public string? NameQualifier { get; private init; }

    public static ResponseFacts Of(string xml)
    {
        if (SamlXml.Read(xml)?.DocumentElement is not { } response)
            return new ResponseFacts();
        var assertion = SamlXml.Children(response, "Assertion", SamlNames.Assertion) is [var first, ..] ? first : null;
        var nameId = assertion is null ? null : AssertionRules.NameId(assertion);
        return new ResponseFacts
        {
            ResponseId = Value(response, "ID"),
            IssuedAt = Value(response, "IssueInstant"),
            AssertionId = Value(assertion, "ID"),
            NameId = nameId is null ? null : Cut(SamlXml.Text(nameId)),
            NameQualifier = Value(nameId, "NameQualifier"),
        };
    }

    private static string? Value(XmlElement? element, string attribute) => element is null ? null : Cut(SamlXml.Value(element, attribute));

    private static string? Cut(string? text) => text is { Length: > Longest } ? text[..Longest] : text;
}
