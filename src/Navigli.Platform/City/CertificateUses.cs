namespace Navigli.Platform.City;

/// <summary>
/// What a certificate is for. It decides both whether stamp duty is due and which warning the paper bears (D.P.R. 445/2000, art. 40).
/// A use by public bodies is not among them: no certificate is made out for those.
/// </summary>
/// <param name="Code">Code.</param>
/// <param name="Label">Name for people to choose.</param>
/// <param name="Exemption">The exemption from stamp duty; null where the duty is due.</param>
/// <param name="Warning">The warning printed.</param>
/// <param name="NationalCode">ANPR's code of the use, field <c>paEstera</c> of service 6001.</param>
public sealed record CertificateUse(string Code, LocalizedText Label, StampDutyExemption? Exemption, SourcedText Warning, int NationalCode)
{
    /// <summary>Whether forms show it at once; the others are behind a disclosure.</summary>
    public bool IsCommon { get; init; }

    /// <summary>Whether the requester writes the reason for exemption, at most 256 characters.</summary>
    public bool NeedsReason => Exemption?.Code == StampDutyExemption.OtherReason;
}

/// <summary>The destinations of use.</summary>
public sealed class CertificateUses
{
    internal CertificateUses(IReadOnlyList<CertificateUse> all) => All = all;

    /// <summary>All, exempt ones first.</summary>
    public IReadOnlyList<CertificateUse> All { get; }

    /// <summary>Finds a use.</summary>
    /// <param name="code">Its code.</param>
    /// <returns>The use, or null.</returns>
    public CertificateUse? Find(string? code) => All.FirstOrDefault(u => u.Code == code);
}

/// <summary>A language in which certificates are made out.</summary>
/// <param name="Code">ANPR table 14, or the code of an edition of the city's own.</param>
/// <param name="Label">Name.</param>
/// <param name="ByCity">Whether the city's own certificates have it.</param>
/// <param name="ByAnpr">Whether ANPR's certificates have it.</param>
public sealed record CertificateLanguage(string Code, LocalizedText Label, bool ByCity, bool ByAnpr)
{
    /// <summary>Italian, the authentic text.</summary>
    public const string Italian = "IT";

    /// <summary>Italian and English side by side.</summary>
    public const string Bilingual = "IT-EN";
}
