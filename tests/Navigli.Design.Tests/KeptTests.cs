using Microsoft.AspNetCore.Components;
using Shouldly;
using Xunit;

namespace Navigli.Design.Tests;

public sealed class KeptTests
{
    private readonly KeptParts parts = new();
    private int drawn;

    [Fact]
    public async Task Part_OfOneKeyAndLanguage_IsDrawnOnceAndIsTheSame()
    {
        var first = await ShowAsync("footer", SiteLanguage.Italian);
        var again = await ShowAsync("footer", SiteLanguage.Italian);

        drawn.ShouldBe(1);
        first.ShouldBe("<p>1 &amp; <svg");
        again.ShouldBe(first);
    }

    [Theory]
    [InlineData("header =-", SiteLanguage.Italian, "")]
    [InlineData("header -=", SiteLanguage.English, "")]
    [InlineData("header -=", SiteLanguage.Italian, "/citta")]
    public async Task Part_OfAnotherKeyLanguageOrMount_IsAnother(string key, SiteLanguage language, string mount)
    {
        await ShowAsync("header -=", SiteLanguage.Italian);

        (await ShowAsync(key, language, mount)).ShouldStartWith("<p>2");
    }

    private async Task<string> ShowAsync(string key, SiteLanguage language, string mount = "")
    {
        var site = Rendering.Site(language);
        RenderFragment content = builder =>
        {
            builder.OpenElement(0, "p");
            builder.AddContent(1, $"{++drawn} & ");
            builder.OpenComponent<Icon>(2);
            builder.AddComponentParameter(3, nameof(Icon.Name), IconName.Search);
            builder.CloseComponent();
            builder.CloseElement();
        };
        var page = await Rendering.Render(
            Rendering.Fragment<Kept>(new() { [nameof(Kept.Key)] = key, [nameof(Kept.ChildContent)] = content }),
            new Site { Language = language, Path = "/", Identity = site.Identity, BasePath = mount },
            parts);
        return page.Body!.InnerHtml[..15];
    }
}
