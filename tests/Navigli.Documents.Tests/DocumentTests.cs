using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Navigli.Documents.Graphics;
using Navigli.Documents.Proofs;
using Shouldly;

namespace Navigli.Documents.Tests;

public sealed class DocumentTests
{
    [Fact]
    public async Task Paper_ThatNobodyIssues_IsRenderedWithoutLetterheadOrCodeAndNeverSealed()
    {
        var paper = Samples.Residence with { Crest = null, Municipality = "", Protocol = "", SealNotice = "", Verification = null, Facts = null, Proof = null };

        using var file = new TemporaryFile(CertificateDocument.RenderUnsealed(paper, PdfProfile.PdfA2aUa1));

        Tools.Run("qpdf", "--check", file.Path).ExitCode.ShouldBe(0);
        var text = Tools.Run("pdftotext", file.Path, "-").Output;
        text.ShouldContain(Samples.Residence.Title);
        text.ShouldNotContain(Samples.Residence.Verification!.CodeLabel);
        await Should.ThrowAsync<DocumentException>(() => CertificateDocument.SealAsync(paper, Sealers.Rsa, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Text_IsReadInTheOrderOfTheSourcesDocument()
    {
        var residence = Samples.Residence;
        string[] expected =
        [
            residence.Protocol, residence.Municipality, residence.Office!, residence.Title, residence.Authority, .. residence.LegalBasis, residence.Statement,
            .. residence.Body.SelectMany(block => block switch
            {
                SubjectBlock subject => subject.Lines.Prepend(subject.Name),
                LabelledBlock labelled => labelled.Lines.Prepend(labelled.Label),
                _ => [],
            }),
            residence.PlaceAndDate, .. residence.Signatory, residence.Warning!, residence.StampDuty!, residence.Fees!,
            residence.Verification!.Heading, .. residence.Verification!.Instructions, residence.Verification!.CodeLabel, residence.Verification!.Code, residence.SealNotice,
        ];

        var text = Words(TextOf(CertificateDocument.RenderUnsealed(residence, PdfProfile.PdfA2aUa1)));

        text.ShouldStartWith(Words(string.Join(' ', expected)));
        text.ShouldEndWith("1 / 1");
    }

    [Fact]
    public async Task Text_OfNamesThatBreakCarelessSoftware_IsWhole()
    {
        var text = Words(TextOf(await CertificateDocument.SealAsync(Samples.Family, Sealers.Rsa, default)));

        foreach (var word in (string[])["D’ANGELÒ", "NGUYỄN", "THỊ", "ÁNH", "MÜLLER", "O’BRIEN", "SÉAN", "ŁUKASZEWICZ", "Łódź", "ŞAHİN", "ÇAĞRI", "BRÂNCUȘI", "ȚEPEȘ", "DVOŘÁKOVÁ", "ÞÓRUNN"])
            text.ShouldContain(word);
        text.ShouldContain("ROVERE-MONTECUCCOLI");
        text.Replace(" ", "", StringComparison.Ordinal).ShouldContain("WOLFESCHLEGELSTEINHAUSENBERGERDORFF");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(70)]
    public void Layout_OfAHousehold_KeepsEveryWordOnThePageAndOffTheOthers(int people)
    {
        var pages = WordBoxes(CertificateDocument.RenderUnsealed(Samples.FamilyOf(people), PdfProfile.PdfA2aUa1));

        pages.Sum(page => page.Count(word => word.Text.StartsWith("XXXYYY", StringComparison.Ordinal))).ShouldBe(people);
        foreach (var page in pages)
        {
            page.ShouldAllBe(word => word.Left >= 60 && word.Right <= 536 && word.Top >= 40 && word.Bottom <= 815);
            for (var i = 0; i < page.Count; i++)
                page.Skip(i + 1).Where(other => page[i].Overlaps(other)).ShouldBeEmpty($"{page[i]} lies over another word");
        }
    }

    [Fact]
    public void Layout_TextLongerThanAPage_GoesOnTheNext()
    {
        var endless = string.Join(' ', Enumerable.Range(1, 1500).Select(i => $"parola{i}"));
        var content = Samples.Residence with
        {
            Body =
            [
                new ParagraphBlock { Text = endless },
                new TableBlock { Headings = ["Note", "Data"], Rows = [[endless.Replace("parola", "cella", StringComparison.Ordinal), "21/11/2026"]] },
            ],
        };

        var file = CertificateDocument.RenderUnsealed(content, PdfProfile.PdfA2aUa1);

        var words = WordBoxes(file).SelectMany(page => page).ToList();
        words.Count(word => word.Text.StartsWith("parola", StringComparison.Ordinal)).ShouldBe(1500);
        words.Count(word => word.Text.StartsWith("cella", StringComparison.Ordinal)).ShouldBe(1500);
        words.ShouldAllBe(word => word.Bottom <= 815 && word.Right <= 536);
    }

    [Fact]
    public void Layout_NoEmptyPage_AtAnyLength()
    {
        for (var lines = 0; lines < 60; lines++)
        {
            var content = Samples.Residence with { Body = [new SubjectBlock { Name = "NOME", Lines = [.. Enumerable.Range(1, lines).Select(i => $"riga {i}")] }] };
            var pdf = new PdfReader(CertificateDocument.RenderUnsealed(content, PdfProfile.PdfA2aUa1));
            foreach (var page in pdf.Pages)
                Encoding.Latin1.GetString(pdf.Stream(page["Contents"]).Data).ShouldContain("MCID", customMessage: $"{lines} lines leave a page with only its footer");
        }
    }

    public static TheoryData<string, CertificateContent> Impossible { get; } = new()
    {
        { "a row without a cell", Samples.Residence with { Body = [new TableBlock { Headings = ["A", "B"], Rows = [["solo A"]] }] } },
        { "a table without rows", Samples.Residence with { Body = [new TableBlock { Headings = ["A"], Rows = [] }] } },
        { "headings longer than the page", Samples.Residence with { Body = [new TableBlock { Headings = [new string('A', 9000)], Rows = [["a"]] }] } },
        { "a language that is none", Samples.Residence with { Language = "it_IT" } },
        { "a crest that cannot be read aloud", Samples.Residence with { CrestDescription = " " } },
        { "a document without a title", Samples.Residence with { FileTitle = "" } },
        { "a control character in the metadata", Samples.Residence with { Facts = Samples.Facts! with { Address = "\u0001" } } },
        { "more than a QR code holds", Samples.Residence with { Verification = Samples.Residence.Verification! with { QrText = new string('A', 4000) } } },
    };

    [Theory]
    [MemberData(nameof(Impossible), DisableDiscoveryEnumeration = true)]
    public void Content_ThatCannotBeShown_IsRefused(string reason, CertificateContent content) =>
        Should.Throw<DocumentException>(() => CertificateDocument.RenderUnsealed(content, PdfProfile.PdfA2aUa1), reason);

    [Fact]
    public void Structure_ByPoppler_IsHeadingsParagraphsTableAndFigures()
    {
        using var file = new TemporaryFile(CertificateDocument.RenderUnsealed(Samples.Family, PdfProfile.PdfA2aUa1));

        var lines = Tools.Run("pdfinfo", "-struct-text", file.Path).Output.Split('\n').Select(line => line.Trim()).ToList();

        lines[0].ShouldBe("Document");
        lines[lines.IndexOf("H1 (block)") + 1].ShouldBe("\"Certificato di Stato di Famiglia\"");
        lines[lines.IndexOf("H2 (block)") + 1].ShouldBe("\"Come verificare questo certificato\"");
        lines.Count(line => line.StartsWith("TH ", StringComparison.Ordinal) || line.StartsWith("TH:", StringComparison.Ordinal)).ShouldBe(5);
        lines.Count(line => line.StartsWith("TD", StringComparison.Ordinal)).ShouldBe(60);
        lines.Count(line => line.StartsWith("Figure", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task Metadata_HoldsTheFactsAndTheirProof()
    {
        var pdf = new PdfReader(await CertificateDocument.SealAsync(Samples.Residence, Sealers.Rsa, default));
        var xmp = XDocument.Parse(Encoding.UTF8.GetString(pdf.Stream(pdf.Catalog["Metadata"]).Data));
        string Fact(string name) => xmp.Descendants(XName.Get(name, "urn:navigli:ns:certificate:1:")).Single().Value;

        Fact("issuer").ShouldBe("Comune di Milano");
        Fact("subject").ShouldBe("COLOMBO SOFIA; 2018-04-03; Milano (MI); CLMSFO18D43F205Y; ");
        Fact("validUntil").ShouldBe("2027-05-21");
        new ProofVerifier([Samples.ProofKey]).Verify(Fact("proof")).Facts.ShouldBeEquivalentTo(Samples.Facts);
    }

    [Fact]
    public void Metadata_MarkupInNames_StaysText()
    {
        var content = Samples.Residence with { FileTitle = "A & B <script>", Facts = Samples.Facts! with { Address = "]]> & \"x\"" } };
        var pdf = new PdfReader(CertificateDocument.RenderUnsealed(content, PdfProfile.PdfA2aUa1));

        var xmp = XDocument.Parse(Encoding.UTF8.GetString(pdf.Stream(pdf.Catalog["Metadata"]).Data));

        xmp.Descendants(XName.Get("address", "urn:navigli:ns:certificate:1:")).Single().Value.ShouldBe("]]> & \"x\"");
        PdfReader.Text(pdf.Dictionary(pdf.Trailer["Info"])["Title"]).ShouldBe("A & B <script>");
    }

    [Fact]
    public void Qr_DrawnModules_AreThoseOfTheSymbol()
    {
        var symbol = new QrSymbol(Samples.Residence.Verification!.QrText);
        using var content = new Pdf.PdfBuffer(1024);
        symbol.Draw(content, 0, 0, symbol.Size);
        var painted = new bool[symbol.Size, symbol.Size];
        foreach (var line in Encoding.ASCII.GetString(content.Written).Split('\n').Where(line => line.EndsWith(" re", StringComparison.Ordinal)))
        {
            var n = line.Split(' ').Take(4).Select(t => int.Parse(t, CultureInfo.InvariantCulture)).ToArray();
            for (var x = n[0]; x < n[0] + n[2]; x++)
            {
                for (var y = n[1]; y < n[1] + n[3]; y++)
                {
                    painted[x, y].ShouldBeFalse("a module is painted twice");
                    painted[x, y] = true;
                }
            }
        }

        using var expected = QRCoder.QRCodeGenerator.GenerateQrCode(Samples.Residence.Verification!.QrText, QRCoder.QRCodeGenerator.ECCLevel.M);
        for (var row = 0; row < symbol.Size; row++)
        {
            for (var column = 0; column < symbol.Size; column++)
                painted[column, symbol.Size - 1 - row].ShouldBe(expected.ModuleMatrix[row][column]);
        }
    }

    [Theory]
    [InlineData("residence")]
    [InlineData("family")]
    public void PdfA1b_ByPreflight_IsValid(string document)
    {
        using var file = new TemporaryFile(CertificateDocument.RenderUnsealed(document == "residence" ? Samples.Residence : Samples.FamilyOf(40), PdfProfile.PdfA1b));

        var (_, output) = Tools.Preflight(file.Path);

        output.ShouldContain("is a valid PDF/A-1b file");
    }

    [Fact]
    public void PdfA1b_ByPreflight_BrokenFileIsRefused()
    {
        var broken = CertificateDocument.RenderUnsealed(Samples.Residence, PdfProfile.PdfA1b);
        "pdfaid:part>2<"u8.CopyTo(broken.AsSpan(broken.AsSpan().IndexOf("pdfaid:part>1<"u8)));
        using var file = new TemporaryFile(broken);

        Tools.Preflight(file.Path).Output.ShouldNotContain("is a valid PDF/A-1b file");
    }

    [Fact]
    public async Task File_ByQpdf_HasNoSyntaxError()
    {
        byte[][] files =
        [
            await CertificateDocument.SealAsync(Samples.Residence, Sealers.Rsa, default), await CertificateDocument.SealAsync(Samples.FamilyOf(70), Sealers.Ecdsa, default),
            CertificateDocument.RenderUnsealed(Samples.Family, PdfProfile.PdfA2aUa1), CertificateDocument.RenderUnsealed(Samples.Family, PdfProfile.PdfA1b),
        ];
        foreach (var bytes in files)
        {
            using var file = new TemporaryFile(bytes);
            var (exitCode, output) = Tools.Run("qpdf", "--check", file.Path);
            exitCode.ShouldBe(0, output);
        }
    }

    [Fact]
    public async Task Structure_EveryElement_HoldsElementsContentOrTheSeal()
    {
        var pdf = new PdfReader(await CertificateDocument.SealAsync(Samples.FamilyOf(40), Sealers.Rsa, default));
        var elements = pdf.Dictionaries.Where(d => d.GetValueOrDefault("Type") is PdfName { Value: "StructElem" }).ToList();

        elements.Count.ShouldBeGreaterThan(200);
        elements.ShouldAllBe(element => pdf.List(element["K"]).Count > 0);
        elements.Count(element => element["S"] is PdfName { Value: "Figure" }).ShouldBe(2);
    }

    [Fact]
    public void Structure_OfATranslation_IsASpanInItsLanguageWhereverItStands()
    {
        const string sentence = "This certificate may not be produced to public bodies or to private operators of public services, and this sentence is long enough for two lines";
        var marked = Bilingual(Translation.Mark);
        var pdf = new PdfReader(marked);
        using var file = new TemporaryFile(marked);

        var spans = pdf.Dictionaries.Where(d => d.GetValueOrDefault("S") is PdfName { Value: "Span" }).ToList();
        var spoken = Tools.Run("pdfinfo", "-struct-text", file.Path).Output.Split('\n').Select(line => line.Trim()).ToList();

        spans.Count.ShouldBe(4);
        spans.ShouldAllBe(span => PdfReader.Text(span["Lang"]) == "en-GB");
        spoken.Count(line => line.StartsWith("Span", StringComparison.Ordinal)).ShouldBe(4);
        string.Concat(spoken).Replace("\"", "", StringComparison.Ordinal).ShouldContain(sentence);
        spoken.ShouldContain("\"Certificate of residence\"");
        // Nothing is drawn otherwise than without the marks.
        TextOf(marked).ShouldBe(TextOf(Bilingual(words => words)));
        var (exitCode, output) = Tools.Run("qpdf", "--check", file.Path);
        exitCode.ShouldBe(0, output);

        byte[] Bilingual(Func<string, string> mark) => CertificateDocument.RenderUnsealed(
            Samples.Residence with
            {
                TranslationLanguage = "en-GB",
                Title = $"Certificato di Residenza / {mark("Certificate of residence")}",
                Warning = $"Il presente certificato non può essere prodotto agli organi della pubblica amministrazione\n{mark(sentence)}",
                Body = [new TableBlock { Headings = [$"Cognome / {mark("Surname")}", "Data"], Rows = [["COLOMBO", $"oggi / {mark("today")}"]] }],
            },
            PdfProfile.PdfA2aUa1);
    }

    private static string TextOf(byte[] document)
    {
        using var file = new TemporaryFile(document);
        return Tools.Run("pdftotext", "-raw", file.Path, "-").Output;
    }

    private static string Words(string text) => string.Join(' ', text.Split([' ', '\n', '\f'], StringSplitOptions.RemoveEmptyEntries));

    private static List<List<Word>> WordBoxes(byte[] document)
    {
        using var file = new TemporaryFile(document);
        var html = Tools.Run("pdftotext", "-bbox", file.Path, "-").Output;
        var body = XDocument.Parse(html[html.IndexOf("<doc>", StringComparison.Ordinal)..(html.IndexOf("</doc>", StringComparison.Ordinal) + 6)]);
        static double Number(XElement word, string name) => double.Parse(word.Attribute(name)!.Value, CultureInfo.InvariantCulture);
        return [.. body.Descendants("page").Select(page => page.Elements("word")
            .Select(word => new Word(word.Value, Number(word, "xMin"), Number(word, "yMin"), Number(word, "xMax"), Number(word, "yMax"))).ToList())];
    }

    private sealed record Word(string Text, double Left, double Top, double Right, double Bottom)
    {
        // Ascent and descent of neighbouring lines may touch; letters lying over letters share more than that.
        public bool Overlaps(Word other) =>
            Math.Min(Right, other.Right) - Math.Max(Left, other.Left) > 1 && Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top) > 2;
    }
}
