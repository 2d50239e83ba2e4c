using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Files;
using Navigli.Platform.Ledger;
using Navigli.Privacy;
using Navigli.Privacy.Export;
using Navigli.Tests.Certificates;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Privacy;

/// <summary>The copy of one's own data (GDPR artt. 15 and 20): everything of oneself, and nothing of what must not leave.</summary>
public sealed class ExportTests(RightsCity fixture) : IClassFixture<RightsCity>
{
    [Fact]
    public async Task Export_OfSomebodyWithCertificates_HoldsRecordAccountPapersAndAccesses()
    {
        using var davide = await fixture.City.SignInAsync("davide-riva");
        await CertificatesCity.ObtainAsync(davide, CertificatesCity.Residence, "davide-riva");

        var copy = await RightsCity.ExportAsync(davide);

        copy.Files.Keys.ShouldContain("leggimi.html");
        copy.Section("residents", "person")[0].GetProperty("familyName").GetString().ShouldBe("Riva");
        copy.Section("residents", "addresses").GetArrayLength().ShouldBeGreaterThan(0);
        copy.Section("identity", "account")[0].GetProperty("givenName").GetString().ShouldBe("Davide");
        copy.Section("identity", "sessions").GetArrayLength().ShouldBeGreaterThan(0);
        copy.Section("identity", "signIns")[0].GetProperty("outcome").GetString().ShouldBe("accepted");
        copy.Section("certificates", "certificates")[0].GetProperty("about").GetString().ShouldBe("self");
        copy.Section("privacy", "notices")[0].GetProperty("version").GetInt32().ShouldBe(1);
        copy.Section("privacy", "operations").EnumerateArray().Select(o => o.GetProperty("operation").GetString()).ShouldContain("certificates.issue");
        copy.Section("privacy", "accesses").EnumerateArray().Select(a => a.GetProperty("what").GetString()).ShouldContain("tutti i dati tenuti dal portale", "the copy itself is a reading");
        var paper = copy.Files[copy.Papers.ShouldHaveSingleItem()];
        System.Text.Encoding.ASCII.GetString(paper, 0, 5).ShouldBe("%PDF-");
        copy.Json.GetProperty("parts").EnumerateObject().Select(p => p.Name).ShouldBe(["residents", "certificates", "messaging", "identity", "privacy", "deadlines", "records", "folder"]);
    }

    [Fact]
    public async Task Export_IsReadableInTheLanguageOfWhoAsked()
    {
        using var alessio = await fixture.City.SignInAsync("alessio-bassi");
        var copy = await RightsCity.ExportAsync(alessio, "/en");

        var page = new HtmlParser().ParseDocument(System.Text.Encoding.UTF8.GetString(copy.Files["read-me.html"]));
        page.DocumentElement.GetAttribute("lang").ShouldBe("en");
        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.QuerySelectorAll("h2").Select(h => h.TextContent).ShouldContain("Registry");
        page.QuerySelectorAll("dt").Select(d => d.TextContent).ShouldContain("Date of birth");
        page.QuerySelectorAll("script").ShouldBeEmpty();
    }

    [Fact]
    public async Task Export_OfAMother_TellsNothingOfHerFamily()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        await CertificatesCity.ObtainAsync(chiara, CertificatesCity.Residence, "sofia-brambilla");

        var copy = await RightsCity.ExportAsync(chiara);

        copy.Text.ShouldContain("Colombo");
        copy.Text.ShouldNotContain("Sofia");
        copy.Text.ShouldNotContain("Brambilla");
        copy.Papers.ShouldBeEmpty("the paper is the daughter's");
        copy.Section("certificates", "certificates")[0].GetProperty("about").GetString().ShouldBe("another");
        copy.Section("residents", "household")[0].GetProperty("kinship").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Export_OfAParentOfAnAdoptedChild_HasNeitherTheChildNorTheAdoption()
    {
        using var simona = await fixture.City.SignInAsync("simona-monti");
        var text = (await RightsCity.ExportAsync(simona)).Text;
        text.ShouldContain("Simona");
        text.ShouldNotContain("Matteo");
        text.ShouldNotContain("Rinaldi");
        text.ShouldNotContain("2019-10-14");
    }

