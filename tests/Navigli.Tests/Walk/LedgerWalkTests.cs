using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Residents;
using Navigli.Tests.Certificates;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Walk;

/// <summary>
/// Whoever reads a row of a marked table leaves a line in the ledger for every person whose id came with it, before the answer leaves. One's own
/// record is the exception: it has one line a session, written at sign-in.
/// </summary>
public sealed class LedgerWalkTests(WalkCity city) : IClassFixture<WalkCity>
{
    /// <summary>
    /// Where persons are read without a line: of the reader's own family only, to find the rights, and their given names with them. Each is
    /// tested to be needed still, and none to reach further than the family.
    /// </summary>
    private static readonly string[] OwnFamily =
    [
        "GET /certificati", "GET /certificati/richiesta/{Draft:guid}", "GET /certificati/richiesta/{Draft:guid}/conferma", "GET /certificati/richiesta/{Draft:guid}/uso",
        "GET /chi-ha-visto-i-miei-dati", "GET /chi-ha-visto-i-miei-dati/chiedi/{Line}", "GET /fascicolo", "GET /i-miei-dati", "GET /i-miei-familiari/{PersonId:guid}",
        "POST /certificati", "POST /certificati/richiesta/{Draft:guid}/conferma", "POST /certificati/richiesta/{Draft:guid}/uso", "POST /chi-ha-visto-i-miei-dati/chiedi/{Line}",
    ];

    /// <summary>The officer's search takes the ids of whom it found to the list or the record, which write the lines.</summary>
    private const string IdsOnly = "POST /anagrafe";

    [Fact]
    public async Task Reading_OfMarkedTables_AlwaysLeavesALine()
    {
        foreach (var stop in city.Stops().Where(s => s.Method == "GET"))
        {
            foreach (var walker in Enum.GetValues<Walker>())
                (await city[walker].GetAsync(stop.Path)).Body.ShouldNotBeNull();
        }

        await PostFormsAsync();
        var notes = city.Notes.All.ToList();
        var silent = notes.Where(n => Unaccounted(n).Count > 0 || ReadByNobodyInParticular(n)).Select(Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();

        notes.Count(n => !n.MarkedTables.IsEmpty).ShouldBeGreaterThan(30, "the walk must meet readings, or it proves nothing");
        notes.Count(n => !n.Lines.IsEmpty).ShouldBeGreaterThan(10);
        silent.ShouldBe(OwnFamily.Append(IdsOnly).Order(StringComparer.Ordinal));
        foreach (var note in notes.Where(n => n.Reader is not null && Name(n) != IdsOnly))
            Unaccounted(note).ShouldBeSubsetOf(await FamilyOfAsync(note.Reader!.Value), $"{Name(note)} reads beyond the family");
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

    private Task<IReadOnlyList<Guid>> FamilyOfAsync(Guid reader) => city.City.InsideAsync(async services =>
        (IReadOnlyList<Guid>)[.. (await services.GetRequiredService<IPersonalRights>().ReachableAsync(reader, CancellationToken.None)).Select(p => p.PersonId)]);

    private async Task PostFormsAsync()
    {
        var chiara = city[Walker.Owner];
        var outcome = await CertificatesCity.ObtainAsync(chiara, CertificatesCity.Family, "chiara-colombo");
        var code = outcome.Page.QuerySelector("#verifica code")!.TextContent;
        var verdict = await city[Walker.Nobody].SubmitAsync(await city[Walker.Nobody].GetAsync("/verifica"), "#verify", new Dictionary<string, string> { ["Verify.Code"] = code });
        verdict.Words.ShouldContain("Colombo");
    }

    /// <summary>Persons other than the reader whose ids came out of a marked table, without a line about them.</summary>
    private List<Guid> Unaccounted(RequestNote note) =>
        [.. note.Ids.Keys.Where(city.Persons.Contains).Where(id => id != note.Reader).Except(note.Lines.Select(l => l.Subject).OfType<Guid>())];

    /// <summary>Rows of a marked table read by who is nobody in the registry, without any line.</summary>
    private static bool ReadByNobodyInParticular(RequestNote note) => !note.MarkedTables.IsEmpty && note.Reader is null && note.Lines.IsEmpty;
}
