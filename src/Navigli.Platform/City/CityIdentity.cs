namespace Navigli.Platform.City;

/// <summary>Who the city is: what headers, footers and papers say of it.</summary>
public sealed record CityIdentity
{
    /// <summary>Short name of the city, <c>Milano</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Formal name of the municipality, <c>Comune di Milano</c>.</summary>
    public required string FormalName { get; init; }

    /// <summary>Two-letter code of the province.</summary>
    public required string Province { get; init; }

    /// <summary>Region, shown in the slim header.</summary>
    public required CityRegion Region { get; init; }

    /// <summary>Belfiore (cadastral) code of the comune.</summary>
    public required string BelfioreCode { get; init; }

    /// <summary>ISTAT code of the comune, six digits.</summary>
    public required string IstatCode { get; init; }

    /// <summary>Internet domain of the municipality, without scheme.</summary>
    public required string Domain { get; init; }

    /// <summary>IANA name of the time zone in which civil dates are kept.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Ways to reach the municipality.</summary>
    public required CityContacts Contacts { get; init; }

    /// <summary>Colours of the header; never those of actions.</summary>
    public required CityColours Colours { get; init; }

    /// <summary>Who signs in the name of the city.</summary>
    public required CitySignatory Signatory { get; init; }

    /// <summary>Two-letter code of the default language.</summary>
    public required string DefaultLanguage { get; init; }

    /// <summary>Two-letter codes of the languages of the interface, the default included.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Street under which persons of no fixed abode are registered, as the city keeps it for them.</summary>
    public required string NoFixedAbodeStreet { get; init; }
}

/// <summary>The region of the city.</summary>
/// <param name="Name">Name as shown, <c>Regione Lombardia</c>.</param>
/// <param name="Url">Address of its site.</param>
public sealed record CityRegion(string Name, Uri Url);

/// <summary>Ways to reach the municipality.</summary>
public sealed record CityContacts
{
    /// <summary>Seat, on one line.</summary>
    public required string Address { get; init; }

    /// <summary>Telephone, as people dial it.</summary>
    public required string Phone { get; init; }

    /// <summary>Name of the contact line.</summary>
    public required string PhoneName { get; init; }

    /// <summary>The contact line and its number, which is said once where the line is named after it.</summary>
    public string PhoneLine => PhoneName.Contains(Phone, StringComparison.Ordinal) ? PhoneName : $"{PhoneName} {Phone}";

    /// <summary>Institutional site.</summary>
    public required Uri Site { get; init; }

    /// <summary>VAT number of the municipality.</summary>
    public required string VatNumber { get; init; }

    /// <summary>Certified e-mail, where the pack tells one.</summary>
    public string? CertifiedEmail { get; init; }
}

/// <summary>Header colours as <c>#rrggbb</c>.</summary>
/// <param name="Header">Main header.</param>
/// <param name="SlimHeader">Slim header above it.</param>
/// <param name="OnHeader">Text on both.</param>
public sealed record CityColours(string Header, string SlimHeader, string OnHeader);

/// <summary>Who signs papers.</summary>
/// <param name="Title">Title, <c>Il Sindaco</c>.</param>
/// <param name="Name">Name. In the packs of the repository it is invented.</param>
/// <param name="IsDemonstration">True where the name is invented, and papers must say so.</param>
public sealed record CitySignatory(LocalizedText Title, string Name, bool IsDemonstration);
