using Navigli.Tests.Certificates;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Walk;

/// <summary>
/// Whoever reads a row of a marked table leaves a line in the ledger for every person whose id came with it, before the answer leaves. One's own
/// record and the list of one's family are the exception: they have one line a session, written at sign-in.
/// </summary>
public sealed class LedgerWalkTests(WalkCity city) : IClassFixture<WalkCity>
{
    /// <summary>The officer's search takes the ids of whom it found to the list or the record, which write the lines.</summary>
    private const string IdsOnly = "POST /anagrafe";

    /// <summary>A calendar program asks every hour: one line a day, which <c>CalendarTests</c> counts.</summary>
    private const string OnceADay = "GET /calendario/{secret}.ics";

    [Fact]
    public async Task Reading_OfMarkedTables_AlwaysLeavesALine()
    {
        foreach (var stop in city.Stops().Where(s => s.Method == "GET"))
        {
            foreach (var walker in Enum.GetValues<Walker>())
                (walker == Walker.ApiClient ? await city.SendAsync(walker, HttpMethod.Get, stop.Path) : await city[walker].GetAsync(stop.Path)).Body.ShouldNotBeNull();
        }

        await PostFormsAsync();
        var notes = city.Notes.All.ToList();
        var listed = notes.SelectMany(n => n.Lines).Where(l => l.What == "family-list").ToLookup(l => l.Reader.PersonId, l => l.Subject!.Value);
        var silent = notes.Where(n => Unaccounted(n).Except(listed[n.Reader]).Any() || ReadByNobodyInParticular(n)).Select(Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();

        notes.Count(n => !n.MarkedTables.IsEmpty).ShouldBeGreaterThan(30, "the walk must meet readings, or it proves nothing");
        notes.Count(n => !n.Lines.IsEmpty).ShouldBeGreaterThan(10);
        silent.ShouldBe([OnceADay, IdsOnly]);
    }

    [Fact]
    public async Task Reading_OfOneself_WritesNoLineAfterSignIn()
    {
        await city[Walker.Owner].GetAsync("/i-miei-dati");
        var note = city.Notes.All.Last(n => n.Path == "/i-miei-dati" && n.Reader == WalkCity.Mother);
        note.MarkedTables.ShouldNotBeEmpty();
        note.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task SignIn_WritesTheOneLineOfTheSession()
    {
        using var luca = await city.City.SignInAsync("luca-brambilla");
        var person = CertificatesCity.PersonOf("luca-brambilla");
        city.Notes.All.SelectMany(n => n.Lines).Count(l => l.Subject == person && l.Reader.PersonId == person).ShouldBe(1);
    }

    private static string Name(RequestNote note) => $"{note.Method} {note.Route}";

    private async Task PostFormsAsync()
    {
        var chiara = city[Walker.Owner];
        var outcome = await CertificatesCity.ObtainAsync(chiara, CertificatesCity.Family, "chiara-colombo");
        var code = outcome.Page.QuerySelector("#verifica code")!.TextContent;
        var verdict = await city[Walker.Nobody].SubmitAsync(await city[Walker.Nobody].GetAsync("/verifica"), "#verify", new Dictionary<string, string> { ["Verify.Code"] = code });
        verdict.Words.ShouldContain("Colombo");
        var entry = city.Stops().First(s => s.Route == "/sportello/registro/{Draft:guid}").Path;
        var printed = await city[Walker.Officer].SubmitAsync(await city[Walker.Officer].GetAsync(entry), "#reprint");
        printed.ContentHeaders.ContentType!.MediaType.ShouldBe("application/pdf");
        var paper = await city[Walker.Nobody].SubmitAsync(await city[Walker.Nobody].GetAsync(city.Shared), "#download");
        paper.ContentHeaders.ContentType!.MediaType.ShouldBe("application/pdf");
    }

    /// <summary>Persons other than the reader whose ids came out of a marked table, without a line about them.</summary>
    private List<Guid> Unaccounted(RequestNote note) =>
        [.. note.Ids.Keys.Where(city.Persons.Contains).Where(id => id != note.Reader).Except(note.Lines.Select(l => l.Subject).OfType<Guid>())];

    /// <summary>Rows of a marked table read by who is nobody in the registry, without any line.</summary>
    private static bool ReadByNobodyInParticular(RequestNote note) => !note.MarkedTables.IsEmpty && note.Reader is null && note.Lines.IsEmpty;
}
