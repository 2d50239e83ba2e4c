using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Navigli.Identity.Saml;

/// <summary>Reads the person from an assertion that has passed every rule.</summary>
internal static partial class AssertionReader
{
    /// <summary>The attributes that an account stands on; the e-mail address is welcome and may be missing.</summary>
    public static readonly IReadOnlyList<string> RequestedAttributes = ["spidCode", "name", "familyName", "fiscalNumber", "dateOfBirth", "email"];

    private const string Optional = "email";

    public static SpidOutcome Read(XmlElement assertion, ExpectedResponse expected)
    {
        if (Attributes(assertion) is not { } attributes
            || !attributes.TryGetValue("fiscalNumber", out var fiscalNumber)
            || !FiscalNumber().IsMatch(fiscalNumber)
            || !attributes.TryGetValue("name", out var givenName)
            || !attributes.TryGetValue("familyName", out var familyName)
            || !attributes.TryGetValue("spidCode", out var spidCode)
            || !attributes.TryGetValue("dateOfBirth", out var birth)
            || !DateOnly.TryParseExact(birth, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dateOfBirth))
            return SpidRefusal.Attributes;
        var statement = AssertionRules.AuthnStatement(assertion)!;
        var classRef = SamlXml.Descendants(statement, "AuthnContextClassRef", SamlNames.Assertion).Single();
        return new SpidIdentity
        {
            CodiceFiscale = fiscalNumber["TINIT-".Length..].ToUpperInvariant(),
            GivenName = givenName,
            FamilyName = familyName,
            DateOfBirth = dateOfBirth,
            SpidCode = spidCode,
            Email = attributes.GetValueOrDefault("email"),
            Level = SpidLevels.FromClassRef(SamlXml.Text(classRef))!.Value,
            IdentityProvider = expected.IdentityProvider.EntityId,
            NameId = SamlXml.Text(AssertionRules.NameId(assertion)!)!,
            SessionIndex = SamlXml.Value(statement, "SessionIndex"),
            AssertionId = SamlXml.Value(assertion, "ID")!,
        };
    }

    // Null when a name comes twice or a value is empty, repeated or in pieces: nobody should have to choose whom to believe.
    private static Dictionary<string, string>? Attributes(XmlElement assertion)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!SamlXml.TryOnlyChild(assertion, ("AttributeStatement", SamlNames.Assertion), out var statement))
            return null;
        foreach (var attribute in SamlXml.Children(statement, "Attribute", SamlNames.Assertion))
        {
            if (SamlXml.Value(attribute, "Name") is not { } name)
                return null;
            if (!RequestedAttributes.Contains(name, StringComparer.Ordinal))
                continue;
            if (!SamlXml.TryOnlyChild(attribute, ("AttributeValue", SamlNames.Assertion), out var value)
                || SamlXml.Text(value) is not { } text)
            {
                if (name == Optional)
                    continue;
                return null;
            }

            if (!found.TryAdd(name, text))
                return null;
        }

        return found;
    }

    // The sixteen characters with the letters that stand for digits where two people would share a code (omocodia, D.M. 23-12-1976).
    [GeneratedRegex("^TINIT-[A-Z]{6}[0-9L-NP-V]{2}[A-EHLMPR-T][0-9L-NP-V]{2}[A-Z][0-9L-NP-V]{3}[A-Z]$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 100)]
    private static partial Regex FiscalNumber();
}
