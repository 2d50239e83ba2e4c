using System.Globalization;
using System.Xml;
using Navigli.Contracts;

namespace Navigli.Identity.Saml;

/// <summary>Reads the person from an assertion that has passed every rule.</summary>
internal static class AssertionReader
{
    /// <summary>The attributes that an account stands on; the e-mail address is welcome and may be missing.</summary>
    public static readonly IReadOnlyList<string> RequestedAttributes = ["spidCode", "name", "familyName", "fiscalNumber", "dateOfBirth", "email"];

    private const string Optional = "email";

    // ETSI EN 319 412-1: tax number of a natural person, issued by Italy.
    private const string FiscalNumberPrefix = "TINIT-";

    public static SpidOutcome Read(XmlElement assertion, ExpectedResponse expected)
    {
        if (Attributes(assertion) is not { } attributes
            || !attributes.TryGetValue("fiscalNumber", out var fiscalNumber)
            || !fiscalNumber.StartsWith(FiscalNumberPrefix, StringComparison.OrdinalIgnoreCase)
            || !CodiceFiscale.TryParse(fiscalNumber[FiscalNumberPrefix.Length..], out var codiceFiscale)
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
            CodiceFiscale = codiceFiscale.Value,
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
}
