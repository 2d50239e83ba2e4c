using Navigli.Contracts;
using Navigli.Platform.City;
using Shouldly;
using Xunit;

namespace Navigli.Tests.City;

public sealed class CityPackTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 11, 21);
    private readonly DirectoryInfo _copy = Directory.CreateTempSubdirectory("navigli-pack-");

    public void Dispose() => _copy.Delete(recursive: true);

    [Fact]
    public void Milano_IsComplete()
    {
        var milano = Packs.Milano;
        milano.Identity.FormalName.ShouldBe("Comune di Milano");
        milano.Identity.Signatory.IsDemonstration.ShouldBeTrue();
        milano.Municipi.Count.ShouldBe(9);
        milano.Quarters.Count.ShouldBe(88);
        milano.Offices.Count.ShouldBe(13);
        milano.Offices.ShouldAllBe(office => office.Hours.Count > 0);
        milano.Offices.Single(office => office.Id == "RO01").Hours.ShouldContain(new OpeningPeriod(DayOfWeek.Thursday, new(8, 30), new(19, 0), true));
        milano.Offices.Single(office => office.Id == "RO07").Stations[0].Name.ShouldBe("Primaticcio");
        milano.Vocabulary.CertificateTypes.Count.ShouldBe(20);
        milano.Vocabulary.StampDutyExemptions.Count.ShouldBe(11);
        milano.Vocabulary.KinshipTies["3"].For(Sex.Female).It.ShouldBe("Figlia");
        milano.Vocabulary.StampDutyExemptions["2"].Text.ShouldBe("SOCIETA' SPORTIVE - art. 8 bis, tabella allegato B) DPR 642/1972");
        milano.Crest.Shapes.Count.ShouldBe(4);
        milano.Streets.ShouldContain(street => street.Name == "Via Padova");
    }

    [Fact]
    public void BlockingRules_OfResidenceAndFamily_AreTheOnesOfAnpr()
    {
        var types = Packs.Milano.Vocabulary.CertificateTypes;
        types[CertificateTypeCodes.Residence].BlockingRules.Select(rule => rule.Id).ShouldBe(
            ["not-certifiable", "not-registrable", "interdicted", "open-proceeding", "public-body-without-reference", "exemption-without-description",
            "exemption-description-too-long", "fee-exemption-invalid", "fee-on-exempt", "foreign-use-not-exempt", "fee-missing", "stamp-duty-missing",
            "registered-abroad", "removed", "deceased"]);
        types[CertificateTypeCodes.Family].BlockingRules.Select(rule => rule.Id).ShouldContain("no-fixed-abode");
        types[CertificateTypeCodes.Residence].BlockingRules.Select(rule => rule.Id).ShouldNotContain("no-fixed-abode");
        types[CertificateTypeCodes.Residence].BlockingRules.Single(rule => rule.Id == "not-certifiable").CanBeForced.ShouldBeFalse();
        types[CertificateTypeCodes.Residence].BlockingRules.Single(rule => rule.Id == "open-proceeding").CanBeForced.ShouldBeTrue();
        types[CertificateTypeCodes.Residence].BlockingRules.ShouldAllBe(rule => rule.Explanation.It.Length > 0 && rule.Remedy.En.Length > 0);
    }

    [Fact]
    public void Certificates_AreReadWithCombinationsUsesAndLanguages()
    {
        var words = Packs.Milano.Vocabulary;
        words.Certificates.MostAsked.Select(s => s.Code).ShouldBe(["8", "1+5+7+8", "12", "1"]);
        words.Certificates.MostAsked.Concat(words.Certificates.Others).SelectMany(s => s.Types).Select(t => t.Code).Distinct().Count().ShouldBe(20);
        words.Certificates.Select("8+1+7+5")!.Code.ShouldBe("1+5+7+8");
        words.Certificates.Select("8+8").ShouldBeNull();
        words.Certificates.Select("8+21").ShouldBeNull();
        words.Certificates.Select("").ShouldBeNull();
        words.Certificates.Select("12+8")!.Sections.ShouldBe([CertificateSection.Residence, CertificateSection.Household]);
        words.Uses.Find("9")!.Warning.It.ShouldContain("estero");
        words.Uses.Find("3")!.Warning.It.ShouldContain("cause giudiziarie");
        words.Uses.Find("immigration")!.Warning.It.ShouldContain("immigrazione");
        words.Uses.Find("10").ShouldBeNull("public bodies ask one another");
        words.Uses.All.Where(u => u.NationalCode is 2 or 3).ShouldAllBe(u => u.Exemption != null);
        words.CertificateLanguages.Values.Where(l => l.ByAnpr).Select(l => l.Code).ShouldBe(["IT", "DE", "FR", "SL"], ignoreOrder: true);
        words.CertificateLanguages.Values.Where(l => l.ByCity).Select(l => l.Code).ShouldBe(["IT", "IT-EN"], ignoreOrder: true);
    }

    [Fact]
    public void Esempio_IsAnotherCity()
    {
        var esempio = Packs.Esempio;
        esempio.Identity.Name.ShouldBe("Esempio");
        esempio.Offices.Count.ShouldBe(2);
        esempio.Crest.Svg.ShouldNotBe(Packs.Milano.Crest.Svg);
        esempio.Identity.Colours.ShouldNotBe(Packs.Milano.Identity.Colours);
        esempio.Tariffs.Find(TariffCodes.SecretariatFeeStamped, TariffChannels.Counter, Day)!.AmountCents.ShouldBe(50);
        Packs.Milano.Tariffs.Find(TariffCodes.SecretariatFeeStamped, TariffChannels.Counter, Day)!.AmountCents.ShouldBe(52);
    }

    [Fact]
    public void Tariffs_ByDateAndChannel_GiveTheRowInForce()
    {
        var tariffs = Packs.Milano.Tariffs;
        tariffs.Find(TariffCodes.StampDuty, TariffChannels.Counter, Day)!.AmountCents.ShouldBe(1600);
        tariffs.Find(TariffCodes.StampDuty, TariffChannels.Counter, new(2013, 6, 25))!.AmountCents.ShouldBe(1462);
        tariffs.Find(TariffCodes.StampDuty, TariffChannels.Counter, new(2013, 6, 26))!.AmountCents.ShouldBe(1600);
        tariffs.Find(TariffCodes.SecretariatFeeExempt, TariffChannels.Counter, Day)!.AmountCents.ShouldBe(26);
        tariffs.Find(TariffCodes.SecretariatFeeExempt, TariffChannels.Online, Day)!.AmountCents.ShouldBe(0);
        tariffs.Find(TariffCodes.DeskService, TariffChannels.Counter, Day).ShouldBeNull();
        tariffs.Find(TariffCodes.StampDuty, TariffChannels.Counter, new(1999, 1, 1)).ShouldBeNull();
    }

    [Fact]
    public void Gazetteer_ByCodeAndByNameOnADate_KnowsCeasedPlaces()
    {
        var gazetteer = Packs.Milano.Gazetteer;
        gazetteer.FindComune("F205")!.Name.ShouldBe("Milano");
        gazetteer.FindComune("F205")!.IstatCode.ShouldBe("015146");
        gazetteer.FindComuni("girgenti", new(1920, 1, 1)).Single().Name.ShouldBe("Agrigento");
        gazetteer.FindComuni("Abbadia sopra Adda", new(1920, 1, 1)).Count().ShouldBe(1);
        gazetteer.FindComuni("Abbadia sopra Adda", new(1990, 1, 1)).ShouldBeEmpty();
        gazetteer.FindCountry("Z336")!.Name.En.ShouldBe("Egypt");
        gazetteer.FindCountryByName("Germania")!.Code.ShouldBe("Z112");
        gazetteer.FindCountry("Z135")!.IsCeased.ShouldBeTrue();
        gazetteer.FindComune("Z999").ShouldBeNull();
    }

    [Fact]
    public void Load_RowsAtFault_NamesFileRowAndFault()
    {
        var folder = Copy();
        File.AppendAllText(Path.Combine(folder, "tariffs.csv"), "stamp-duty,*,abc,2030-01-01,,Bollo,Stamp,x\nstamp-duty,*,1700,2012-01-01,2012-02-30,Bollo,Stamp,x\n");
        File.AppendAllText(Path.Combine(folder, "quarters.csv"), "1,Doppio,1,45.0,9.0,\n9,Altrove,7,45.0,9.0,\n");
        File.AppendAllText(Path.Combine(folder, "polling-places.csv"), "28,30,Scuola,Via dei Mulini 1,,,false\n");
        var faults = Should.Throw<CityPackException>(() => CityPack.Load(folder)).Faults;
        faults.ShouldContain("esempio/tariffs.csv, row 5: 'abc' is not a value for 'amount_cents'");
        faults.ShouldContain("esempio/tariffs.csv, row 6: '2012-02-30' is not a value for 'valid_to'");
        faults.ShouldContain("esempio/quarters.csv, row 4: the quarter 1 is there twice");
        faults.ShouldContain("esempio/quarters.csv, row 5: there is no Municipio 7");
        faults.ShouldContain("esempio/polling-places.csv, row 5: the sections must follow those of the row before");
    }

    [Fact]
    public void PollingPlaces_AreOfSectionsInTheirOrder_AndNotNeeded()
    {
        var places = Packs.Milano.PollingPlaces;
        places.Of(1)!.ShouldSatisfyAllConditions(p => p.Name.ShouldStartWith("Scuola"), p => p.Accessible.ShouldBeNull(), p => p.IsDemonstration.ShouldBeTrue());
        Enumerable.Range(1, 88 * 14).ShouldAllBe(section => places.Of(section) != null, "the sections of the synthetic city");
        places.Of(88 * 14 + 1).ShouldBeNull();
        var folder = Copy();
        CityPack.Load(folder).PollingPlaces.Of(12)!.Accessible.ShouldBe(false);
        File.Delete(Path.Combine(folder, "polling-places.csv"));
        CityPack.Load(folder).PollingPlaces.All.ShouldBeEmpty();
    }

    [Fact]
    public void Load_OverlappingTariffs_Refuses()
    {
        var folder = Copy();
        File.AppendAllText(Path.Combine(folder, "tariffs.csv"), "stamp-duty,*,1700,2026-01-01,,Bollo,Stamp,x\n");
        Should.Throw<CityPackException>(() => CityPack.Load(folder)).Message.ShouldContain("overlaps another period");
    }

    [Theory]
    [InlineData("city.json", "\"formalName\": \"Comune di Esempio\",", "", "formalName")]
    [InlineData("city.json", "\"#14532D\"", "\"green\"", "'green' is not a colour")]
    [InlineData("city.json", "Europe/Rome", "Europe/Roma", "time zone 'Europe/Roma'")]
    [InlineData("city.json", "\"month\": 10", "\"month\": 13", "San Luca")]
    [InlineData("offices.json", "\"quarter\": 2", "\"quarter\": 5", "office ES02: there is no quarter 5")]
    [InlineData("offices.json", "\"day\": \"monday\"", "\"day\": \"lunedi\"", "offices.json, row 6")]
    [InlineData("crest.svg", "<title>", "<script>alert(1)</script><title>", "crest.svg, row 2")]
    [InlineData("crest.svg", "M 30 14 L 46 40 H 14 Z", "M 30 14 a 1 1 0 0 1 2 2 Z", "crest.svg, row 4")]
    [InlineData("crest.svg", "fill=\"#F2C230\"", "fill=\"url(#x)\"", "crest.svg, row 4")]
    [InlineData("crest.svg", "<svg ", "<!DOCTYPE svg><svg ", "crest.svg")]
    [InlineData("municipi.csv", "number,name", "nummer,name", "municipi.csv, row 1")]
    public void Load_FileAtFault_SaysWhere(string file, string from, string to, string expected)
    {
        var folder = Copy();
        var path = Path.Combine(folder, file);
        var text = File.ReadAllText(path);
        text.ShouldContain(from);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
        Should.Throw<CityPackException>(() => CityPack.Load(folder)).Message.ShouldContain(expected);
    }

    [Fact]
    public void Load_MissingFile_SaysWhich()
    {
        var folder = Copy();
        File.Delete(Path.Combine(folder, "streets.csv"));
        Should.Throw<CityPackException>(() => CityPack.Load(folder)).Faults.ShouldBe(["esempio/streets.csv: the file is missing"]);
    }

    private string Copy()
    {
        var target = Path.Combine(_copy.FullName, "esempio");
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(Packs.Folder("esempio")))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));

        var city = Path.Combine(target, "city.json");
        File.WriteAllText(city, File.ReadAllText(city).Replace("../italia", Packs.Folder("italia"), StringComparison.Ordinal));
        return target;
    }
}
