namespace Navigli.Identity.Sessions;

/// <summary>A browser and a system by their names, as the User-Agent tells them; null where it tells neither.</summary>
public sealed record Device(string? Browser, string? System)
{
    // In this order: nearly all say that they are Chrome and Safari too, and Android that it is Linux.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Macintosh", "macOS"), ("Linux", "Linux"),
    ];

    public static Device Of(string? userAgent) => new(First(Browsers, userAgent ?? ""), First(Systems, userAgent ?? ""));

    private static string? First((string Mark, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(k => userAgent.Contains(k.Mark, StringComparison.Ordinal)).Name;
}
