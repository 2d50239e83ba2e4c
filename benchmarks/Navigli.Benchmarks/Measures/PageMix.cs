namespace Navigli.Benchmarks.Measures;

/// <summary>A page that is looked at.</summary>
internal sealed record PageView(string Page, bool IsSignedIn);

/// <summary>What people look at: in every ten views three homes and two request pages of somebody signed in, five public pages.</summary>
internal static class PageMix
{
    private static readonly PageView[] Ten =
    [
        new("/fascicolo", true), new("/", false), new("/certificati", true), new("/servizi/certificati-anagrafici", false), new("/fascicolo", true),
        new("/verifica", false), new("/certificati", true), new("/servizi", false), new("/fascicolo", true), new("/uffici", false),
    ];

    public static PageView Of(int number) => Ten[number % Ten.Length];
}
