using System.Globalization;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Navigli.Design.Tests;

public sealed partial class TextsTests
{
    [Fact]
    public void DesignTexts_BothLanguages_HaveTheSameKeysAndPlaceholders()
    {
        var italian = TextsFactory.Load(typeof(DesignTexts), "it");
        var english = TextsFactory.Load(typeof(DesignTexts), "en");

        italian.Count.ShouldBeGreaterThan(30);
        italian.Keys.Order(StringComparer.Ordinal).ShouldBe(english.Keys.Order(StringComparer.Ordinal));
        foreach (var (key, text) in italian)
        {
            text.ShouldNotBeNullOrWhiteSpace(key);
            english[key].ShouldNotBeNullOrWhiteSpace(key);
            Placeholder().Matches(text).Select(match => match.Value).ShouldBe(Placeholder().Matches(english[key]).Select(match => match.Value), key);
        }
    }

    [Fact]
    public void DesignTexts_EveryKeyNamedInComponents_Exists()
    {
        var texts = TextsFactory.Load(typeof(DesignTexts), "it");
        var named = DesignFiles.Razor.SelectMany(file => Key().Matches(File.ReadAllText(file))).Select(match => match.Groups["it"].Value).Distinct().ToList();

        named.Count.ShouldBeGreaterThan(20);
        named.Where(key => !texts.ContainsKey(key)).ShouldBeEmpty();
    }

    [Fact]
    public void MissingText_Loud_Throws()
    {
        var texts = new TextsFactory(throwOnMissing: true).Create(typeof(DesignTexts));

        Should.Throw<KeyNotFoundException>(() => texts["No.Such.Text"]).Message.ShouldContain("No.Such.Text");
    }

    [Fact]
    public void MissingText_InProduction_ShowsTheKey()
    {
        var text = new TextsFactory(throwOnMissing: false).Create(typeof(DesignTexts))["No.Such.Text"];

        text.Value.ShouldBe("No.Such.Text");
        text.ResourceNotFound.ShouldBeTrue();
    }

    [Theory]
    [InlineData("it-IT", "Accedi")]
    [InlineData("en-GB", "Sign in")]
    [InlineData("fr-FR", "Accedi")]
    public void Text_FollowsTheCultureOfTheRequest(string culture, string expected)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            new TextsFactory(throwOnMissing: true).Create(typeof(DesignTexts))["User.SignIn"].Value.ShouldBe(expected);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [GeneratedRegex(@"\{\d\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex("T\\[\"(?<it>[A-Za-z.]+)\"[\\],]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();
}
