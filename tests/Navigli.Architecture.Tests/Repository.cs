using System.Xml.Linq;

namespace Navigli.Architecture.Tests;

/// <summary>The repository as files: found upwards from the test's own folder.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<ProjectFile> Projects { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories).Select(ProjectFile.Read)];

    public static IReadOnlyList<ProjectFile> ModuleProjects { get; } = [.. Projects.Where(p => p.Path.Contains($"{Path.DirectorySeparatorChar}Modules{Path.DirectorySeparatorChar}", StringComparison.Ordinal))];

    public static IEnumerable<string> Sources(string pattern) => Directory.EnumerateFiles(Path.Combine(Root, "src"), pattern, SearchOption.AllDirectories)
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/node_modules/", StringComparison.Ordinal) && !f.Contains("/Migrations/", StringComparison.Ordinal));

    public static string Short(string path) => System.IO.Path.GetRelativePath(Root, path);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Navigli.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Navigli.slnx was not found above the tests");
    }
}

internal sealed record ProjectFile(string Path, string Name, IReadOnlyList<string> References)
{
    public static ProjectFile Read(string path) => new(
        path,
        System.IO.Path.GetFileNameWithoutExtension(path),
        [.. XDocument.Load(path).Descendants("ProjectReference").Select(r => System.IO.Path.GetFileNameWithoutExtension(((string)r.Attribute("Include")!).Replace('\\', '/')))]);
}
