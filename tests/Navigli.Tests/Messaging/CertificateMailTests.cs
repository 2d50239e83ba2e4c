using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Messaging;
using Navigli.Platform.Data;
using Navigli.Platform.Outbox;
using Navigli.Sandbox.Faults;
using Navigli.Testing;
using Navigli.Tests.Certificates;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Messaging;

/// <summary>`Invia`, through to the mail that arrives.</summary>
public sealed class CertificateMailTests(SharingCity fixture) : IClassFixture<SharingCity>
{
    private const string Club = "segreteria@polisportiva.example";

    [Fact]
    public async Task Send_ToAnAddress_ArrivesWithoutPersonalDataAndItsLinkGivesTheDocument()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        var certificate = await SharingCity.IssueAsync(chiara, "sofia-brambilla");

        var review = await SharingCity.ReviewAsync(chiara, certificate, Club);
        var sent = await SharingCity.ConfirmAsync(chiara, review);
        var mail = await fixture.AwaitMailAsync(Club);

        review.Words.ShouldContain(Club);
        fixture.MailTo(Club).Count.ShouldBe(1);
        sent.Address.AbsolutePath.ShouldBe($"{certificate}/link");
        mail.Recipients.ShouldBe([Club]);
        mail.Content.Subject.ShouldBe("Comune di Milano: un documento per te");
        mail.Content.From.ShouldContain("Comune di Milano");
        mail.Content.Attachments.ShouldBeEmpty();
        mail.Content.Text.ShouldContain("Perché lo ricevi: chi ha chiesto il certificato ha scritto il tuo indirizzo.");
        mail.Content.Text.ShouldContain("chiesto per conto di un’altra persona");
        foreach (var personal in new[] { "Sofia", "Chiara", "Brambilla", "Colombo", "2026/0" })
            (mail.Content.Subject + mail.Content.Text + mail.Content.Html).ShouldNotContain(personal, Case.Insensitive);
        var paper = await fixture.DownloadAsync(SharingCity.LinkIn(mail.Content));
        paper.Body.ShouldBe((await chiara.GetAsync($"{certificate}/pdf")).Body);
        var list = await SharingCity.AwaitWordsAsync(chiara, certificate, "Inviato: il server di posta l'ha preso in carico");
        list.Words.ShouldContain("Scaricato 1: oggi");
    }

    [Fact]
    public async Task Send_InEnglish_WritesEnglish()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        var certificate = await SharingCity.IssueAsync(chiara, "chiara-colombo");

        await SharingCity.SendAsync(chiara, certificate, "club@sports.example", prefix: "/en");
        var mail = (await fixture.AwaitMailAsync("club@sports.example")).Content;

        mail.Subject.ShouldBe("Comune di Milano: a document for you");
        mail.Text.ShouldContain("Why you receive this");
        mail.Text.ShouldNotContain("on behalf");
        mail.Html.ShouldContain("<html lang=\"en\">");
        SharingCity.LinkIn(mail).ShouldStartWith("/en/c/");
        (await fixture.DownloadAsync(SharingCity.LinkIn(mail))).ContentHeaders.ContentType!.MediaType.ShouldBe("application/pdf");
    }

    [Fact]
    public async Task Send_BeginsWithTheAddressOfTheDigitalIdentity()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        var form = await chiara.GetAsync($"{await SharingCity.IssueAsync(chiara, "chiara-colombo")}/invia");

        form.Page.QuerySelector("#send-address")!.GetAttribute("value").ShouldBe(
            Navigli.SyntheticCity.Personas.All(City.Packs.Milano, TestCity.SeededOn).Single(p => p.Key == "chiara-colombo").Email);
    }

    [Fact]
    public async Task Send_ClickedTwice_SendsOnce()
    {
        using var lan = await fixture.City.SignInAsync("lan-nguyen");
        var certificate = await SharingCity.IssueAsync(lan, "lan-nguyen");
        var review = await SharingCity.ReviewAsync(lan, certificate, "due@clic.example");

        var answers = await Task.WhenAll(SharingCity.ConfirmAsync(lan, review), SharingCity.ConfirmAsync(lan, review));
        var again = await SharingCity.ConfirmAsync(lan, review);

        answers.Append(again).ShouldAllBe(a => a.Status == HttpStatusCode.OK && a.Address.AbsolutePath == $"{certificate}/link");
        await SharingCity.AwaitWordsAsync(lan, certificate, "Inviato:");
        fixture.MailTo("due@clic.example").Count.ShouldBe(1);
        again.Page.QuerySelectorAll("#withdraw button").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Send_WithAUsedFormToAnotherAddress_SendsNothingAndSaysSo()
    {
        using var lan = await fixture.City.SignInAsync("lan-nguyen");
        var certificate = await SharingCity.IssueAsync(lan, "lan-nguyen");
        var review = await SharingCity.ReviewAsync(lan, certificate, "prima@uno.example");
        await SharingCity.ConfirmAsync(lan, review);

        var answer = await lan.SubmitAsync(review, "#send", new Dictionary<string, string> { ["Send.Address"] = "dopo@due.example" }, "button[value='send']");

        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        answer.Words.ShouldContain("Niente è stato inviato");
        await fixture.AwaitMailAsync("prima@uno.example");
        fixture.MailTo("dopo@due.example").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("segreteria")]
    [InlineData("segreteria@polisportiva")]
    [InlineData("uno@a.example, due@b.example")]
    [InlineData("uno@a.example\r\nBcc: due@b.example")]
    [InlineData("Segreteria <uno@a.example>")]
    [InlineData("\"uno due\"@a.example")]
    [InlineData("uno..due@a.example")]
    public async Task Send_ToWhatIsNoAddress_IsRefusedAndKeepsWhatWasTyped(string typed)
    {
        using var sean = await fixture.City.SignInAsync("sean-obrien");
        var certificate = await SharingCity.IssueAsync(sean, "sean-obrien");

        var review = await SharingCity.ReviewAsync(sean, certificate, typed);
        var forced = await sean.SubmitAsync(review, "#send", new Dictionary<string, string> { ["Send.Address"] = typed, ["Send.Step"] = "send" });

        foreach (var answer in new[] { review, forced })
        {
            answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            answer.Words.ShouldContain("L'indirizzo e-mail non è scritto bene");
        }

        (await sean.GetAsync($"{certificate}/link")).Words.ShouldContain("Nessuno ha un link");
    }

    [Fact]
    public async Task Send_ToAnAddressThatTheServerRefuses_SaysNotDeliveredAndIsNotTriedAgain()
    {
        using var sean = await fixture.City.SignInAsync("sean-obrien");
        var certificate = await SharingCity.IssueAsync(sean, "sean-obrien");

        await SharingCity.SendAsync(sean, certificate, "nessuno@qui.invalid");

        var links = await SharingCity.AwaitWordsAsync(sean, certificate, "per il server di posta questo indirizzo non esiste");
        (await DeadAsync()).ShouldBe(0);
        (await sean.GetAsync(certificate)).Words.ShouldContain("L'e-mail a nessuno@qui.invalid non è arrivata");
        (await sean.GetAsync("/en" + certificate)).Words.ShouldContain("The e-mail to nessuno@qui.invalid did not arrive");
        await sean.SubmitAsync(links, "#withdraw", button: "button[name='Withdraw.Id']");
        (await sean.GetAsync(certificate)).Words.ShouldNotContain("nessuno@qui.invalid", customMessage: "withdrawn: there is nothing left to mend");
    }

    [Fact]
    public async Task Send_WhileTheMailServerIsDown_WaitsInTheQueueAndArrivesWhenItIsBack()
    {
        using var alessio = await fixture.City.SignInAsync("alessio-bassi");
        var certificate = await SharingCity.IssueAsync(alessio, "alessio-bassi");
        fixture.Faults.TrySet(FaultPanel.Mail, new FaultSetting(Fault.Down, 5)).ShouldBeTrue();

        var sent = await SharingCity.SendAsync(alessio, certificate, "attesa@club.example");
        await AwaitAttemptsAsync(certificate, 1);
        var waiting = await RowAsync(certificate);
        var queued = await alessio.GetAsync($"{certificate}/link");
        fixture.Faults.Clear();
        fixture.City.Clock.Move(TimeSpan.FromSeconds(6));
        await SharingCity.AwaitWordsAsync(alessio, certificate, "Inviato:");

        sent.Words.ShouldContain("In coda");
        queued.Words.ShouldContain("In coda: parte appena il server di posta risponde");
        Encoding.UTF8.GetString(waiting.Content!).ShouldNotContain("attesa@club.example", customMessage: "what waits is sealed");
        fixture.MailTo("attesa@club.example").Count.ShouldBe(1);
        var after = await RowAsync(certificate);
        after.Content.ShouldBeNull("what was sent is not kept");
        fixture.MailTo("attesa@club.example")[0].Content.MessageId.ShouldBe($"<{after.Id:N}@comune.example>");
    }

    [Fact]
    public async Task Send_WhileTheMailServerStaysDown_IsGivenUpVisiblyAndCanBeReplayed()
    {
        using var davide = await fixture.City.SignInAsync("davide-riva");
        var certificate = await SharingCity.IssueAsync(davide, "davide-riva");
        fixture.Faults.TrySet(FaultPanel.Mail, new FaultSetting(Fault.Down, 5)).ShouldBeTrue();

        await SharingCity.SendAsync(davide, certificate, "tardi@club.example");
        await AwaitAttemptsAsync(certificate, 1);
        fixture.City.Clock.Move(TimeSpan.FromSeconds(6));
        await SharingCity.AwaitWordsAsync(davide, certificate, "Non recapitato: il server di posta non ha risposto in tempo");
        fixture.Faults.Clear();
        var replayed = await fixture.City.InsideAsync(async services =>
        {
            var letters = services.GetRequiredService<DeadLetters>();
            // The worker marks it dead just after the message says so.
            for (var looks = 0; looks < 50 && (await letters.ListAsync(CancellationToken.None)).Count == 0; looks++)
                await Task.Delay(100);
            return await letters.ReplayAsync((await letters.ListAsync(CancellationToken.None)).ShouldHaveSingleItem().Id, CancellationToken.None);
        });

        replayed.ShouldBeTrue();
        await SharingCity.AwaitWordsAsync(davide, certificate, "Inviato:");
        fixture.MailTo("tardi@club.example").Count.ShouldBe(1);
    }

    [Fact]
    public async Task Send_MoreThanADaysShare_IsRefused()
    {
        using var luca = await fixture.City.SignInAsync("luca-brambilla");
        var certificate = await SharingCity.IssueAsync(luca, "luca-brambilla");
        for (var sent = 0; sent < 12; sent++)
            (await SharingCity.SendAsync(luca, certificate, $"amico{sent}@club.example")).Status.ShouldBe(HttpStatusCode.OK);

        var refused = await SharingCity.SendAsync(luca, certificate, "amico12@club.example");

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Words.ShouldContain("il numero di e-mail che si possono inviare in un giorno");
        (await SharingCity.LinkAsync(luca, certificate)).ShouldStartWith("/c/");
    }

    private Task<int> DeadAsync() => fixture.City.InsideAsync(async services => (await services.GetRequiredService<DeadLetters>().ListAsync(CancellationToken.None)).Count);

    private Task<QueuedMessage> RowAsync(string certificate) => fixture.City.InsideAsync(async services =>
    {
        var db = services.GetRequiredService<CityDb>();
        var id = SharingCity.IdOf(certificate);
        var message = await db.Set<Navigli.Certificates.Delivery.CertificateLink>().Where(l => l.CertificateId == id).Select(l => l.MessageId).SingleAsync();
        return await db.Set<QueuedMessage>().AsNoTracking().SingleAsync(m => m.Id == message);
    });

    private async Task AwaitAttemptsAsync(string certificate, int attempts)
    {
        for (var looks = 0; looks < 100 && (await RowAsync(certificate)).Attempts < attempts; looks++)
            await Task.Delay(100);
        (await RowAsync(certificate)).Attempts.ShouldBe(attempts);
    }
}
