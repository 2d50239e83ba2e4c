namespace Navigli.Design;

/// <summary>The city as the pages show it, in the language of the request. The host makes it from the city pack.</summary>
public sealed record SiteIdentity
{
    /// <summary>The full name, as "Comune di Milano".</summary>
    public required string Name { get; init; }

    /// <summary>The line under the name, as "Fascicolo del Cittadino".</summary>
    public required string Tagline { get; init; }

    /// <summary>The administration that the slim header names, as "Regione Lombardia".</summary>
    public required string RegionName { get; init; }

    /// <summary>The absolute address of that administration's site.</summary>
    public required string RegionUrl { get; init; }

    /// <summary>The root-relative address of the crest, an SVG or a small image.</summary>
    public required string CrestUrl { get; init; }

    /// <summary>The root-relative address of the stylesheet that sets <c>--city-primary</c> and <c>--city-primary-dark</c>.</summary>
    public string StylesheetUrl { get; init; } = "/city.css";

    /// <summary>
    /// The accessibility declaration of the site: an address beginning <c>https://form.agid.gov.it/</c>
    /// (criterion C.SI.3.2 of the national model of municipal sites).
    /// </summary>
    public required string AccessibilityDeclarationUrl { get; init; }

    /// <summary>How to reach the city, for the footer.</summary>
    public required SiteContacts Contacts { get; init; }

    /// <summary>The pages that the header and footer link to.</summary>
    public SitePaths Paths { get; init; } = new();
}

/// <summary>The contacts that the footer shows.</summary>
public sealed record SiteContacts
{
    /// <summary>The postal address on one line.</summary>
    public required string Address { get; init; }

    /// <summary>Codice fiscale or partita IVA of the body.</summary>
    public required string TaxCode { get; init; }

    /// <summary>The telephone number of the contact centre, as people say it.</summary>
    public string? Phone { get; init; }

    /// <summary>The certified e-mail address (PEC).</summary>
    public string? CertifiedEmail { get; init; }
}

/// <summary>Pages of the house that every page links to, as paths without language. What is null is not there, and is not linked.</summary>
public sealed record SitePaths
{
    /// <summary>Where signed-out people sign in.</summary>
    public string? SignIn { get; init; }

    /// <summary>Where the sign-out form posts to.</summary>
    public string? SignOut { get; init; }

    /// <summary>The search page, which takes <c>?q=</c>.</summary>
    public string? Search { get; init; }

    /// <summary>The privacy notice.</summary>
    public string? Privacy { get; init; }

    /// <summary>The legal notes, with the licence of the contents.</summary>
    public string? LegalNotes { get; init; }

    /// <summary>The frequently asked questions (criterion C.SI.2.3).</summary>
    public string? Faq { get; init; }

    /// <summary>Where a malfunction is reported (criterion C.SI.2.4).</summary>
    public string? Report { get; init; }

    /// <summary>Where an appointment is booked (criterion C.SI.2.1).</summary>
    public string? Booking { get; init; }
}

/// <summary>The signed-in person as the header shows them.</summary>
/// <param name="DisplayName">The name shown beside the initials, as "Chiara" or "Elena B. · Anagrafe".</param>
/// <param name="FullName">The whole name, from which the initials come.</param>
public sealed record SiteUser(string DisplayName, string FullName)
{
    /// <summary>Tells one account from another and says nothing else of it: whose the documents are that a device keeps. Hexadecimal.</summary>
    public string Mark { get; init; } = "";

    /// <summary>One or two capitals: of the first and the last name.</summary>
    public string Initials
    {
        get
        {
            var words = FullName.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var letters = words.Length > 1 ? [words[0], words[^1]] : words;
            return string.Concat(letters.Select(FirstLetter)).ToUpperInvariant();
        }
    }

    private static string FirstLetter(string word) => System.Globalization.StringInfo.GetNextTextElement(word);
}

/// <summary>A link of a menu or of a bar.</summary>
/// <param name="Text">The text, in the language of the page.</param>
/// <param name="Path">The path without language, as <c>/certificati</c>.</param>
public sealed record SiteLink(string Text, string Path)
{
    /// <summary>The icon, in the bars that show one.</summary>
    public IconName? Icon { get; init; }

    /// <summary>The <c>data-element</c> by which the national validator finds the link, as <c>all-services</c>.</summary>
    public string? DataElement { get; init; }

    /// <summary>How many things wait behind the link; nothing is shown for zero.</summary>
    public int Count { get; init; }
}
