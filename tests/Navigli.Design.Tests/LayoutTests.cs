using AngleSharp.Dom;
using Shouldly;
using Xunit;

namespace Navigli.Design.Tests;

public sealed class LayoutTests
{
    [Fact]
    public async Task PortalLayout_HasLandmarksAndSkipLinksThatLeadThere()
    {
        var page = await Portal();

        page.QuerySelectorAll("main").Length.ShouldBe(1);
        page.QuerySelectorAll("body header.it-header-wrapper").Length.ShouldBe(1);
        page.QuerySelectorAll("footer").Length.ShouldBe(1);
        var skips = page.QuerySelectorAll(".skiplinks a").Select(link => link.GetAttribute("href")!).ToList();
        skips.ShouldBe(["#main", "#footer"]);
        skips.ShouldAllBe(target => page.QuerySelector(target) != null);
        page.QuerySelectorAll("[style], style, script").ShouldBeEmpty();
    }

    // Criteria C.SI.3.2, C.SI.3.3, C.SI.2.3, C.SI.2.4 of the national model of municipal sites.
    [Fact]
    public async Task PortalLayout_Footer_HasTheLinksThatTheNationalValidatorLooksFor()
    {
        var page = await Portal();

        page.QuerySelector("footer [data-element=accessibility-link]")!.GetAttribute("href")!.ShouldStartWith("https://form.agid.gov.it/");
        page.QuerySelector("footer [data-element=privacy-policy-link]")!.GetAttribute("href").ShouldBe("/privacy");
        page.QuerySelector("footer [data-element=faq]")!.TextContent.ShouldContain("domande frequenti");
        page.QuerySelector("footer [data-element=report-inefficiency]")!.TextContent.ShouldContain("Segnala");
        page.QuerySelector("footer [data-element=legal-notes]").ShouldNotBeNull();
        page.QuerySelector("header [data-element=all-services]").ShouldNotBeNull();
    }

    [Fact]
    public async Task PortalLayout_WhatTheHostDoesNotHave_IsNotLinked()
    {
        var site = Rendering.Site();
        var bare = new Site { Language = site.Language, Path = "/", Identity = site.Identity with { Paths = new SitePaths() } };

        var page = await Portal(bare);

        page.QuerySelectorAll("a[href='']").ShouldBeEmpty();
        page.QuerySelectorAll("[data-element=faq], form, .nv-bottom, .it-header-navbar-wrapper, .nv-signin, .nv-user").ShouldBeEmpty();
        page.QuerySelector("[data-element=accessibility-link]").ShouldNotBeNull();
    }

    [Fact]
    public async Task PortalLayout_SignedOut_OffersToSignInAndNoBottomBar()
    {
        var site = Rendering.Site();
        var page = await Portal(new Site { Language = site.Language, Path = "/", Identity = site.Identity, BottomBar = site.BottomBar });

        page.QuerySelector("[data-element=personal-area-login]")!.GetAttribute("href").ShouldBe("/accedi");
        page.QuerySelector(".nv-bottom").ShouldBeNull();
    }

    [Fact]
    public async Task PortalLayout_SignedIn_ShowsWhoAndSignsOutByPost()
    {
        var page = await Portal();

        page.QuerySelector(".nv-avatar")!.TextContent.ShouldBe("CC");
        var form = page.QuerySelector("form[action='/esci']")!;
        form.GetAttribute("method").ShouldBe("post");
        form.QuerySelector("input").ShouldBeNull("the browser itself says that it is this site's page that asks");
        page.QuerySelectorAll(".nv-bottom a").Length.ShouldBe(2);
    }

    [Fact]
    public async Task PortalLayout_InEnglish_LinksStayInEnglishAndTheSwitchLeadsBack()
    {
        var page = await Portal(Rendering.Site(SiteLanguage.English));

        page.QuerySelector(".nv-language a")!.GetAttribute("href").ShouldBe("/certificati");
        page.QuerySelector(".nv-language a")!.GetAttribute("lang").ShouldBe("it");
        var inner = page.QuerySelectorAll("a[href^='/']").Where(link => !link.HasAttribute("hreflang")).Select(link => link.GetAttribute("href")!).ToList();
        inner.Count.ShouldBeGreaterThan(5);
        inner.ShouldAllBe(href => href == "/en" || href.StartsWith("/en/"));
        page.QuerySelector("header form[role=search]")!.GetAttribute("action").ShouldBe("/en/cerca");
    }

    [Fact]
    public async Task PortalLayout_Menu_MarksThePageShown()
    {
        var page = await Portal();

        page.QuerySelectorAll(".nv-nav-wide [aria-current=page]").Single().TextContent.ShouldBe("Certificati");
    }

    // Criterion C.SI.1.2: at least 30 % of the classes of a page are bootstrap-italia's.
    [Fact]
    public async Task PortalLayout_Classes_AreAtLeastAThirdUpstream()
    {
        var page = await Portal();

        var classes = page.All.SelectMany(element => element.ClassList).Distinct().ToList();
        classes.Count(DesignFiles.UpstreamClasses.Contains).ShouldBeGreaterThan(classes.Count * 30 / 100);
    }

    [Fact]
    public async Task StaffLayout_IsDenseAndHasOneMain()
    {
        var page = await Rendering.Render(Rendering.Fragment<StaffLayout>(new() { ["Body"] = Rendering.Text("…") }));

        page.QuerySelectorAll(".nv-staff main#main").Length.ShouldBe(1);
        page.QuerySelector("footer").ShouldBeNull();
    }

    [Fact]
    public async Task ErrorLayout_AsksForNothingThatMayFail()
    {
        var page = await Rendering.Render(Rendering.Fragment<ErrorLayout>(new() { ["Body"] = Rendering.Text("…") }));

        page.QuerySelectorAll("form, .nv-user, .nv-bottom, nav:not(.skiplinks)").ShouldBeEmpty();
        page.QuerySelector("main#main").ShouldNotBeNull();
    }

    [Fact]
    public async Task SiteDocument_NamesItsLanguageAndBlocksNothing()
    {
        var page = await Rendering.Render(Rendering.Fragment<SiteDocument>(new() { ["ChildContent"] = Rendering.Text("…") }), Rendering.Site(SiteLanguage.English));

        page.DocumentElement.GetAttribute("lang").ShouldBe("en");
        page.QuerySelectorAll("script").Length.ShouldBe(1);
        page.QuerySelectorAll("script").ShouldAllBe(script => script.HasAttribute("defer") && script.TextContent == "");
        page.QuerySelector("link[rel=alternate]")!.GetAttribute("hreflang").ShouldBe("it");
        page.QuerySelectorAll("link[href^='/']").Length.ShouldBe(page.QuerySelectorAll("link").Length);
        page.QuerySelector("base").ShouldBeNull();
    }

    private static Task<IDocument> Portal(Site? site = null) =>
        Rendering.Render(Rendering.Fragment<PortalLayout>(new() { ["Body"] = Rendering.Fragment<PageHeader>(new() { ["Title"] = "Certificati" }) }), site);
}
