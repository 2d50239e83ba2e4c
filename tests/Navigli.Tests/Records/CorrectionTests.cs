using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Platform.Data;
using Navigli.Records;
using Navigli.Records.Corrections;
using Navigli.Sandbox.Faults;
using Navigli.Sandbox.Records;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Records;

/// <summary>A mistake told to the keeper of a record: delivered once, taken in charge, answered, and seen among the requests that were sent.</summary>
[Collection(nameof(RecordsCity))]
public sealed class CorrectionTests(RecordsCity records) : IAsyncLifetime
{
    private const string Text = "Risultano 3 componenti, siamo in 4";

    private Visitor luca = null!;

    public async ValueTask InitializeAsync() => luca = await records.City.SignInAsync("luca-brambilla");

    public ValueTask DisposeAsync()
    {
        records.Mend();
        luca.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Correction_IsDelivered_TakenInCharge_AndAnswered()
    {
        var sent = await SendAsync(luca, "libraries");

        sent.Status.ShouldBe(HttpStatusCode.OK);
        sent.Heading.ShouldStartWith("Segnalazione COR-2026-");
        await DeliveredAsync(sent);
        var taken = await luca.GetAsync(sent.Address.ToString());
        taken.Words.ShouldContain("Presa in carico");
        taken.Words.ShouldContain("LIBRARIES/2026/");
        var requests = await luca.GetAsync("/fascicolo/richieste");
        requests.Words.ShouldContain("Segnalazione di un errore: Tessera e prestiti");
        requests.Words.ShouldContain("A un’altra amministrazione");

        records.City.Clock.Move(CorrectionBox.Patience);
        using var later = await records.City.SignInAsync("luca-brambilla");
        var answered = await later.GetAsync(sent.Address.ToString());
        answered.Words.ShouldContain("Che cosa ha risposto il sistema bibliotecario del Comune");
        answered.Words.ShouldContain("Abbiamo controllato");
        (await later.GetAsync("/fascicolo")).Words.ShouldContain("Risposta alla tua segnalazione: Tessera e prestiti");
        await later.SubmitAsync(answered, "#read");
        (await later.GetAsync("/fascicolo")).Words.ShouldNotContain("Risposta alla tua segnalazione: Tessera e prestiti");
    }

    [Fact]
    public async Task Correction_WhileTheKeeperIsDown_WaitsAndIsDeliveredOnce()
    {
        records.Break("mobility", Fault.Down);

        var sent = await SendAsync(luca, "mobility");
        await SettledAsync(sent, CorrectionState.Waiting);
        (await luca.GetAsync(sent.Address.ToString())).Words.ShouldContain("Non ancora consegnata");
        (await luca.GetAsync("/fascicolo/richieste")).Words.ShouldContain("Riproviamo a consegnarla");
        records.Mend();
        await Task.WhenAll(CarryAsync(sent), CarryAsync(sent));
        await CarryAsync(sent);

        await SettledAsync(sent, CorrectionState.TakenInCharge);
        var number = sent.Heading.Split(' ')[^1];
        records.Box.All.Count(c => c.Number == number).ShouldBe(1);
        (await luca.GetAsync(sent.Address.ToString())).Words.ShouldContain("Presa in carico");
    }

    [Fact]
    public async Task Correction_DeliveredTwiceByACrash_IsOneAtTheKeepers()
    {
        var sent = await SendAsync(luca, "libraries");
        await DeliveredAsync(sent);
        var id = IdOf(sent);

        // As after a crash between the keeper's answer and the commit.
        await records.City.RewriteAsync<Correction>(all => all.Where(c => c.Id == id).ExecuteUpdateAsync(u => u.SetProperty(c => c.State, CorrectionState.Sent)));
        await CarryAsync(sent);

        await SettledAsync(sent, CorrectionState.TakenInCharge);
        var number = sent.Heading.Split(' ')[^1];
        records.Box.All.Count(c => c.Number == number).ShouldBe(1);
    }

    [Fact]
    public async Task Correction_ForAChild_IsMarkedAndLogged()
    {
        var before = records.ReadingsOf("sofia-brambilla", "education").Count;

        var sent = await SendAsync(luca, "education", "sofia-brambilla");

        sent.Heading.ShouldStartWith("Segnalazione");
        records.ReadingsOf("sofia-brambilla", "education").Count.ShouldBe(before + 1);
        (await luca.GetAsync("/fascicolo/richieste")).Words.ShouldContain("Per conto di Sofia", Case.Insensitive);
    }

    [Fact]
    public async Task Form_WithNothingInIt_KeepsWhatWasTyped_AndSaysWhatIsMissing()
    {
        var form = await luca.GetAsync(PathOf("libraries", "luca-brambilla"));

        var bad = await luca.SubmitAsync(form, "#correct", new Dictionary<string, string> { ["Form.Text"] = Text, ["Form.Datum"] = "isee" });

        bad.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        bad.Words.ShouldContain("Scegli che cosa è sbagliato");
        bad.Page.QuerySelector("textarea")!.TextContent.ShouldBe(Text);
        var empty = await luca.SubmitAsync(form, "#correct", new Dictionary<string, string> { ["Form.Datum"] = "loan" });
        empty.Words.ShouldContain("Scrivi che cosa è sbagliato");
        empty.Page.QuerySelector("option[selected]")!.GetAttribute("value").ShouldBe("loan");
        (await luca.SubmitAsync(form, "#correct", new Dictionary<string, string> { ["Form.Datum"] = "loan", ["Form.Text"] = new string('a', 1001) })).Words.ShouldContain("al massimo 1000");
    }

    [Theory]
    [InlineData("isee", "stefano-fontana", HttpStatusCode.Forbidden)]
    [InlineData("tari-declarations", "luca-brambilla", HttpStatusCode.NotFound)]
    [InlineData("nothing", "luca-brambilla", HttpStatusCode.NotFound)]
    public async Task Form_OfWhatIsNotTheirsOrNotOffered_IsRefused(string source, string whose, HttpStatusCode expected)
    {
        (await luca.GetAsync(PathOf(source, whose))).Status.ShouldBe(expected);
        var form = await luca.GetAsync(PathOf("libraries", "luca-brambilla"));
        var fields = form.Page.QuerySelectorAll("#correct input[type=hidden]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!)).ToList();

        var forged = await luca.PostAsync(PathOf(source, whose), [.. fields, new("Form.Datum", "other"), new("Form.Text", Text)]);

        forged.Status.ShouldBe(expected);
    }

    [Fact]
    public async Task Correction_OfSomebodyElse_IsNotFound()
    {
        var sent = await SendAsync(luca, "libraries");
        using var stranger = await records.City.SignInAsync("stefano-fontana");

        (await stranger.GetAsync(sent.Address.ToString())).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string PathOf(string source, string persona) => $"/fascicolo/correzioni/{source}?persona={RecordsCity.PersonOf(persona)}";

    private static Guid IdOf(Answer sent) => Guid.Parse(sent.Address.Segments[^1]);

    private static async Task<Answer> SendAsync(Visitor visitor, string source, string persona = "luca-brambilla") =>
        await visitor.SubmitAsync(await visitor.GetAsync(PathOf(source, persona)), "#correct", new Dictionary<string, string> { ["Form.Datum"] = "other", ["Form.Text"] = Text });

    private Task DeliveredAsync(Answer sent) => SettledAsync(sent, CorrectionState.TakenInCharge);

    private async Task SettledAsync(Answer sent, CorrectionState state)
    {
        for (var tries = 0; tries < 100 && await StateAsync(sent) != state; tries++)
            await Task.Delay(100);
        (await StateAsync(sent)).ShouldBe(state);
    }

    private Task<CorrectionState> StateAsync(Answer sent)
    {
        var id = IdOf(sent);
        return records.City.InsideAsync(s => s.GetRequiredService<CityDb>().Corrections.Where(c => c.Id == id).Select(c => c.State).SingleAsync());
    }

    // As the outbox and the job do, which may meet.
    private async Task CarryAsync(Answer sent)
    {
        try
        {
            await records.City.InsideAsync(s => s.GetRequiredService<CarryCorrections>().DeliverAsync(IdOf(sent), CancellationToken.None));
        }
        catch (DbUpdateConcurrencyException)
        {
            // The other was first: its word stands.
        }
    }
}
