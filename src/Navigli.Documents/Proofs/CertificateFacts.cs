namespace Navigli.Documents.Proofs;

/// <summary>What a certificate certifies, as data: what is signed into its QR code, written into its metadata and compared with the paper.</summary>
public sealed record CertificateFacts
{
    /// <summary>Who certifies, such as the name of the municipality.</summary>
    public required string Issuer { get; init; }

    /// <summary>What kind of certificate it is: its name or its code in the issuer's list.</summary>
    public required string DocumentType { get; init; }

    /// <summary>The number under which the issuer registered the document.</summary>
    public required string Protocol { get; init; }

    /// <summary>The code that finds the document on the issuer's verification page.</summary>
    public required string Code { get; init; }

    /// <summary>Whom the certificate is about.</summary>
    public required CertifiedPerson Subject { get; init; }

    /// <summary>The other persons certified, such as the members of a household; empty when there are none.</summary>
    public IReadOnlyList<CertifiedPerson> Members { get; init; } = [];

    /// <summary>The certified address on one line, if the certificate has one.</summary>
    public string? Address { get; init; }

    /// <summary>What else it certifies, a line each in the paper's words, such as a civil status with its day; empty when the facts above say it all.</summary>
    public IReadOnlyList<string> Statements { get; init; } = [];

    /// <summary>The instant of issue, UTC; the proof keeps whole seconds.</summary>
    public required DateTime IssuedAt { get; init; }

    /// <summary>The last day on which the certificate is valid, or <see langword="null"/> where its validity has no end.</summary>
    public DateOnly? ValidUntil { get; init; }
}

/// <summary>A person as a certificate names them.</summary>
public sealed record CertifiedPerson
{
    /// <summary>The name as printed, surname and given names in the issuer's order.</summary>
    public required string Name { get; init; }

    /// <summary>The day of birth, if certified.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>The place of birth, if certified.</summary>
    public string? BirthPlace { get; init; }

    /// <summary>The tax code, if certified.</summary>
    public string? CodiceFiscale { get; init; }

    /// <summary>The relation to the household's reference person, if certified.</summary>
    public string? Relationship { get; init; }
}
