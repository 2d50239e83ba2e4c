using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using Navigli.Contracts;

namespace Navigli.Identity.Saml;

/// <summary>Reads the person from an assertion that has passed every rule.</summary>
internal static partial class AssertionReader
{
    // ETSI EN 319 412-1: tax number of a natural person, issued by Italy.
    private const string FiscalNumberPrefix = "TINIT-";

    public static SamlOutcome Read(XmlElement assertion, ExpectedResponse expected)
    {
        var profile = expected.Profile;
        var required = profile.Attributes.Attributes.Except(profile.OptionalAttributes, StringComparer.Ordinal).ToList();
        if (Attributes(assertion, expected, required) is not { } attributes
            || required.Any(name => !attributes.ContainsKey(name))
            || !TryReadSubject(attributes, profile, out var subject)
            || !DateOnly.TryParseExact(attributes["dateOfBirth"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dateOfBirth))
            return SamlRefusal.Attributes;
        if (expected.Use?.IsShownBy(attributes) == false)
            return SamlRefusal.Purpose;
        var nameId = AssertionRules.NameId(assertion)!;
        return new DigitalIdentity
        {
            Scheme = profile.Scheme,
            CodiceFiscale = subject.CodiceFiscale,
            EidasIdentifier = subject.EidasIdentifier,
            GivenName = attributes["name"],
            FamilyName = attributes["familyName"],
            DateOfBirth = dateOfBirth,
            Email = attributes.GetValueOrDefault("email"),
            Level = AssertionRules.Level(assertion)!.Value,
            IdentityProvider = expected.IdentityProvider.EntityId,
            NameId = SamlXml.Text(nameId)!,
            NameQualifier = SamlXml.Value(nameId, "NameQualifier"),
            SessionIndex = expected.Level <= profile.SessionsUpTo ? AssertionRules.SessionIndex(assertion) : null,
            AssertionId = SamlXml.Value(assertion, "ID")!,
        };
    }

    private static bool TryReadSubject(Dictionary<string, string> attributes, SchemeProfile profile, out (string? CodiceFiscale, string? EidasIdentifier) subject)
    {
        subject = default;
        if (profile.Scheme is IdentityScheme.Eidas)
        {
            subject.EidasIdentifier = attributes["spidCode"];
            return EidasIdentifier().IsMatch(subject.EidasIdentifier);
        }

        var fiscalNumber = attributes["fiscalNumber"];
        if (!fiscalNumber.StartsWith(FiscalNumberPrefix, StringComparison.OrdinalIgnoreCase)
            || !CodiceFiscale.TryParse(fiscalNumber[FiscalNumberPrefix.Length..], out var codiceFiscale))
            return false;
        subject.CodiceFiscale = codiceFiscale.Value;
        return true;
    }

    // Null when a name comes twice or a value is empty, repeated or in pieces: nobody should have to choose whom to believe.
    private static Dictionary<string, string>? Attributes(XmlElement assertion, ExpectedResponse expected, IReadOnlyList<string> required)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var asked = (expected.Use?.Attributes ?? expected.Profile.Attributes).Attributes;
        if (!SamlXml.TryOnlyChild(assertion, ("AttributeStatement", SamlNames.Assertion), out var statement))
            return null;
        foreach (var attribute in SamlXml.Children(statement, "Attribute", SamlNames.Assertion))
        {
            if (SamlXml.Value(attribute, "Name") is not { } name)
                return null;
            if (!asked.Contains(name, StringComparer.Ordinal))
                continue;
            if (!SamlXml.TryOnlyChild(attribute, ("AttributeValue", SamlNames.Assertion), out var value)
                || SamlXml.Text(value) is not { } text)
            {
                if (required.Contains(name, StringComparer.Ordinal))
                    return null;
                continue;
            }

            if (!found.TryAdd(name, text))
                return null;
        }

        return found;
    }

    // eIDAS SAML attribute profile, PersonIdentifier: two ISO 3166-1 alpha-2 codes and a third part that the country of issue chooses.
    [GeneratedRegex(@"^[A-Z]{2}/[A-Z]{2}/\S(.{0,198}\S)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex EidasIdentifier();
}
