using System.Collections.Frozen;

namespace Navigli.Design;

/// <summary>
/// The icons in use. The build makes the sprite from this list: a name here becomes <c>it-</c> plus its words in
/// the national design system's sprite (<c>MapMarker</c> is <c>it-map-marker</c>).
/// </summary>
public enum IconName
{
#pragma warning disable CS1591 // The names say what they draw.
    ArrowLeft,
    ArrowRight,
    Ban,
    Bookmark,
    Burger,
    Calendar,
    Car,
    Card,
    Cart,
    ChartLine,
    Check,
    CheckCircle,
    ChevronLeft,
    ChevronRight,
    Clip,
    Clock,
    Close,
    CloseCircle,
    Comment,
    Copy,
    Delete,
    Download,
    Error,
    Expand,
    ExternalLink,
    File,
    FilePdf,
    FileSigned,
    Files,
    Folder,
    Help,
    HelpCircle,
    Horn,
    Inbox,
    InfoCircle,
    Key,
    Link,
    List,
    Locked,
    Logout,
    Mail,
    MapMarker,
    MoreActions,
    Pa,
    Pencil,
    Plus,
    Presentation,
    Print,
    Refresh,
    Search,
    Settings,
    Share,
    Telephone,
    Unlocked,
    Upload,
    User,
    WarningCircle,
#pragma warning restore CS1591
}

internal static class IconNames
{
    // A page has some twenty icons: their names are spelt once.
    private static readonly FrozenDictionary<IconName, string> Symbols = Enum.GetValues<IconName>().ToFrozenDictionary(name => name, Spelt);

    public static string SymbolId(this IconName name) => Symbols[name];

    private static string Spelt(IconName name) => "it-" + string.Concat(name.ToString().Select(
        static (letter, index) => char.IsUpper(letter) ? (index > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
