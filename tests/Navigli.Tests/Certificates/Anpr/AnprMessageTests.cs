using System.Text;
using System.Xml.Linq;
using Navigli.Certificates.Certifiers.Anpr;
using Navigli.Contracts;
using Navigli.Sandbox.Anpr;
using Navigli.Tests.City;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Certificates.Anpr;

public sealed class AnprMessageTests(AnprCity fixture) : IClassFixture<AnprCity>
{
    private const string Operation = "2026112110000000000001";

    private static readonly AnprRequest Plain = new()
    {
        CaseNumber = "CERT-2026-000001",
        CaseDate = new DateOnly(2026, 11, 21),
        Types = ["8"],
        Language = "IT",
        Subject = Person("D’Angelò", "Maria Chiara"),
        ExemptionCode = "2",
        Use = 0,
        FeeCents = 0,
    };

    public static TheoryData<string> Requests() => ["plain", "requester", "reason", "names", "cumulative"];

    [Theory]
    [MemberData(nameof(Requests))]
    public void Envelope_OfEveryKind_SatisfiesTheSchemaAndTheSandbox(string kind)
    {
        var request = kind switch
        {
            "requester" => Plain with { Requester = Person("Müller", "Jürgen") with { CodiceFiscale = null } },
            "reason" => Plain with { ExemptionCode = "99", ExemptionReason = new string('à', 256) },
            "names" => Plain with { Subject = Person("Nguyễn", "") },
            "cumulative" => Plain with { Types = ["8", "12", "17"], FeeCents = 26 },
            _ => Plain,
        };

        var message = Write(request);

        AnprSchema.Fault(message).ShouldBeNull();
        AnprMessages.Faults(message).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("testataRichiesta")]
    [InlineData("soggettoIntestatario")]
    [InlineData("datiControllo")]
    public void Schema_WithoutAPart_FindsTheFaultAsTheRealOneDoes(string part)
    {
        var message = Write(Plain);
        message.Element(part)!.Remove();

        AnprSchema.Fault(message).ShouldNotBeNull();
        AnprMessages.Faults(message).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("Normal", "Risposta6001OK")]
    [InlineData("ErrorCode", "Risposta6001KO")]
    public async Task Line_BothDirections_SatisfyTheSchema(string fault, string outcome)
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        await fixture.FaultAsync(fault);

        await chiara.SubmitAsync(await AnprCity.SummaryAsync(chiara, "sofia-brambilla"), "#confirm");

        var answer = AnprMessages.Body(fixture.Tap.LastAnswer);
        answer.Elements().ShouldHaveSingleItem().Name.LocalName.ShouldBe(outcome);
        AnprMessages.Faults(AnprMessages.Body(fixture.Tap.LastRequest)).ShouldBeEmpty();
        AnprMessages.Faults(answer).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("not XML", "<<")]
    [InlineData("a DTD", "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>")]
    [InlineData("no answer", "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body/></s:Envelope>")]
    [InlineData("a fault", "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><s:Fault><faultstring>Internal Error</faultstring></s:Fault></s:Body></s:Envelope>")]
    public async Task Read_WhatIsNoAnswer_IsLost(string what, string content) =>
        (await ReadAsync(content)).ShouldBeOfType<AnprLost>(what);

    [Fact]
    public async Task Read_AnswerToAnotherOperation_IsLost() => (await ReadAsync(Envelope(Issued("1", "2", "JVBERi0=")))).ShouldBeOfType<AnprLost>();

    [Fact]
    public async Task Read_FileThatIsNoPdf_IsLost() => (await ReadAsync(Envelope(Issued(Operation, "2", "aGFsbG8=")))).ShouldBeOfType<AnprLost>();

    [Fact]
    public async Task Read_TwoAnswersThatDiffer_IsLost() =>
        (await ReadAsync(Envelope(Issued(Operation, "2", "JVBERi0=") + Issued(Operation, "3", "JVBERi0=")))).ShouldBeOfType<AnprLost>();

    [Fact]
    public async Task Read_CertificateOfSomebodyElse_MeansTheNumberIsSpent() =>
        (await ReadAsync(Envelope(Issued(Operation, "2", "JVBERi0=", "RSSMRA80A01F205X")))).ShouldBeOfType<AnprNumberPassed>();

    [Fact]
    public async Task Read_Certificate_GivesNumberAndFile()
    {
        var issued = (await ReadAsync(Envelope(Issued(Operation, "257782670", "JVBERi0=")))).ShouldBeOfType<AnprIssued>();

        issued.Protocol.ShouldBe("257782670");
        Encoding.ASCII.GetString(issued.Pdf).ShouldBe("%PDF-");
    }

    private static AnprPerson Person(string family, string given) =>
        new() { CodiceFiscale = "CLMCHR85A41F205X", FamilyName = family, GivenName = given, Sex = Sex.Female, BirthDate = new DateOnly(1985, 1, 1) };

    private static XElement Write(AnprRequest request)
    {
        var options = new AnprOptions { OfficialGivenName = "Ambrogio", OfficialFamilyName = "Esempi" };
        var address = new AnprAddress("015146", options, new DateTime(2026, 11, 21, 10, 0, 0, DateTimeKind.Utc));
        return AnprMessage.Envelope(request, address, Operation).Root!.Elements().Last().Elements().Single();
    }

    private static async Task<AnprAnswer> ReadAsync(string content)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        return await new AnprReader(Packs.Milano).ReadAsync(stream, Plain, Operation, CancellationToken.None);
    }

    private static string Envelope(string body) => $"<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>{body}</s:Body></s:Envelope>";

    private static string Issued(string operation, string protocol, string file, string code = "CLMCHR85A41F205X") => $"""
        <a:Risposta6001 xmlns:a="http://sogei.it/ANPR/6001certificazione"><a:Risposta6001OK>
        <testataRisposta><idOperazioneComune>{operation}</idOperazioneComune></testataRisposta>
        <soggettoIntestatario><generalita><codiceFiscale><codFiscale>{code}</codFiscale></codiceFiscale></generalita></soggettoIntestatario>
        <protocolloANPR><numeroProtocolloANPR>{protocol}</numeroProtocolloANPR></protocolloANPR>
        <file><certificatoPdf>{file}</certificatoPdf></file>
        </a:Risposta6001OK></a:Risposta6001>
        """;
}
