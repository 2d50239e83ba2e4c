using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Navigli.Certificates.Cases;
using Navigli.Certificates.Certifiers;
using Navigli.Platform.City;
using Navigli.Platform.Data;

namespace Navigli.Certificates.Api;

/// <summary>Where a certificate stands.</summary>
internal enum ResourceState
{
    Pending,
    Refused,
    Valid,
    Expired,
    Voided,
}

/// <summary>An amount of money.</summary>
[Description("An amount of money.")]
internal sealed record MoneyResource
{
    [Description("Units and hundredths, with a point.")]
    [MaxLength(12), RegularExpression("^[0-9]+[.][0-9]{2}$")]
    public required string Amount { get; init; }

    [Description("Currency, ISO 4217.")]
    [MaxLength(3), RegularExpression("^[A-Z]{3}$")]
    public required string Currency { get; init; }

    public static MoneyResource OfCents(int cents) => new() { Amount = (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture), Currency = "EUR" };
}

/// <summary>Addresses that belong to a certificate.</summary>
[Description("Absolute addresses that belong to a certificate.")]
internal sealed record LinksResource
{
    [Description("The certificate.")]
    [MaxLength(2000)]
    public required Uri Self { get; init; }

    [Description("Its sealed document; absent until it is issued.")]
    [MaxLength(2000)]
    public Uri? Document { get; init; }
}

/// <summary>A certificate, or the case that may become one. It names nobody.</summary>
[Description("A certificate, or the case that may become one. It names nobody: the document does.")]
internal sealed record CertificateResource
{
    [Description("Identifier.")]
    public required Guid Id { get; init; }

    [Description("Where it stands: pending while ANPR has not answered, refused where it has so answered.")]
    public required ResourceState State { get; init; }

    [Description("Number of the case, as on the receipt.")]
    [MaxLength(30)]
    public required string CaseNumber { get; init; }

    [Description("Code of the type, or codes in ascending order joined by +.")]
    [MaxLength(60)]
    public required string Type { get; init; }

    [Description("Who certifies.")]
    public required Certifier Certifier { get; init; }

    [Description("The certifier's number, as printed; absent until it is issued.")]
    [MaxLength(60)]
    public string? Protocol { get; init; }

    [Description("The verification code; absent until it is issued.")]
    [MaxLength(30)]
    public string? VerificationCode { get; init; }

    [Description("When it was issued, UTC.")]
    public DateTime? IssuedAt { get; init; }

    [Description("Last day of validity; absent where it has no end.")]
    public DateOnly? ValidUntil { get; init; }

    [Description("When it was voided, UTC.")]
    public DateTime? VoidedAt { get; init; }

    [Description("Secretariat fee to collect.")]
    public MoneyResource? Fee { get; init; }

    [Description("ANPR's code of a refusal, or of what keeps the case waiting.")]
    [MaxLength(20)]
    public string? AnprCode { get; init; }

    [JsonPropertyName("_links")]
    public required LinksResource Links { get; init; }
}

/// <summary>Certificates that a search found.</summary>
[Description("Certificates that a search found: one or none.")]
internal sealed record CertificateList
{
    [Description("One or none.")]
    [MaxLength(1)]
    public required IReadOnlyList<CertificateResource> Items { get; init; }
}

/// <summary>Makes the resource of a case and its certificate: rows that are nobody's record.</summary>
internal sealed class CertificateResources(CityDb db, CityPack city, IHttpContextAccessor http, TimeProvider clock)
{
    public async Task<CertificateResource?> FindAsync(Guid id, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) is not { } @case)
            return null;
        var certificate = await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct);
        return new CertificateResource
        {
            Id = id,
            State = certificate is null ? (@case.State == CaseState.Refused ? ResourceState.Refused : ResourceState.Pending) : StateOf(certificate),
            CaseNumber = @case.Number,
            Type = @case.TypeCode,
            Certifier = @case.Certifier,
            Protocol = certificate?.Protocol,
            VerificationCode = certificate is null ? null : VerificationCode.Grouped(certificate.Code),
            IssuedAt = certificate?.IssuedAt,
            ValidUntil = certificate?.ValidUntil,
            VoidedAt = certificate?.VoidedAt,
            Fee = certificate is null ? null : MoneyResource.OfCents(certificate.FeeCents),
            AnprCode = @case.AnprCode,
            Links = new LinksResource { Self = Address(id, ""), Document = certificate is null ? null : Address(id, "/document") },
        };
    }

    private ResourceState StateOf(IssuedCertificate certificate) => certificate.State(city.Calendar.Today(clock)) switch
    {
        CertificateState.Voided => ResourceState.Voided,
        CertificateState.Expired => ResourceState.Expired,
        _ => ResourceState.Valid,
    };

    private Uri Address(Guid id, string part)
    {
        var request = http.HttpContext!.Request;
        return new Uri($"{request.Scheme}://{request.Host}{ApiEndpoints.Prefix}/certificates/{id:D}{part}");
    }
}
