using System.Net;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Certificates;

public sealed class RightsTests(CertificatesCity fixture) : IClassFixture<CertificatesCity>
{
    [Fact]
    public async Task Begin_ForPersonOfAnotherHousehold_IsNotFound()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        var catalogue = await chiara.GetAsync("/certificati");

        var forged = await chiara.SubmitAsync(catalogue, "#begin", new Dictionary<string, string>
        {
            ["Begin.PersonId"] = CertificatesCity.PersonOf("davide-riva").ToString(),
            ["Begin.TypeCode"] = CertificatesCity.Residence,
        });

        forged.Status.ShouldBe(HttpStatusCode.NotFound);
        forged.Words.ShouldNotContain("Davide");
    }

    [Fact]
    public async Task SaveWhat_ForPersonOfAnotherHousehold_IsNotFound()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        var use = await CertificatesCity.BeginAsync(chiara, CertificatesCity.Residence, "chiara-colombo");
        var what = await chiara.GetAsync(use.Address.AbsolutePath.Replace("/uso", "", StringComparison.Ordinal));

        var forged = await chiara.SubmitAsync(what, "main form", new Dictionary<string, string> { ["What.PersonId"] = CertificatesCity.PersonOf("davide-riva").ToString() });

        forged.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Certificate_OfAnotherAccount_IsNotFoundAndNotDownloaded()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        using var sean = await fixture.City.SignInAsync("sean-obrien");
        var outcome = await CertificatesCity.ObtainAsync(chiara, CertificatesCity.Residence, "sofia-brambilla");

        (await sean.GetAsync(outcome.Address.AbsolutePath)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await sean.GetAsync(outcome.Address.AbsolutePath + "/pdf")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await sean.GetAsync("/documenti")).Words.ShouldNotContain("Sofia");
    }

    [Fact]
    public async Task Certificate_AskedByFamily_IsInTheDrawerOfThePersonToo()
    {
        using var davide = await fixture.City.SignInAsync("davide-riva");
        await CertificatesCity.ObtainAsync(davide, CertificatesCity.Residence, "andrea-fumagalli");
        using var andrea = await fixture.City.SignInAsync("andrea-fumagalli");

        (await andrea.GetAsync("/documenti")).Words.ShouldContain("chiesto da una persona della tua famiglia");
    }

    [Fact]
    public async Task Pages_WithoutSignIn_AreClosed()
    {
        using var nobody = fixture.City.Visit();

        foreach (var path in (string[])["/certificati", "/documenti"])
            (await nobody.GetAsync(path)).Heading.ShouldNotBeOneOf("Certificati", "Documenti");
    }

    [Theory]
    [InlineData("karim-haddad", "karim-haddad", "procedimento", "")]
    [InlineData("elena-marchetti", "elena-marchetti", "indirizzo è protetto", "1")]
    [InlineData("paola-cattaneo", "ernesto-cattaneo", "interdetta", "")]
    [InlineData("francesca-galli", "francesca-galli", "AIRE", "1")]
    public async Task Catalogue_OfBlockedPerson_SaysWhichRuleAndOffersOnlyWhatItLeaves(string reader, string subject, string words, string left)
    {
        using var visitor = await fixture.City.SignInAsync(reader);

        var catalogue = await visitor.GetAsync($"/certificati?persona={CertificatesCity.PersonOf(subject)}");

        catalogue.Words.ShouldContain(words);
        catalogue.Words.ShouldContain("sede anagrafica");
        string.Join(',', catalogue.Page.QuerySelectorAll("#begin button").Select(b => b.GetAttribute("value"))).ShouldBe(left);
        var forged = await visitor.SubmitAsync(catalogue, "#begin", new Dictionary<string, string> { ["Begin.TypeCode"] = CertificatesCity.Residence });
        forged.Status.ShouldBe(HttpStatusCode.Conflict);
        forged.Words.ShouldContain(words);
    }

    [Fact]
    public async Task Catalogue_OfPersonWithoutFixedAbode_OffersResidenceAndNotFamily()
    {
        using var salvatore = await fixture.City.SignInAsync("salvatore-russo");

        var catalogue = await salvatore.GetAsync("/certificati");

        catalogue.Page.QuerySelectorAll("#begin button").Select(b => b.GetAttribute("value")).ShouldBe([CertificatesCity.Residence, "1+5+7+8", "1"]);
        catalogue.Words.ShouldContain("senza fissa dimora");
    }

    [Fact]
    public async Task Parent_WhoseChildTurnsEighteen_KeepsNothingWithoutTheHousehold()
    {
        await using var city = await TestCity.StartAsync(new TestCityOptions { Residents = 20 });
        using (var before = await city.SignInAsync("marco-villa"))
            (await before.GetAsync($"/certificati?persona={CertificatesCity.PersonOf("tommaso-villa")}")).Words.ShouldContain("responsabilità genitoriale");

        city.Clock.GoTo(new DateTime(2034, 2, 27, 0, 1, 0, DateTimeKind.Unspecified));
        using var marco = await city.SignInAsync("marco-villa");

        (await marco.GetAsync($"/certificati?persona={CertificatesCity.PersonOf("tommaso-villa")}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Parent_WhoseChildTurnsEighteenAtHome_GoesOnByTheRightOfTheFamily()
    {
        await using var city = await TestCity.StartAsync(new TestCityOptions { Residents = 20 });
        using var before = await city.SignInAsync("stefano-fontana");
        var use = await CertificatesCity.BeginAsync(before, CertificatesCity.Residence, "giulia-fontana");
        use.Words.ShouldContain("minorenne");

        city.Clock.GoTo(new DateTime(2026, 11, 22, 0, 1, 0, DateTimeKind.Unspecified));
        using var after = await city.SignInAsync("stefano-fontana");

        (await after.GetAsync(use.Address.AbsolutePath)).Words.ShouldContain("persona della tua famiglia anagrafica");
    }
}
