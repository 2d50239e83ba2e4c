using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Navigli.Certificates.Verify;
using Navigli.Documents.Proofs;
using Navigli.Platform.City;

namespace Navigli.Certificates.Api;

/// <summary>A person as a certificate names them.</summary>
[Description("A person as the certificate names them.")]
internal sealed record NamedPerson
{
    [Description("Family name and given names, as printed.")]
    [MaxLength(300)]
    public required string Name { get; init; }

    [Description("Day of birth, where it is certified.")]
    public DateOnly? BirthDate { get; init; }

    [Description("Place of birth, where it is certified.")]
    [MaxLength(300)]
    public string? BirthPlace { get; init; }

    public static NamedPerson Of(CertifiedPerson person) => new() { Name = person.Name, BirthDate = person.BirthDate, BirthPlace = person.BirthPlace };
}

/// <summary>What the register says of a certificate.</summary>
[Description("What the register says of a certificate: to be compared with the paper.")]
internal sealed record VerificationResource
{
    [Description("Whether it still counts.")]
    public required CertificateState State { get; init; }

    [Description("By what of it it was found.")]
    public required FoundBy FoundBy { get; init; }

    [Description("Who issued it.")]
    [MaxLength(200)]
    public required string Issuer { get; init; }

    [Description("Code of the type, or codes in ascending order joined by +.")]
    [MaxLength(60)]
    public required string Type { get; init; }

    [Description("Name of the certificate.")]
    [MaxLength(500)]
    public required string TypeLabel { get; init; }

    [Description("Its number, as printed.")]
    [MaxLength(60)]
    public required string Protocol { get; init; }

    public required NamedPerson Subject { get; init; }

    [Description("The other persons certified.")]
    [MaxLength(100)]
    public required IReadOnlyList<NamedPerson> Members { get; init; }

    [Description("The certified address, where there is one.")]
    [MaxLength(500)]
    public string? Address { get; init; }

    [Description("When it was issued, UTC.")]
    public required DateTime IssuedAt { get; init; }

    [Description("Last day of validity; absent where it has no end.")]
    public DateOnly? ValidUntil { get; init; }

    [Description("When it was voided, UTC.")]
    public DateTime? VoidedAt { get; init; }

    [Description("Code of the destination of use.")]
    [MaxLength(20)]
    public required string Use { get; init; }

    [Description("When the register was asked, UTC.")]
    public required DateTime CheckedAt { get; init; }

    public static VerificationResource Of(VerifiedCertificate verified, CityPack city) => new()
    {
        State = verified.State,
        FoundBy = verified.FoundBy,
        Issuer = verified.Facts.Issuer,
        Type = verified.TypeCode,
        TypeLabel = city.Vocabulary.Certificates.LabelOf(verified.TypeCode).ToString(),
        Protocol = verified.Facts.Protocol,
        Subject = NamedPerson.Of(verified.Facts.Subject),
        Members = [.. verified.Facts.Members.Select(NamedPerson.Of)],
        Address = verified.Facts.Address,
        IssuedAt = verified.IssuedAt,
        ValidUntil = verified.Facts.ValidUntil,
        VoidedAt = verified.VoidedAt,
        Use = verified.UseCode,
        CheckedAt = verified.CheckedAt,
    };
}
