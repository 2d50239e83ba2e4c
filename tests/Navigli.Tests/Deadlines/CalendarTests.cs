using System.Net;
using Navigli.Testing;
using Navigli.Tests.Certificates;
using Navigli.Tests.Folder;
using Shouldly;
using Xunit;
using static Navigli.Tests.Deadlines.DeadlinesCity;

namespace Navigli.Tests.Deadlines;

/// <summary>The calendar page, putting off, and the secret address, each by whom they belong to and by others.</summary>
public sealed class CalendarTests(DeadlinesCity fixture) : IClassFixture<DeadlinesCity>
{
    private const string Page = "/fascicolo/scadenze/calendario";
    private const string Subscription = "/fascicolo/scadenze/calendario/abbonamento";

    private static string SnoozeOf(string persona) => $"/fascicolo/scadenze/rimanda/identity-card/{FolderCity.PersonOf(persona)}";

    [Fact]
    public async Task Calendar_ShowsOnesOwnAndTheChildren_WithTheDatesForAll()
    {
        await ExpireAsync(fixture.City, "tommaso-villa", Expires);
        using var marco = await fixture.City.SignInAsync("marco-villa");

        var page = await marco.GetAsync(Page);

        page.Words.ShouldContain("Tommaso");
        page.Words.ShouldContain("giovedì 20 maggio 2027");
        page.Words.ShouldContain("Comincia la scuola", customMessage: "his son goes to school");
        page.Words.ShouldContain("L. 160/2019");
        page.Words.ShouldContain("(Da confermare con il Comune.)");
        using var rosa = await fixture.City.SignInAsync("rosa-mariani");
        var other = await rosa.GetAsync($"/en{Page}");
        other.Words.ShouldNotContain("School begins");
        other.Words.ShouldContain("This year’s ISEE expires");
        other.Words.ShouldNotContain("Tommaso");
        (await marco.GetAsync("/chi-ha-visto-i-miei-dati")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Calendar_OfWhoIsNotInTheRegistry_HasTheDatesForAllAndNoAddress()
    {
        using var giorgio = await fixture.City.SignInAsync("giorgio-pedretti");
        (await giorgio.GetAsync(Page)).Words.ShouldContain("IMU: scade la rata");
        var page = await giorgio.SubmitAsync(await giorgio.GetAsync(Subscription), "#make");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Page.QuerySelector("#indirizzo").ShouldBeNull();
    }

    [Fact]
    public async Task Snooze_HidesItUntilTheDay_NeverPastTheLatest_AndCanBeTakenBack()
    {
        await ExpireAsync(fixture.City, "rosa-mariani", TestCity.SeededOn.AddDays(40));
        using var rosa = await fixture.City.SignInAsync("rosa-mariani");
        await NightAsync(fixture.City);
        var form = await rosa.GetAsync(SnoozeOf("rosa-mariani"));
        form.Words.ShouldContain("Al più tardi il 21 dicembre 2026");

        foreach (var wrong in new[] { "2026-12-22", "2027-06-01", "2026-11-21", "2020-01-01", "domani", "" })
            (await rosa.SubmitAsync(form, "#snooze", new Dictionary<string, string> { ["Snooze.Until"] = wrong })).Status.ShouldBe(HttpStatusCode.UnprocessableEntity, wrong);
        (await rosa.SubmitAsync(form, "#snooze", new Dictionary<string, string> { ["Snooze.Until"] = "2026-12-21" })).Words.ShouldContain("Rimandato al 21 dicembre 2026");
        FolderCity.ToDo(await rosa.GetAsync("/fascicolo")).ShouldNotContain("Rinnova la carta d’identità");
        (await rosa.GetAsync("/fascicolo/scadenze")).Words.ShouldNotContain("Rinnova la carta d’identità");

        var back = await rosa.SubmitAsync(await rosa.GetAsync(SnoozeOf("rosa-mariani")), "#wake");

        back.Words.ShouldNotContain("Rimandato al");
        FolderCity.ToDo(await rosa.GetAsync("/fascicolo")).ShouldContain("Rinnova la carta d’identità");
    }

    [Fact]
    public async Task Snooze_OfSomebodyElses_IsNotFound_AChildsIncluded()
    {
        await ExpireAsync(fixture.City, "sofia-brambilla", TestCity.SeededOn.AddDays(40));
        await ExpireAsync(fixture.City, "davide-riva", TestCity.SeededOn.AddDays(5));
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        using var davide = await fixture.City.SignInAsync("davide-riva");

        (await chiara.GetAsync(SnoozeOf("sofia-brambilla"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await chiara.GetAsync(SnoozeOf("rosa-mariani"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await chiara.GetAsync(SnoozeOf("rosa-mariani").Replace("identity-card", "nothing", StringComparison.Ordinal))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await davide.GetAsync(SnoozeOf("davide-riva"))).Status.ShouldBe(HttpStatusCode.Conflict, "five days before, past the latest");
    }

    [Fact]
    public async Task Certificate_JustIssued_IsInTheCalendarAtOnce_AndGoneWhenItIsVoided()
    {
        using var jurgen = await fixture.City.SignInAsync("jurgen-muller");
        await CertificatesCity.ObtainAsync(jurgen, CertificatesCity.Residence, "jurgen-muller");

        (await jurgen.GetAsync(Page)).Words.ShouldContain("Un certificato sta per scadere");

        await fixture.City.RewriteAsync<Navigli.Certificates.IssuedCertificate>(all => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ExecuteUpdateAsync(
            all.Where(c => c.PersonId == FolderCity.PersonOf("jurgen-muller")), u => u.SetProperty(c => c.VoidedAt, DateTime.UnixEpoch)));
        (await jurgen.GetAsync(Page)).Words.ShouldNotContain("Un certificato sta per scadere");
    }

    [Fact]
    public async Task Feed_ReadBack_HasTheDatesAndNobodysName_UntilItIsMadeAnewOrWithdrawn()
    {
        using var lan = await fixture.City.SignInAsync("lan-nguyen");
        await ExpireAsync(fixture.City, "lan-nguyen", Expires.AddYears(1).AddDays(-81));
        var first = await MakeAsync(lan);
        using var program = fixture.City.Visit();

        var answer = await program.GetAsync(first);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.ContentHeaders.ContentType!.MediaType.ShouldBe("text/calendar");
        answer.Headers.CacheControl!.Private.ShouldBeTrue();
        var text = answer.Text;
        text.Split("\r\n").ShouldAllBe(line => System.Text.Encoding.UTF8.GetByteCount(line) <= 75, "RFC 5545, 3.1");
        text.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain('\n');
        text.Replace("\r\n ", "", StringComparison.Ordinal).ShouldNotContain("Nguy");
        text.ShouldNotContain(FolderCity.PersonOf("lan-nguyen").ToString("N"));
        var calendar = Ical.Net.Calendar.Load(text)!;
        var events = calendar.Events.ToList();
        events.Select(e => e.Uid).ShouldBeUnique();
        var card = events.Single(e => e.Summary == "Rinnova la carta d’identità" && e.Start!.Date == new DateOnly(2028, 2, 29));
        card.Start!.HasTime.ShouldBeFalse();
        text.ShouldContain("DTSTART;VALUE=DATE:20280229");
        events.ShouldContain(e => e.Summary == "Scade l’ISEE di quest’anno" && e.Start!.Date == new DateOnly(2026, 12, 31));

        // The same thing with another date is the same event.
        await ExpireAsync(fixture.City, "lan-nguyen", new(2029, 1, 1));
        Ical.Net.Calendar.Load((await program.GetAsync(first)).Text)!.Events.Single(e => e.Uid == card.Uid).Start!.Date.ShouldBe(new DateOnly(2029, 1, 1));
        Ical.Net.Calendar.Load((await program.GetAsync("/en" + first)).Text)!.Events.ShouldContain(e => e.Summary == "Renew the identity card");

        var second = await MakeAsync(lan);
        second.ShouldNotBe(first);
        (await program.GetAsync(first)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await program.GetAsync(second)).Status.ShouldBe(HttpStatusCode.OK);
        (await lan.GetAsync(Subscription)).Text.ShouldNotContain(second.Split('/')[^1], customMessage: "shown once");
        await lan.SubmitAsync(await lan.GetAsync(Subscription), "#withdraw");
        (await program.GetAsync(second)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await program.GetAsync("/calendario/0000000000000000000000000000000000000000.ics")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Feed_LeavesOneLineADay_ForEachRecord()
    {
        using var seán = await fixture.City.SignInAsync("sean-obrien");
        var address = await MakeAsync(seán);
        using var program = fixture.City.Visit();
        for (var polls = 0; polls < 3; polls++)
            await program.GetAsync(address);

        var lines = (await seán.GetAsync("/chi-ha-visto-i-miei-dati")).Words.Split("per il calendario abbonato con l’indirizzo segreto").Length - 1;
        lines.ShouldBe(1);
    }

    private static async Task<string> MakeAsync(Visitor visitor)
    {
        var made = await visitor.SubmitAsync(await visitor.GetAsync(Subscription), "#make");
        made.Headers.CacheControl!.NoStore.ShouldBeTrue();
        return new Uri(made.Page.QuerySelector("#indirizzo code")!.TextContent).AbsolutePath;
    }
}
