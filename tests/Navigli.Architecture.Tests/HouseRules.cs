using System.Text.RegularExpressions;
using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace Navigli.Architecture.Tests;

/// <summary>Rules of size, of words and of what is refused, held over the files themselves.</summary>
public sealed partial class HouseRules
{
    [Fact]
    public void ProgramFiles_AreShort()
    {
        var programs = Repository.Sources("Program.cs").Concat(Repository.Sources("CityHost.cs")).ToList();
        programs.Count.ShouldBeGreaterThan(2);
        foreach (var file in programs)
            File.ReadLines(file).Count().ShouldBeLessThanOrEqualTo(120, Repository.Short(file));
    }

    [Fact]
    public void Pages_AreShort()
    {
        var pages = Repository.Sources("*.razor").ToList();
        pages.Count.ShouldBeGreaterThan(20);
        pages.Where(f => File.ReadLines(f).Count() > 150).Select(Repository.Short).ShouldBeEmpty("pages over 150 lines");
    }

    /// <summary>What was typed is kept while somebody signs in at a higher level, a chosen file is not: who is to choose one must be asked before, by opening the page.</summary>
    [Fact]
    public void PageWithAFile_AsksForItsLevelBeforeTheFileIsChosen()
    {
        var withFiles = Repository.Sources("*.razor").Where(f => f.Contains("/Modules/", StringComparison.Ordinal) && File.ReadAllText(f) is var text && (text.Contains("<FileField", StringComparison.Ordinal) || text.Contains("FormEncoding.Files", StringComparison.Ordinal)))
            .Select(f => Path.GetDirectoryName(f)!).ToHashSet(StringComparer.Ordinal);
        var asksWhenSent = Repository.Sources("*.razor").Where(f => AsksWhenSent().IsMatch(File.ReadAllText(f))).ToList();
        withFiles.ShouldNotBeEmpty();
        asksWhenSent.ShouldNotBeEmpty();
        asksWhenSent.Where(f => withFiles.Contains(Path.GetDirectoryName(f)!)).Select(Repository.Short).ShouldBeEmpty("a file of these slices would be lost: take ToSend away");
    }

    [Fact]
    public void Resources_AreCompleteInBothLanguages()
    {
        var italian = Repository.Sources("*.it.resx").ToList();
        italian.Count.ShouldBeGreaterThanOrEqualTo(5);
        foreach (var file in italian)
        {
            var english = file.Replace(".it.resx", ".en.resx", StringComparison.Ordinal);
            Keys(english).ShouldBe(Keys(file), Repository.Short(file));
            Values(file).Concat(Values(english)).ShouldAllBe(v => v.Trim().Length > 0, Repository.Short(file));
        }
    }

    [Fact]
    public void Texts_ThatPagesAskForExist()
    {
        var asked = 0;
        var texts = Repository.Sources("*.it.resx").GroupBy(f => Path.GetDirectoryName(Path.GetDirectoryName(f))!).ToDictionary(g => g.Key, g => g.SelectMany(Keys).ToList(), StringComparer.Ordinal);
        foreach (var folder in texts.Keys)
        {
            // Texts of a folder within a module derive from the module's.
            var known = texts.Where(t => folder == t.Key || folder.StartsWith(t.Key + "/", StringComparison.Ordinal)).SelectMany(t => t.Value).ToHashSet(StringComparer.Ordinal);
            var inner = texts.Keys.Where(t => t.StartsWith(folder + "/", StringComparison.Ordinal)).ToList();
            foreach (var file in Directory.EnumerateFiles(folder, "*.razor", SearchOption.AllDirectories)
                .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !inner.Exists(i => f.StartsWith(i + "/", StringComparison.Ordinal))))
            {
                foreach (Match match in TextAsked().Matches(File.ReadAllText(file)))
                {
                    asked++;
                    known.ShouldContain(match.Groups["key"].Value, Repository.Short(file));
                }
            }
        }

        asked.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Sources_HoldNoUnfinishedMarkNorPathOfOneMachine()
    {
        var files = Repository.Sources("*.cs").Concat(Repository.Sources("*.razor")).Concat(Repository.Sources("*.csproj")).ToList();
        files.Count.ShouldBeGreaterThan(200);
        files.Where(f => Unfinished().IsMatch(File.ReadAllText(f))).Select(Repository.Short).ShouldBeEmpty();
    }

    [Fact]
    public void Packages_AreNoneOfTheRefused()
    {
        var packages = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion").Select(p => (string)p.Attribute("Include")!).ToList();
        packages.Count.ShouldBeGreaterThan(10);
        string[] refused = ["MediatR", "AutoMapper", "MassTransit", "FluentAssertions", "PDFsharp", "itext", "itext7", "System.Security.Cryptography.Xml"];
        packages.ShouldAllBe(p => !refused.Contains(p, StringComparer.OrdinalIgnoreCase));
    }

    [GeneratedRegex("""\bT\["(?<key>[^"{}]+)"[\],]""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TextAsked();

    [GeneratedRegex(@"@attribute \[RequiresLevel\([^\]]*ToSend = true", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AsksWhenSent();

    [GeneratedRegex("TODO|FIXME|HACK|NotImplementedException|/home/[a-z]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unfinished();

    private static List<string> Keys(string file) => [.. XDocument.Load(file).Descendants("data").Select(d => (string)d.Attribute("name")!).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Values(string file) => XDocument.Load(file).Descendants("data").Select(d => (string)d.Element("value")!);
}