    [Fact]
    public async Task Export_OfAProtectedAddress_LeavesTheAddressAndWhatTellsItOut()
    {
        using var elena = await fixture.City.SignInAsync("elena-marchetti");
        (await elena.GetAsync("/i-miei-dati")).Words.ShouldContain("Via Mecenate", customMessage: "the page shows it to her");

        var copy = await RightsCity.ExportAsync(elena);

        copy.Text.ShouldContain("Marchetti");
        copy.Text.ShouldNotContain("Mecenate");
        copy.Json.GetProperty("parts").GetProperty("residents").GetProperty("data").TryGetProperty("addresses", out _).ShouldBeFalse();
        copy.Section("residents", "person")[0].GetProperty("electoralSection").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        copy.Text.ShouldContain("Il tuo indirizzo è protetto");
    }

    [Fact]
    public async Task Export_OfARectifiedPerson_HasNoFormerNameOrCode()
    {
        using var alessio = await fixture.City.SignInAsync("alessio-bassi");
        var person = CertificatesCity.PersonOf("alessio-bassi");
        var codes = await fixture.InDbAsync(db => db.Set<Navigli.Residents.Registry.FormerCode>().Where(c => c.PersonId == person).Select(c => c.CodiceFiscale).ToListAsync());
        var text = (await RightsCity.ExportAsync(alessio)).Text;
        codes.ShouldNotBeEmpty();
        text.ShouldNotContain("Alessia");
        text.ShouldNotContain("Female");
        foreach (var code in codes)
            text.ShouldNotContain(code);
    }

    [Fact]
    public async Task Export_LeavesReadingsThatTheLawKeepsSecretOut()
    {
        using var stefano = await fixture.City.SignInAsync("stefano-fontana");
        var person = CertificatesCity.PersonOf("stefano-fontana");
        await fixture.City.InsideAsync(async services =>
        {
            var purposes = (IEnumerable<AccessPurpose>)services.GetService(typeof(IEnumerable<AccessPurpose>))!;
            await ((AccessLedger)services.GetService(typeof(AccessLedger))!).RecordAsync(
                [.. purposes.Where(p => p.Code is "residents.judicial" or "residents.counter").Select(p => new AccessEntry
                {
                    Subject = person,
                    What = "record",
                    Purpose = p,
                    Reader = new Navigli.Platform.Access.Caller { AccountId = Guid.CreateVersion7(), Office = "RO01" },
                    Kind = ReaderKind.Office,
                    CaseReference = p.WithheldFromPerson ? "RG 4411/2026" : "P 12/2026",
                })],
                CancellationToken.None);
            return true;
        });

        var text = (await RightsCity.ExportAsync(stefano)).Text;
        text.ShouldContain("P 12/2026");
        text.ShouldNotContain("4411");
    }

    [Fact]
    public async Task Download_BySomebodyElse_IsNotFound()
    {
        using var davide = await fixture.City.SignInAsync("davide-riva");
        using var other = await fixture.City.SignInAsync("stefano-fontana");
        var page = await RightsCity.ReadyAsync(davide);
        var theirs = await RightsCity.ReadyAsync(other);
        var action = page.Page.QuerySelector("form[id^='download-']")!.GetAttribute("action")!;
        theirs.Page.QuerySelector("form[id^='download-']")!.SetAttribute("action", action);

        var answer = await RightsCity.DownloadAsync(other, theirs);

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.Text.ShouldNotContain("Davide");
    }

    [Fact]
    public async Task Download_AfterItsTime_IsGoneAndTheNightTakesTheFile()
    {
        using var giorgio = await fixture.City.SignInAsync("giorgio-pedretti");
        var page = await RightsCity.ReadyAsync(giorgio);
        var export = await fixture.LatestExportAsync(person: null);
        (await BlobsAsync(export)).ShouldBeTrue();

        fixture.City.Clock.Move(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(5));
        using var again = await fixture.City.SignInAsync("giorgio-pedretti");
        await fixture.RetainAsync();
        (await RightsCity.DownloadAsync(again, await again.GetAsync("/la-mia-privacy/copia"))).Status.ShouldBe(HttpStatusCode.OK, "its time is not over");
        var last = await again.GetAsync("/la-mia-privacy/copia");

        fixture.City.Clock.Move(TimeSpan.FromMinutes(6));
        (await RightsCity.DownloadAsync(again, last)).Status.ShouldBe(HttpStatusCode.NotFound);
        await fixture.RetainAsync();
        var gone = await fixture.InDbAsync(db => db.Exports.AsNoTracking().SingleAsync(e => e.Id == export.Id));
        (gone.State, gone.FileId).ShouldBe((ExportState.Gone, null));
        (await BlobsAsync(export)).ShouldBeFalse();
        page.ShouldNotBeNull();
    }

