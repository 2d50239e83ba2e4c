using System.Net;
using Navigli.Testing;
using Navigli.Tests.Certificates;
using Shouldly;
using Xunit;

namespace Navigli.Tests.BadInput;

public sealed class OutageTests
{
    [Fact]
    public async Task Confirm_WhileTheDatabaseIsGone_SaysSoAndLosesNothing()
    {
        await using var city = await TestCity.StartAsync(new TestCityOptions { Residents = 30 });
        using var chiara = await city.SignInAsync("chiara-colombo");
        var summary = await CertificatesCity.DeclareAsync(chiara, await CertificatesCity.BeginAsync(chiara, CertificatesCity.Residence, "chiara-colombo"), CertificatesCity.SportsClub);

        await city.Database.GoAwayAsync();
        foreach (var (answer, heading) in new[]
        {
            (await chiara.SubmitAsync(summary, "#confirm"), "Il servizio non risponde in questo momento"),
            (await chiara.GetAsync("/certificati"), "Il servizio non risponde in questo momento"),
            (await chiara.GetAsync("/en/documenti"), "The service does not answer at the moment"),
        })
        {
            answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
            answer.Heading.ShouldBe(heading);
            answer.Page.QuerySelector("main a[href$='/uffici']").ShouldNotBeNull("there is a way on");
        }

        await city.Database.ComeBackAsync();
        (await chiara.SubmitAsync(summary, "#confirm")).Heading.ShouldBe("Il certificato è pronto");
        (await chiara.GetAsync("/documenti?tipo=certificati")).Page.QuerySelectorAll("main article a.btn[href^='/certificati/']").Length.ShouldBe(1);
    }
}
