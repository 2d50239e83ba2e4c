using Microsoft.AspNetCore.Components;
using Shouldly;
using Xunit;

namespace Navigli.Design.Tests;

/// <summary>What is written in one piece encodes whatever it is filled with: names and numbers come from people.</summary>
public sealed class MarkupTests
{
    private const string Hostile = "<img src=x onerror=alert(1)>\"'&";

    public static TheoryData<string, RenderFragment> Parts => new()
    {
        {
            "cards",
            builder => Open<ActionCards>(builder, nameof(ActionCards.Items), new ActionItem[]
            {
                new() { Title = Hostile, Subject = Hostile, Mark = Hostile, When = Hostile, More = [Hostile, Hostile], Action = Hostile, Href = "/a" + Hostile },
            })
        },
        {
            "card",
            builder => Open<ActionCard>(
                builder, nameof(ActionCard.Title), Hostile, nameof(ActionCard.Subject), Hostile, nameof(ActionCard.Action), Hostile, nameof(ActionCard.Href), "/a" + Hostile)
        },
        { "tile", builder => Open<Tile>(builder, nameof(Tile.Title), Hostile, nameof(Tile.Line), Hostile, nameof(Tile.Href), "/a" + Hostile) },
        {
            "tabs",
            builder => Open<Tabs>(builder, nameof(Tabs.Label), Hostile, nameof(Tabs.Items), new SiteLink[] { new(Hostile, "/a" + Hostile), new(Hostile, "/b") }, nameof(Tabs.Current), "/b")
        },
        {
            "chips",
            builder => Open<FilterChips>(builder, nameof(FilterChips.Label), Hostile, nameof(FilterChips.Items), new SiteLink[] { new(Hostile, "/a" + Hostile), new(Hostile, "/b") }, nameof(FilterChips.Current), "/b")
        },
    };

    [Theory]
    [MemberData(nameof(Parts), DisableDiscoveryEnumeration = true)]
    public async Task Text_StaysText(string part, RenderFragment fragment)
    {
        var page = await Rendering.Render(fragment);

        page.QuerySelectorAll("img").ShouldBeEmpty(part);
        page.All.SelectMany(e => e.Attributes).Where(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty(part);
        page.Body!.TextContent.ShouldContain(Hostile);
        var links = page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).ToList();
        links.ShouldContain("/a" + Hostile, part);
    }

    private static void Open<TComponent>(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder, params object[] parameters)
        where TComponent : IComponent
    {
        builder.OpenComponent<TComponent>(0);
        foreach (var pair in parameters.Chunk(2))
            builder.AddComponentParameter(1, (string)pair[0], pair[1]);
        builder.CloseComponent();
    }
}