    [Fact]
    public async Task Copy_WhoseWorkIsGivenUp_SaysSo_AndCanBeAskedForAgain_OrReplayed()
    {
        using var niccolo = await fixture.City.SignInAsync("niccolo-dangelo");
        await RightsCity.ReadyAsync(niccolo);
        var made = await fixture.LatestExportAsync(CertificatesCity.PersonOf("niccolo-dangelo"));
        var waiting = Guid.CreateVersion7(new DateTimeOffset(made.RequestedAt.AddMinutes(1)));
        await fixture.City.InsideAsync(async services =>
        {
            var db = services.GetRequiredService<CityDb>();
            db.Add(new DataExport { Id = waiting, AccountId = made.AccountId, PersonId = made.PersonId, Language = "it", RequestedAt = made.RequestedAt.AddMinutes(1), ExpiresAt = made.ExpiresAt });
            await db.CommitAsync(services.GetRequiredService<ActFactory>().System(PrivacyActs.RequestExport, "tests"), CancellationToken.None);
            return true;
        });
        (await niccolo.GetAsync("/la-mia-privacy/copia")).Words.ShouldContain("La copia è in preparazione");

        await fixture.City.InsideAsync(services => GiveUpAsync(services, waiting));
        var page = await niccolo.GetAsync("/la-mia-privacy/copia");
        page.Words.ShouldNotContain("La copia è in preparazione");
        page.Words.ShouldContain("La copia non è stata preparata");
        page.Page.QuerySelector("#request button")!.TextContent.Trim().ShouldBe("Chiedila di nuovo");
        (await niccolo.GetAsync("/en/la-mia-privacy/copia")).Words.ShouldContain("The copy was not made");

        await fixture.City.InsideAsync(async services =>
        {
            await services.GetRequiredService<PrepareExport>().HandleAsync(new ExportRequested(waiting), CancellationToken.None);
            return await GiveUpAsync(services, waiting);
        });
        var mended = await niccolo.GetAsync("/la-mia-privacy/copia");
        mended.Words.ShouldNotContain("La copia non è stata preparata", customMessage: "an administrator replayed it, and what is made is not given up");
        mended.Page.QuerySelectorAll("form[id^='download-']").Length.ShouldBe(2);
        (await RightsCity.ReadyAsync(niccolo)).Page.QuerySelectorAll("form[id^='download-']").Length.ShouldBe(3);
    }

    [Fact]
    public async Task EachStep_IsAnAct()
    {
        using var lan = await fixture.City.SignInAsync("lan-nguyen");
        await RightsCity.ExportAsync(lan);
        foreach (var type in new[] { "privacy.request-export", "privacy.prepare-export", "privacy.download-export" })
            (await fixture.InDbAsync(db => db.Set<AuditedAct>().AnyAsync(a => a.Type == type))).ShouldBeTrue(type);
    }

    private static async Task<bool> GiveUpAsync(IServiceProvider services, Guid export)
    {
        await services.GetRequiredService<PrepareExport>().GiveUpAsync(new ExportRequested(export), CancellationToken.None);
        return true;
    }

    private async Task<bool> BlobsAsync(DataExport export)
    {
        var name = export.FileId!.Value.ToString("N");
        var kept = await fixture.InDbAsync(db => db.Set<StoredFile>().AnyAsync(f => f.Id == export.FileId));
        Directory.EnumerateFiles(fixture.City.Folder, name, SearchOption.AllDirectories).Any().ShouldBe(kept);
        return kept;
    }
}
