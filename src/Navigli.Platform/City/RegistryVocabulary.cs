namespace Navigli.Platform.City;

/// <summary>A code of a national table with its label.</summary>
/// <param name="Code">Code.</param>
/// <param name="Label">Official Italian label, and English.</param>
public sealed record CodeLabel(string Code, LocalizedText Label);

/// <summary>A tie to the reference person: ANPR table 5.</summary>
/// <param name="Code">Code.</param>
/// <param name="Male">Label for a man.</param>
/// <param name="Female">Label for a woman.</param>
/// <param name="LegacyOnly">True for codes admitted only on first loading, never on new records.</param>
public sealed record KinshipTie(string Code, LocalizedText Male, LocalizedText Female, bool LegacyOnly)
{
    /// <summary>The label that fits a person.</summary>
    /// <param name="sex">Sex of the member, not of the reference person.</param>
    /// <returns>The label.</returns>
    public LocalizedText For(Contracts.Sex sex) => sex == Contracts.Sex.Female ? Female : Male;
}

/// <summary>A civil status: ANPR table.</summary>
/// <param name="Code">Code.</param>
/// <param name="Male">Label for a man.</param>
/// <param name="Female">Label for a woman.</param>
public sealed record CivilStatusLabel(string Code, LocalizedText Male, LocalizedText Female)
{
    /// <summary>The label that fits a person.</summary>
    /// <param name="sex">Sex of the person.</param>
    /// <returns>The label.</returns>
    public LocalizedText For(Contracts.Sex sex) => sex == Contracts.Sex.Female ? Female : Male;
}

/// <summary>A use that frees a certificate from stamp duty: ANPR table 39.</summary>
/// <param name="Code">Code.</param>
/// <param name="Text">The official text, to be printed word for word.</param>
/// <param name="Use">The use, for people to choose.</param>
/// <param name="LegalBasis">The norm, in Italian; empty for the open code 99.</param>
/// <param name="IsSecretariatFeeExempt">True where the secretariat fee is not due either.</param>
public sealed record StampDutyExemption(string Code, string Text, LocalizedText Use, string LegalBasis, bool IsSecretariatFeeExempt)
{
    /// <summary>The code for which the requester must write the reason, at most 256 characters.</summary>
    public const string OtherReason = "99";
}

/// <summary>The national code tables of the population registry.</summary>
public sealed record RegistryVocabulary
{
    /// <summary>Table 13, the most asked first, with what each type states.</summary>
    public required CertificateCatalogue Certificates { get; init; }

    /// <summary>Table 13 by code.</summary>
    public IReadOnlyDictionary<string, CertificateType> CertificateTypes => Certificates.Types;

    /// <summary>Destinations of use, with the exemption and the warning of each.</summary>
    public required CertificateUses Uses { get; init; }

    /// <summary>Languages of certificates: table 14, and the city's own editions.</summary>
    public required IReadOnlyDictionary<string, CertificateLanguage> CertificateLanguages { get; init; }

    /// <summary>Table 39.</summary>
    public required IReadOnlyDictionary<string, StampDutyExemption> StampDutyExemptions { get; init; }

    /// <summary>Table 5.</summary>
    public required IReadOnlyDictionary<string, KinshipTie> KinshipTies { get; init; }

    /// <summary>Civil status.</summary>
    public required IReadOnlyDictionary<string, CivilStatusLabel> CivilStatuses { get; init; }

    /// <summary>Table 42.</summary>
    public required IReadOnlyDictionary<string, CodeLabel> CertifiabilityGrades { get; init; }

    /// <summary>Table 7.</summary>
    public required IReadOnlyDictionary<string, CodeLabel> RegistrationReasons { get; init; }

    /// <summary>Table 15.</summary>
    public required IReadOnlyDictionary<string, CodeLabel> RemovalReasons { get; init; }

    /// <summary>Table 27.</summary>
    public required IReadOnlyDictionary<string, CodeLabel> CohabitationKinds { get; init; }

    /// <summary>Table 4: labels of street types, upper case, by code.</summary>
    public required IReadOnlyDictionary<string, string> StreetTypes { get; init; }
}

/// <summary>Words that certificates must carry, each with its norm.</summary>
public sealed record CertificateTexts
{
    /// <summary>What the certificate rests on.</summary>
    public required SourcedText LegalBasis { get; init; }

    /// <summary>The line on the data of the comune; <c>{comune}</c> stands for its name.</summary>
    public required SourcedText DataLine { get; init; }

    /// <summary>The verb of certification, the city certifying by itself.</summary>
    public required SourcedText Certifies { get; init; }

    /// <summary>The same for who is registered abroad (AIRE).</summary>
    public required SourcedText CertifiesAbroad { get; init; }

    /// <summary>Line on the exemption used; <c>{exemption}</c> stands for its official text.</summary>
    public required SourcedText ExemptionLine { get; init; }

    /// <summary>Line on the fee; <c>{amount}</c> stands for euros with two decimals.</summary>
    public required SourcedText FeeLine { get; init; }

    /// <summary>Line on validity; <c>{date}</c> stands for the last day.</summary>
    public required SourcedText Validity { get; init; }

    /// <summary>Months for which a certificate of facts that may change is valid (D.P.R. 445/2000, art. 41).</summary>
    public required int ValidityMonths { get; init; }
}

/// <summary>A text with the norm or document it comes from. The Italian is what counts; the English is a translation.</summary>
/// <param name="It">Italian, word for word where the law prescribes it.</param>
/// <param name="En">English translation.</param>
/// <param name="Source">Norm or document.</param>
public sealed record SourcedText(string It, string En, string Source);
