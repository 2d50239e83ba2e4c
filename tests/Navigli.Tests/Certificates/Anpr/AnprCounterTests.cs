using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Certificates.Cases;
using Navigli.Certificates.Certifiers;
using Navigli.Certificates.Counter;
using Navigli.Platform.Data;
using Navigli.Tests.Certificates.Api;
using Shouldly;
using Xunit;
using static Navigli.Tests.Certificates.Counter.OfficerSteps;

namespace Navigli.Tests.Certificates.Anpr;

/// <summary>Certificates that ANPR issues to whoever asks at the counter, on the officer's pages and by the API.</summary>
public sealed class AnprCounterTests(AnprCity fixture) : IClassFixture<AnprCity>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await fixture.FaultAsync("Normal");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Issue_AnprAnswers_IsHandedOverUnderItsNumber()
    {
        using var laura = await fixture.City.SignInAsync(Officer);

        var done = await IssueAsync(laura, "davide-riva", CertificatesCity.Residence, ThirdParty, Exempt);

        done.Heading.ShouldBe("Certificato rilasciato");
        var row = (await fixture.IssuedAsync("davide-riva")).ShouldHaveSingleItem();
        (row.Certifier, row.AccountId).ShouldBe((Certifier.Anpr, null));
        row.Office.ShouldNotBeNull();
        done.Words.ShouldContain(row.Protocol);
        var message = AnprMessages.Body(fixture.Tap.LastRequest);
        message.Descendants("emissione").Single().Value.ShouldBe("1", "at the counter");
        message.Descendants("forzaCertificazione").Single().Value.ShouldBe("0");
        message.Element("generalitaRichiedente")!.Value.ShouldContain("BIANCHI", Case.Insensitive);
        var pdf = await laura.GetAsync(done.Page.QuerySelector("main a[href$='/pdf']")!.GetAttribute("href")!);
        pdf.Body.ShouldBe(AnprMessages.Pdf(fixture.Tap.LastAnswer));
    }

    [Fact]
    public async Task Issue_RuleThatTheOfficerForces_TellsAnprSo()
    {
        using var laura = await fixture.City.SignInAsync(Officer);
        await DecideAsync(laura, "hodan-warsame", "NotRegistrable", "ResidenceUnderVerification");
        var summary = await FillAsync(laura, await BeginAsync(laura, "hodan-warsame", CertificatesCity.Residence), Subject, Exempt);

        var done = await laura.SubmitAsync(summary, "#confirm", new Dictionary<string, string> { ["Confirm.ForceReason"] = "Iscrizione controllata in originale" });

        done.Heading.ShouldBe("Certificato rilasciato", done.Words);
        AnprMessages.Body(fixture.Tap.LastRequest).Descendants("forzaCertificazione").Single().Value.ShouldBe("1");
    }

    [Fact]
    public async Task Issue_AnprRefuses_GivesTheStampBack()
    {
        using var laura = await fixture.City.SignInAsync(Officer);
        await fixture.FaultAsync("ErrorCode", code: "EN181");

        var refused = await IssueAsync(laura, "sean-obrien", CertificatesCity.Residence, ThirdParty, Stamped("77777777777777"));
        await fixture.FaultAsync("Normal");
        var issued = await IssueAsync(laura, "sean-obrien", CertificatesCity.Residence, ThirdParty, Stamped("77777777777777"));
        var spent = await FillAsync(laura, await BeginAsync(laura, "sean-obrien", CertificatesCity.Residence), ThirdParty, Stamped("77777777777777"));

        refused.Heading.ShouldNotBe("Certificato rilasciato");
        refused.Words.ShouldContain("procedimento non ancora concluso");
        issued.Heading.ShouldBe("Certificato rilasciato", issued.Words);
        spent.Words.ShouldContain("già stata usata");
        var stamps = await fixture.City.InsideAsync(services => services.GetRequiredService<CityDb>().Set<CounterIssue>().AsNoTracking().CountAsync(i => i.StampSerial == "77777777777777"));
        stamps.ShouldBe(1);
    }

    [Fact]
    public async Task Post_WhileAnprIsDown_IsAcceptedAndIssuedOnceLater()
    {
        using var laura = await fixture.City.SignInAsync(Officer);
        var (key, body) = (ApiCalls.NewKey(), ApiCalls.Request("marco-villa"));
        await fixture.FaultAsync("Down");

        var waiting = await ApiCalls.IssueAsync(laura, body, key);

        (waiting.Status, waiting.Word("state")).ShouldBe((HttpStatusCode.Accepted, "pending"));
        waiting.Json().TryGetProperty("protocol", out _).ShouldBeFalse();
        var self = waiting.Headers.Location!.AbsolutePath;
        var document = await ApiCalls.GetAsync(laura, $"{self}/document");
        (document.Status, document.Problem()).ShouldBe((HttpStatusCode.Conflict, "certificates.not-issued-yet"));
        (await ApiCalls.IssueAsync(laura, body, key)).Status.ShouldBe(HttpStatusCode.Accepted, "the same request, which still waits");

        await fixture.FaultAsync("Normal");
        await fixture.UntilAsync(Guid.Parse(waiting.Word("id")), CaseState.Issued);

        (await ApiCalls.GetAsync(laura, self)).Word("state").ShouldBe("valid");
        var again = await ApiCalls.IssueAsync(laura, body, key);
        (again.Status, again.Word("id")).ShouldBe((HttpStatusCode.Created, waiting.Word("id")));
        (await fixture.IssuedAsync("marco-villa")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Post_AnprRefusesAfterATimeoutThatHadIssued_GivesWhatWasIssued()
    {
        using var laura = await fixture.City.SignInAsync(Officer);
        var protocolsBefore = fixture.Operations.Protocols.Count;
        await fixture.FaultAsync("IssuedThenRefused");

        var waiting = await ApiCalls.IssueAsync(laura, ApiCalls.Request("jurgen-muller"), ApiCalls.NewKey());
        waiting.Status.ShouldBe(HttpStatusCode.Accepted, waiting.Text);
        await fixture.UntilAsync(Guid.Parse(waiting.Word("id")), CaseState.Issued);

        (await fixture.IssuedAsync("jurgen-muller")).ShouldHaveSingleItem();
        (fixture.Operations.Protocols.Count - protocolsBefore).ShouldBe(1);
    }
}
