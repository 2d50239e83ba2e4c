using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Certificates;
using Navigli.Certificates.Paper;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Tests.City;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Certificates;

public sealed class PaperTests(CertificatesCity fixture) : IClassFixture<CertificatesCity>
{
    [Fact]
    public async Task Pdf_OfResidence_SaysEverythingOfTheSourcesDocument()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        var outcome = await CertificatesCity.ObtainAsync(chiara, CertificatesCity.Residence, "chiara-colombo");

        var text = await TextAsync((await chiara.GetAsync(outcome.Address.AbsolutePath + "/pdf")).Body);

        string[] expected =
        [
            "Protocollo 2026/", "COMUNE DI MILANO", "Certificato di Residenza", "Il Sindaco", "A norma dell'art. 33 del D.P.R. 30-5-1989, N.223",
            "Visti i dati registrati dal comune di MILANO", "Certifica che nell'anagrafe della popolazione residente", "COLOMBO Chiara",
            "Risulta nata a Milano (MI) il 14/03/1992", "Atto N. ", " parte ", "anno 1992", "(C.F. CLMCHR92C54F205", "Risulta iscritta all'indirizzo:", "Via Padova 89",
            "Comune Milano (MI)", "Data 21/11/2026", "Il Sindaco del comune di MILANO", Packs.Milano.Identity.Signatory.Name,
            "non può essere prodotto agli organi della pubblica amministrazione o ai privati gestori di pubblici servizi", "art. 40 DPR 28 dicembre 2000, n.445",
            "Rilasciato in esenzione da imposta di bollo per uso: SOCIETA' SPORTIVE - art. 8 bis, tabella allegato B) DPR 642/1972",
            "Riscossi Euro 0,00 per diritti di segreteria", "sigillo non qualificato", "fino al 21/05/2027",
        ];
        foreach (var words in expected)
            text.ShouldContain(words);
        text.ShouldMatch("1 ?/ ?1$");
        text.ShouldNotContain("ANPR");
    }

    [Fact]
    public async Task Pdf_OfFamily_NamesTheHouseholdAndNoKinship()
    {
        using var lan = await fixture.City.SignInAsync("lan-nguyen");
        var outcome = await CertificatesCity.ObtainAsync(lan, CertificatesCity.Family, "lan-nguyen");

        var text = await TextAsync((await lan.GetAsync(outcome.Address.AbsolutePath + "/pdf")).Body);

        text.ShouldContain("NGUYỄN Thị Lan");
        text.ShouldContain("NGUYỄN Văn Minh");
        text.ShouldContain("NGUYỄN Mai");
        foreach (var tie in Packs.Milano.Vocabulary.KinshipTies.Values.Where(t => t.Code is "2" or "3"))
            text.ShouldNotContain(tie.Male.It, Case.Insensitive);
    }

    [Theory]
    [InlineData("sean-obrien", "O’BRIEN Seán")]
    [InlineData("niccolo-dangelo", "D'ANGELÒ Niccolò")]
    [InlineData("jurgen-muller", "MÜLLER Jürgen")]
    public async Task Pdf_OfDifficultNames_KeepsThem(string persona, string name)
    {
        using var visitor = await fixture.City.SignInAsync(persona);
        var outcome = await CertificatesCity.ObtainAsync(visitor, CertificatesCity.Residence, persona);

        (await TextAsync((await visitor.GetAsync(outcome.Address.AbsolutePath + "/pdf")).Body)).ShouldContain(name);
    }

    [Fact]
    public async Task Download_WhenTheFileWasNeverStored_MakesOneAndGivesItToAll()
    {
        using var alessio = await fixture.City.SignInAsync("alessio-bassi");
        var outcome = await CertificatesCity.ObtainAsync(alessio, CertificatesCity.Residence, "alessio-bassi");
        var id = Guid.Parse(outcome.Address.Segments[^1]);
        await fixture.City.RewriteAsync<IssuedCertificate>(all => all.Where(c => c.Id == id).ExecuteUpdateAsync(s => s.SetProperty(c => c.FileId, (Guid?)null)));

        var healed = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => alessio.GetAsync(outcome.Address.AbsolutePath + "/pdf")));

        healed[0].Status.ShouldBe(HttpStatusCode.OK);
        healed.ShouldAllBe(h => h.Body.SequenceEqual(healed[0].Body));
        (await fixture.IssuedAsync(CertificatesCity.PersonOf("alessio-bassi"))).Single().FileId.ShouldNotBeNull();
    }

    [Fact]
    public async Task Pdf_IsSealed()
    {
        using var hodan = await fixture.City.SignInAsync("hodan-warsame");
        var outcome = await CertificatesCity.ObtainAsync(hodan, CertificatesCity.Residence, "hodan-warsame");

        var report = await PdfTools.RunAsync("pdfsig", ["-nocert"], (await hodan.GetAsync(outcome.Address.AbsolutePath + "/pdf")).Body);

        report.ShouldContain("Signature is Valid");
        report.ShouldContain("Total document signed");
    }

    [Fact]
    public async Task Issue_ForFamily_WritesALineForEachOtherPersonStated()
    {
        using var simona = await fixture.City.SignInAsync("simona-monti");
        await CertificatesCity.ObtainAsync(simona, CertificatesCity.Family, "matteo-monti");
        var issued = (await fixture.IssuedAsync(CertificatesCity.PersonOf("matteo-monti"))).Single(c => c.TypeCode == CertificatesCity.Family);

        var lines = await fixture.City.InsideAsync(services => services.GetRequiredService<CityDb>().Set<LedgerEntry>().AsNoTracking()
            .Where(l => l.Purpose == "certificates.issue" && l.CaseReference == issued.Protocol).ToListAsync());

        lines.Select(l => l.Subject).ShouldContain(CertificatesCity.PersonOf("matteo-monti"));
        lines.Select(l => l.Subject).ShouldNotContain(CertificatesCity.PersonOf("simona-monti"));
        lines.Single(l => l.Subject == issued.PersonId).Right.ShouldBe("parental");
        lines.Where(l => l.Subject != issued.PersonId).ShouldAllBe(l => l.Right == "family");
    }

    [Fact]
    public async Task Snapshot_OfAdoptedChild_DoesNotTell()
    {
        using var simona = await fixture.City.SignInAsync("simona-monti");
        var outcome = await CertificatesCity.ObtainAsync(simona, CertificatesCity.Residence, "matteo-monti");
        var id = Guid.Parse(outcome.Address.Segments[^1]);

        var snapshot = await fixture.City.InsideAsync(services => services.GetRequiredService<CityDb>().Set<CertificateStatements>().AsNoTracking()
            .Where(s => s.CertificateId == id).Select(s => s.Snapshot).SingleAsync());

        PaperStore.Deserialize(snapshot).Words.SubjectName.ShouldBe("MONTI Matteo");
        snapshot.ShouldNotContain("Rinaldi", Case.Insensitive);
    }

    private static async Task<string> TextAsync(byte[] pdf)
    {
        var text = await PdfTools.RunAsync("pdftotext", [], pdf, "-");
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace('’', '\'').Replace("O'BRIEN", "O’BRIEN", StringComparison.Ordinal);
    }
}
