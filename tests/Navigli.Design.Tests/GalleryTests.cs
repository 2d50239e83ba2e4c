using AngleSharp.Dom;
using Microsoft.AspNetCore.Components;
using Navigli.Design.Gallery;
using Shouldly;
using Xunit;

namespace Navigli.Design.Tests;

/// <summary>What holds for every component in every state, in both languages.</summary>
public sealed class GalleryTests
{
    // Parts of layouts, pieces that exist only within another component, and what only a script draws.
    private static readonly string[] NotInGallery =
    [
        nameof(SiteDocument), nameof(PortalLayout), nameof(StaffLayout), nameof(ErrorLayout), nameof(SiteHeader), nameof(SiteFooter), nameof(Kept), nameof(MenuLinks),
        nameof(LanguageSwitch), nameof(UserMenu), nameof(BottomBar), nameof(SkipLinks), nameof(FieldFrame), nameof(FieldNotes), nameof(FieldFault), nameof(LapsedForm), nameof(Heading), nameof(NextStep),
        nameof(AppBar), nameof(DrawerScript), nameof(ForgetDocuments), nameof(KeptDocument), nameof(KeptDocuments), nameof(TileGrid), nameof(ButtonRow), nameof(Fact), nameof(TimelineEntry), nameof(HiddenField),
    ];

    public static TheoryData<string, SiteLanguage> Examples
    {
        get
        {
            var data = new TheoryData<string, SiteLanguage>();
            foreach (var example in GalleryExample.All)
            {
                data.Add(example.Path, SiteLanguage.Italian);
                data.Add(example.Path, SiteLanguage.English);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Example_References_NameElementsThatExist(string path, SiteLanguage language)
    {
        var page = await Render(path, language);
        var ids = page.All.Where(element => element.Id is not null).Select(element => element.Id!).ToList();

        ids.ShouldBeUnique();
        foreach (var element in page.All)
        {
            foreach (var attribute in new[] { "aria-describedby", "aria-labelledby", "for" })
            {
                foreach (var id in (element.GetAttribute(attribute) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)) ids.ShouldContain(id, element.OuterHtml);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Example_Controls_HaveNames(string path, SiteLanguage language)
    {
        var page = await Render(path, language);

        foreach (var control in page.QuerySelectorAll("a, button, summary, h1, h2, h3, legend, th, caption")) control.TextContent.Trim().ShouldNotBeEmpty(control.OuterHtml);
        foreach (var input in page.QuerySelectorAll("input:not([type=hidden]), select, textarea"))
        {
            page.QuerySelector($"label[for='{input.Id}']")?.TextContent.Trim().ShouldNotBeNullOrEmpty(input.OuterHtml);
            page.QuerySelectorAll($"label[for='{input.Id}']").Length.ShouldBe(1, input.OuterHtml);
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Example_Icons_AreInTheSpriteAndHidden(string path, SiteLanguage language)
    {
        var page = await Render(path, language);

        foreach (var use in page.QuerySelectorAll("use"))
        {
            DesignFiles.SpriteIds.ShouldContain(use.GetAttribute("href")!.Split('#')[1]);
            use.ParentElement!.GetAttribute("aria-hidden").ShouldBe("true");
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Example_Markup_HoldsNoStyleNoScript(string path, SiteLanguage language)
    {
        var page = await Render(path, language);

        page.QuerySelectorAll("[style], style, script").ShouldBeEmpty();
        page.All.SelectMany(element => element.Attributes).ShouldAllBe(attribute => !attribute.Name.StartsWith("on"));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Example_Classes_AreUpstreamOrOurs(string path, SiteLanguage language)
    {
        var page = await Render(path, language);

        foreach (var name in page.All.SelectMany(element => element.ClassList).Distinct())
        {
            if (!name.StartsWith("nv-", StringComparison.Ordinal)) DesignFiles.UpstreamClasses.ShouldContain(name);
        }
    }

    [Fact]
    public void Gallery_ShowsEveryComponent()
    {
        var components = typeof(Site).Assembly.GetTypes()
            .Where(type => type.Namespace == "Navigli.Design" && type.IsAssignableTo(typeof(IComponent)) && type is { IsAbstract: false, IsNested: false })
            .Select(type => type.Name.Split('`')[0])
            .Except(NotInGallery)
            .ToList();

        components.Count.ShouldBeGreaterThan(30);
        components.Except(GalleryExample.All.Select(example => example.Component)).ShouldBeEmpty();
    }

    [Fact]
    public void Gallery_Addresses_AreUnique() => GalleryExample.All.Select(example => example.Path).ShouldBeUnique();

    private static async Task<IDocument> Render(string path, SiteLanguage language)
    {
        var page = await Rendering.Render(GalleryExample.All.Single(example => example.Path == path).Content, Rendering.Site(language));
        page.Body!.Children.ShouldNotBeEmpty();
        return page;
    }
}
