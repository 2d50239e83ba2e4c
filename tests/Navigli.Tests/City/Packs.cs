using Navigli.Platform.City;

namespace Navigli.Tests.City;

/// <summary>The packs of the repository, loaded once.</summary>
internal static class Packs
{
    private static readonly Lazy<CityPack> LoadedMilano = new(() => CityPack.Load(Folder("milano")));
    private static readonly Lazy<CityPack> LoadedEsempio = new(() => CityPack.Load(Folder("esempio")));

    public static CityPack Milano => LoadedMilano.Value;

    public static CityPack Esempio => LoadedEsempio.Value;

    public static string Root { get; } = FindRoot();

    public static string Folder(string city) => Path.Combine(Root, "cities", city);

    /// <summary>A file of the specifications that live outside the repository, or null where they are not.</summary>
    public static string? Specification(params string[] path)
    {
        var folder = Environment.GetEnvironmentVariable("NAVIGLI_SPECS") ?? Path.Combine(Root, "..", "shared", "specs");
        var file = Path.Combine([folder, .. path]);
        return File.Exists(file) ? file : null;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Navigli.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run inside the repository");

        return folder.FullName;
    }
}
