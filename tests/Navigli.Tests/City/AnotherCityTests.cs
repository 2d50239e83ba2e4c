using System.Net;
using Navigli.Testing;
using Navigli.Tests.Certificates;
using Shouldly;
using Xunit;

namespace Navigli.Tests.City;

/// <summary>Another city is another folder: no line of code knows which one it is.</summary>
public sealed class AnotherCityTests
{
    [Fact]
    public async Task Start_WithThePackOfEsempio_IsEsempioThroughout()
    {
        await using var city = await TestCity.StartAsync(new TestCityOptions { Pack = "cities/esempio", Residents = 30 });
        using var visitor = city.Visit();

        var landing = await visitor.GetAsync("/");
        landing.Status.ShouldBe(HttpStatusCode.OK);
        landing.Page.Title!.ShouldContain("Comune di Esempio");
        landing.Page.QuerySelector("footer")!.TextContent.ShouldContain("Piazza del Municipio 1");
        (await visitor.GetAsync("/crest.svg")).Text.ShouldBe(Packs.Esempio.Crest.Svg);
        (await visitor.GetAsync("/city.css")).Text.ShouldContain("#14532D");
        (await visitor.GetAsync("/uffici")).Words.ShouldContain("Sportello della Stazione");
        var button = (await visitor.GetAsync("/accedi")).Page.QuerySelector("form[data-scheme='cie'] button")!;
        button.TextContent.Trim().ShouldBe("Entra con CIE", "its pack has the button as its rules draw it, which a screen reader reads all the same");
        (await visitor.GetAsync(button.QuerySelector("img")!.GetAttribute("src")!)).Text.ShouldBe(Packs.Esempio.CieButton);

        using var chiara = await city.SignInAsync("chiara-colombo");
        var use = await CertificatesCity.BeginAsync(chiara, CertificatesCity.Residence, "chiara-colombo");
        use.Words.ShouldContain("0,50", customMessage: "the fee of a stamped certificate in Esempio, which in Milan is another");
        var outcome = await chiara.SubmitAsync(await CertificatesCity.DeclareAsync(chiara, use, CertificatesCity.SportsClub), "#confirm");
        outcome.Words.ShouldContain("Comune di Esempio", Case.Insensitive);
        landing.Text.ShouldNotContain("Milano");
    }
}
