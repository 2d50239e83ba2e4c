using System.Net;
using System.Text.Json.Serialization;
using Navigli.Records.Asking;

namespace Navigli.Records.Sources.DigitalDomicile;

/// <summary>
/// The certified e-mail address that somebody chose for communications with legal value, as the national index has it (D.Lgs. 82/2005, art. 6-quater). By AgID's published API
/// (AgID/INAD_API_Extraction, <c>/extract/{codice_fiscale}</c>). It takes no requests for correction: people change it there.
/// </summary>
internal sealed class DigitalDomicileSource : Source<DigitalDomicileAnswer>
{
    public override string Name => "digital-domicile";

    public override Type Texts => typeof(DigitalDomicileTexts);

    public override string Page => "/fascicolo/domicilio-digitale";

    public override Uri? Today { get; } = new("https://domiciliodigitale.gov.it/");

    // The reference of the proceeding that the API wants: the person's own look into the folder is none, so it is always the same.
    public override HttpRequestMessage Ask(string codiceFiscale) => new(HttpMethod.Get, $"extract/{Uri.EscapeDataString(codiceFiscale)}?practicalReference=fascicolo-del-cittadino");

    /// <summary>A person without a digital domicile is a 404 that explains itself; a wrong address is one that does not.</summary>
    public override bool SaysNothing(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.NotFound && response.Content.Headers.ContentType?.MediaType == "application/problem+json";
}

/// <summary>Marks the texts of this source.</summary>
public sealed class DigitalDomicileTexts : RecordsTexts;

/// <summary>A digital domicile.</summary>
public sealed record DigitalAddress
{
    /// <summary>The address.</summary>
    [JsonPropertyName("digitalAddress")]
    public required string Address { get; init; }

    /// <summary>The profession for which it was chosen; null for a private person's.</summary>
    public string? PracticedProfession { get; init; }

    /// <summary>How it ended, or will; null where it stands.</summary>
    public DigitalAddressUse? UsageInfo { get; init; }
}

/// <summary>How a digital domicile ended. The specification calls it required and means by it an end, so that we do without where it is missing.</summary>
public sealed record DigitalAddressUse
{
    /// <summary>CESSAZIONE_UFFICIO or CESSAZIONE_VOLONTARIA.</summary>
    public string? Motivation { get; init; }

    /// <summary>Its end.</summary>
    public DateTimeOffset? DateEndValidity { get; init; }
}

/// <summary>The message, by AgID's specification.</summary>
public sealed record DigitalDomicileAnswer : ISourceAnswer
{
    /// <inheritdoc/>
    public required string CodiceFiscale { get; init; }

    /// <summary>When it was extracted: the name misleads, it is not since when it stands.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The addresses.</summary>
    [JsonPropertyName("digitalAddress")]
    public required IReadOnlyList<DigitalAddress> Addresses { get; init; }

    bool ISourceAnswer.IsSound => Addresses.All(a => a.Address.Contains('@', StringComparison.Ordinal));

    bool ISourceAnswer.IsEmpty => Addresses.Count == 0;
}
