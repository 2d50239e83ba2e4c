using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using Navigli.Contracts;

namespace Navigli.Identity.Cns;

/// <summary>
/// Whose card it is, as the profile of the CNS has its certificate say it: the common name is the codice fiscale, a stroke, the number of the card, a dot and
/// a digest of the data in it; given name and surname may stand beside.
/// </summary>
internal sealed record CardSubject(CodiceFiscale CodiceFiscale, string? GivenName, string? FamilyName)
{
    private const string CommonName = "2.5.4.3";
    private const string Surname = "2.5.4.4";
    private const string Given = "2.5.4.42";

    /// <summary>Null where the name is not of that form, or has two of something: nobody should have to choose whom to believe.</summary>
    public static CardSubject? Read(X509Certificate2 certificate)
    {
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        try
        {
            foreach (var part in certificate.SubjectName.EnumerateRelativeDistinguishedNames())
            {
                if (part.HasMultipleElements || !found.TryAdd(part.GetSingleElementType().Value!, part.GetSingleElementValue() ?? ""))
                    return null;
            }
        }
        catch (AsnContentException)
        {
            return null;
        }

        if (found.GetValueOrDefault(CommonName)?.Split('/', 2) is not [var code, var card]
            || !card.Contains('.', StringComparison.Ordinal)
            || !CodiceFiscale.TryParse(code, out var codiceFiscale)
            || codiceFiscale.IsProvisional)
            return null;
        return new CardSubject(codiceFiscale, NameOf(Given), NameOf(Surname));

        string? NameOf(string kind) => found.GetValueOrDefault(kind)?.Trim() is { Length: > 0 and <= 200 } name ? name : null;
    }
}
