namespace Navigli.Design;

/// <summary>The site as one request sees it: language, address, person, city, menus. Scoped; pages inject it to make links.</summary>
public sealed class Site
{
    /// <summary>The city.</summary>
    public required SiteIdentity Identity { get; init; }

    /// <summary>The language of the request, taken from its address and from nothing else.</summary>
    public required SiteLanguage Language { get; init; }

    /// <summary>The path of the request without language, as <c>/certificati</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The query string of the request with its question mark, or nothing.</summary>
    public string Query { get; init; } = "";

    /// <summary>What the host is mounted under, as <c>/citta</c>; usually nothing.</summary>
    public string BasePath { get; init; } = "";

    /// <summary>The person signed in, or null.</summary>
    public SiteUser? User { get; init; }

    /// <summary>What was chosen for this device.</summary>
    public DeviceSettings Device { get; init; } = DeviceSettings.None;

    /// <summary>What the city has to tell the person signed in, or null.</summary>
    public SiteNotice? Notice { get; init; }

    /// <summary>The menu of the header.</summary>
    public IReadOnlyList<SiteLink> Menu { get; init; } = [];

    /// <summary>The links under the person's name.</summary>
    public IReadOnlyList<SiteLink> UserMenu { get; init; } = [];

    /// <summary>The bar at the bottom of phones, shown to people signed in.</summary>
    public IReadOnlyList<SiteLink> BottomBar { get; init; } = [];

    /// <summary>The address of a page in the language of the request.</summary>
    /// <param name="path">A path without language, with or without query; absolute addresses, fragments and relative queries stay as they are.</param>
    public string Href(string path) => Href(path, Language);

    /// <summary>The address of a page in a language: for answers to addresses that have none, such as a form of another site.</summary>
    /// <param name="path">As in <see cref="Href(string)"/>.</param>
    /// <param name="language">The language.</param>
    public string Href(string path, SiteLanguage language)
    {
        // "//host" would leave the site.
        if (path.Length == 0 || path[0] != '/' || path.StartsWith("//", StringComparison.Ordinal)) return path;
        var rest = path == "/" && language == SiteLanguage.English ? "" : path;
        return $"{BasePath}{language.PathPrefix}{rest}";
    }

    /// <summary>This page in the other language.</summary>
    public string OtherLanguageHref => Href(Path + Query, Language.Other);

    /// <summary>The address of a file of the house: a root-relative or application-relative path, never with a language.</summary>
    /// <param name="path">As <c>/crest.svg</c>, or what <c>Assets[…]</c> answers.</param>
    public string FileHref(string path) => path.Contains("://", StringComparison.Ordinal) ? path : $"{BasePath}/{path.TrimStart('/')}";

    /// <summary>Whether a link leads to the page shown or to one above it.</summary>
    /// <param name="path">A path without language.</param>
    public bool IsActive(string path) =>
        path == "/" ? Path == "/" : Path.Equals(path, StringComparison.OrdinalIgnoreCase) || Path.StartsWith(path + "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>Which links of a menu lead to the page shown (<c>=</c>), to one above it (<c>+</c>), or elsewhere (<c>-</c>): all that a menu depends on.</summary>
    internal string Marks(IReadOnlyList<SiteLink> menu) => string.Concat(menu.Select(link => Path == link.Path ? '=' : IsActive(link.Path) ? '+' : '-'));
}
