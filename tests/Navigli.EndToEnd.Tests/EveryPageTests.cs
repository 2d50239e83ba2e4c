using System.Globalization;
using Microsoft.Playwright;
using Navigli.Design.Gallery;
using Shouldly;
using Xunit;

namespace Navigli.EndToEnd.Tests;

/// <summary>Every routed page and every page of trouble, in both languages, on a phone and on a desktop.</summary>
public sealed class EveryPageTests(BrowserCity city)
{
    private static readonly (string Prefix, string Code)[] Languages = [("", "it"), ("/en", "en")];

    public static TheoryData<string> Routes => [.. Pages.Routes];

    public static TheoryData<string> Troubles => [.. Pages.Troubles.Keys];

    public static TheoryData<string> SandboxPages => ["/", "/mail", "/clock", "/faults", "/accedi/cns/carta"];

    [Fact]
    public void Routes_AreAllFound() => Pages.Routes.Count.ShouldBeGreaterThan(30);

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Route_InBothLanguagesOnPhoneAndDesktop_HasNoFault(string route) =>
        await CheckAsync(Pages.Of(route) ?? throw new InvalidOperationException($"Pages knows no address to open '{route}' by: add one, with data of its own"));

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Trouble_InBothLanguagesOnPhoneAndDesktop_HasNoFault(string trouble) => await CheckAsync(Pages.Troubles[trouble]);

    [Theory]
    [MemberData(nameof(SandboxPages))]
    public async Task SandboxPage_InBothLanguages_HasNoFault(string path)
    {
        var page = await city.OpenAsync(BrowserCity.Desktop);
        var watch = new PageWatch(page);
        List<string> faults = [];
        foreach (var (prefix, code) in Languages)
        {
            await page.ResizeAsync(BrowserCity.Desktop.Width, BrowserCity.Desktop.Height);
            await page.GotoAsync(new Uri(city.City.SandboxAddress, prefix + path).ToString());
            faults.AddRange(await watch.ViolationsAsync(code));
            faults.AddRange(await watch.ShapeAsync(code, code));
            faults.AddRange(watch.Complaints(code));
        }

        await page.Context.CloseAsync();
        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Gallery_EveryState_HasNoViolation()
    {
        var page = await city.OpenAsAsync(Samples.Citizen, new ViewportSize { Width = 360, Height = 740 });
        var watch = new PageWatch(page);
        List<string> faults = [];
        foreach (var example in GalleryExample.All)
        {
            (await page.GotoAsync(city.Address("", example.Path)))!.Status.ShouldBe(200, example.Path);
            faults.AddRange(await watch.ViolationsAsync(example.Path));
            faults.AddRange(watch.Complaints(example.Path));
        }

        await page.Context.CloseAsync();
        faults.ShouldBeEmpty();
    }

    private async Task CheckAsync(PageSample sample)
    {
        var page = await city.OpenAgainAsync(sample.Persona);
        var watch = new PageWatch(page);
        List<string> faults = [];
        foreach (var (prefix, code) in Languages)
        {
            await page.ResizeAsync(360, 740);
            var answer = await page.GotoAsync(city.Address(prefix, sample.Path(city.Samples)));
            if (answer!.Status != sample.Status)
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{code}: answered {answer.Status}, not {sample.Status}"));
            faults.AddRange(await watch.ViolationsAsync($"{code} phone"));
            faults.AddRange(await watch.ShapeAsync(code, code));
            await page.ResizeAsync(BrowserCity.Desktop.Width, BrowserCity.Desktop.Height);
            faults.AddRange(await watch.ViolationsAsync($"{code} desktop"));
            faults.AddRange(watch.Complaints(code));
        }

        await page.CloseAsync();
        faults.ShouldBeEmpty();
    }
}
