using System.Xml;
using Navigli.Identity.Saml;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity.Saml;

/// <summary>Wrong answers beyond AgID's list: what comes twice, what is hidden, what is written almost right.</summary>
public sealed class SpidStrictnessTests
{
    private readonly PaperProvider _provider = new(IdentityScheme.Spid);

    public static TheoryData<string, string> Twice => new()
    {
        { "Response/Issuer+", "saml.issuer" },
        { "Response/Status+", "saml.status" },
        { "Response/Status/StatusCode+", "saml.status" },
        { "Assertion/Issuer+", "saml.issuer" },
        { "Assertion/Subject+", "saml.subject" },
        { "Assertion/Subject/NameID+", "saml.name_id" },
        { "Assertion/Subject/SubjectConfirmation+", "saml.subject_confirmation" },
        { "Assertion/Subject/SubjectConfirmation/SubjectConfirmationData+", "saml.subject_confirmation" },
        { "Assertion/Conditions+", "saml.conditions" },
        { "Assertion/AuthnStatement/AuthnContext+", "saml.authn_statement" },
        { "Assertion/AuthnStatement/AuthnContext/AuthnContextClassRef+", "saml.authn_statement" },
        { "Assertion/AttributeStatement+", "saml.attributes" },
        { "Assertion/AttributeStatement/Attribute[name='fiscalNumber']+", "saml.attributes" },
        { "Assertion/AttributeStatement/Attribute[name='fiscalNumber']/AttributeValue+", "saml.attributes" },
        { "Assertion/AttributeStatement/Attribute[name='email']+", "saml.attributes" },
    };

    public static TheoryData<string, string> AlmostRight => new()
    {
        { "Response@Version=2", "saml.version" },
        { "Response@IssueInstant=2026-03-09T10:00:00+00:00", "saml.issue_instant" },
        { "Response@IssueInstant=2026-13-09T10:00:00Z", "saml.issue_instant" },
        { "Response@IssueInstant=2026-03-09T09:58:59Z", "saml.issue_instant" },
        { "Response@IssueInstant=2026-03-09T10:01:01Z", "saml.issue_instant" },
        { "Response@Destination=https://FASCICOLO.example.it/acs", "saml.destination" },
        { "Response@Destination=https://fascicolo.example.it/acs?x", "saml.destination" },
        { "Response/Status/StatusCode@Value=urn:oasis:names:tc:SAML:2.0:status:success", "spid.failed" },
        { "Response/Issuer=https://idp.example.it/", "saml.issuer" },
        { "Assertion/Subject/SubjectConfirmation/SubjectConfirmationData@NotBefore=2026-03-09T10:00:00Z", "saml.subject_confirmation" },
        { "Assertion/Subject/SubjectConfirmation/SubjectConfirmationData@NotOnOrAfter=2026-03-09T09:59:00Z", "saml.expired" },
        { "Assertion/Conditions@NotBefore=2026-03-09T10:01:01Z", "saml.not_yet_valid" },
        { "Assertion/Conditions@NotOnOrAfter=2026-03-09T09:59:00Z", "saml.expired" },
        { "Assertion/AuthnStatement@AuthnInstant-", "saml.authn_statement" },
        { "Assertion/AuthnStatement@AuthnInstant=adesso", "saml.authn_statement" },
        { "Assertion/AuthnStatement@AuthnInstant=2026-03-09T10:01:01Z", "saml.authn_statement" },
        { "Assertion/AuthnStatement/AuthnContext/AuthnContextClassRef=https://www.spid.gov.it/SpidL0", "saml.unknown_level" },
        { "Assertion/AuthnStatement/AuthnContext/AuthnContextClassRef=https://www.spid.gov.it/SpidL22", "saml.unknown_level" },
        { "Assertion/AuthnStatement/AuthnContext/AuthnContextClassRef=http://www.spid.gov.it/SpidL2", "saml.unknown_level" },
        { "Assertion/AttributeStatement/Attribute[name='fiscalNumber']@Name=FiscalNumber", "saml.attributes" },
        { "Assertion/AttributeStatement/Attribute[name='email']@Name=", "saml.attributes" },
        { "Assertion/AttributeStatement/Attribute[name='fiscalNumber']/AttributeValue=GDASDV00A01H501J", "saml.attributes" },
        { "Assertion/AttributeStatement/Attribute[name='fiscalNumber']/AttributeValue=TINIT-GDASDV00A01H501K", "saml.attributes" },
        { "Assertion/AttributeStatement/Attribute[name='fiscalNumber']/AttributeValue=TINES-GDASDV00A01H501J", "saml.attributes" },
        { "Assertion/AttributeStatement/Attribute[name='dateOfBirth']/AttributeValue=01/01/2000", "saml.attributes" },
        { "Assertion/AttributeStatement/Attribute[name='dateOfBirth']/AttributeValue=2000-02-30", "saml.attributes" },
        { "Assertion/AttributeStatement/Attribute[name='name']/AttributeValue=", "saml.attributes" },
        { "Assertion/AttributeStatement/Attribute[name='familyName']-", "saml.attributes" },
        { "Assertion/AttributeStatement/Attribute[name='spidCode']-", "saml.attributes" },
        { "Assertion/AttributeStatement/Attribute[name='dateOfBirth']-", "saml.attributes" },
    };

    [Theory]
    [MemberData(nameof(Twice))]
    [MemberData(nameof(AlmostRight))]
    public async Task Answer_WithOneThingWrong_IsRefused(string edit, string code) =>
        (await _provider.JudgeAsync(_provider.Answer(edit))).Refusal.ShouldNotBeNull().Code.ShouldBe(code);

    [Fact]
    public async Task Answer_WithTwoAssertions_IsRefused() => await ShouldBeRefused(
        SamlRefusal.AssertionCount,
        document =>
        {
            var twin = (XmlElement)PaperProvider.Find(document, "Assertion").CloneNode(deep: true);
            twin.SetAttribute("ID", "_twin");
            document.DocumentElement!.AppendChild(twin);
        });

    [Fact]
    public async Task Answer_WithAnAssertionInItsAdvice_IsRefused() => await ShouldBeRefused(
        SamlRefusal.AssertionCount,
        document =>
        {
            var assertion = PaperProvider.Find(document, "Assertion");
            var advice = (XmlElement)assertion.InsertAfter(document.CreateElement("saml", "Advice", SamlNames.Assertion), PaperProvider.Find(document, "Assertion/Conditions"))!;
            var inner = (XmlElement)advice.AppendChild(assertion.CloneNode(deep: false))!;
            inner.SetAttribute("ID", "_advice");
        });

    [Fact]
    public async Task Answer_WithASecondStatementOfALowerLevel_CountsTheLower() => await ShouldBeRefused(
        SamlRefusal.LevelTooLow,
        document =>
        {
            PaperProvider.Edit(document, "Assertion/AuthnStatement+");
            PaperProvider.Edit(document, "Assertion/AuthnStatement/AuthnContext/AuthnContextClassRef=https://www.spid.gov.it/SpidL1");
        });

    [Fact]
    public async Task Answer_ForUsAndInAnotherRestrictionNotForUs_IsRefused() => await ShouldBeRefused(
        SamlRefusal.Audience,
        document =>
        {
            PaperProvider.Edit(document, "Assertion/Conditions/AudienceRestriction+");
            PaperProvider.Edit(document, "Assertion/Conditions/AudienceRestriction/Audience=https://altro.example.it");
        });

    [Theory]
    [InlineData("Assertion/Subject/NameID")]
    [InlineData("Assertion/Issuer")]
    [InlineData("Assertion/Conditions/AudienceRestriction/Audience")]
    [InlineData("Assertion/AuthnStatement/AuthnContext/AuthnContextClassRef")]
    [InlineData("Assertion/AttributeStatement/Attribute[name='fiscalNumber']/AttributeValue")]
    [InlineData("Assertion/AttributeStatement/Attribute[name='familyName']/AttributeValue")]
    public async Task Value_WithACommentInIt_IsRefusedThoughTheSignatureHolds(string path)
    {
        var document = SpidStage.Parse(_provider.Answer());
        var text = (XmlText)PaperProvider.Find(document, path).FirstChild!;
        var tail = text.SplitText(text.Length / 2);
        text.ParentNode!.InsertBefore(document.CreateComment("x"), tail);

        SamlSignature.IsSignedBy(PaperProvider.Find(document, "Assertion"), [PaperProvider.Seal]).ShouldBeTrue("comments are not canonicalised");
        (await _provider.JudgeAsync(document.OuterXml)).Identity.ShouldBeNull();
    }

    [Fact]
    public async Task Answer_WhoseLimitIsTheEndOfTime_IsReadWithoutAFault()
    {
        const string end = "9999-12-31T23:59:59Z";
        var outcome = await _provider.JudgeAsync(_provider.Answer($"Assertion/Conditions@NotOnOrAfter={end} ; Assertion/Subject/SubjectConfirmation/SubjectConfirmationData@NotOnOrAfter={end}"));
        outcome.Identity.ShouldNotBeNull(outcome.Refusal?.Code);
        (await _provider.JudgeAsync(_provider.Answer("Assertion/Conditions@NotBefore=0001-01-01T00:00:00Z"))).Refusal.ShouldBe(SamlRefusal.Replayed, "the same assertion again, and read as far as that");
    }

    [Theory]
    [InlineData("ErrorCode nr20", "spid.nr20")]
    [InlineData("  ErrorCode nr20\n", "spid.nr20")]
    [InlineData("ErrorCode nr24", "spid.failed")]
    [InlineData("ErrorCode nr2", "spid.failed")]
    [InlineData("ErrorCode nr12", "spid.nr12")]
    [InlineData("<script>", "spid.failed")]
    [InlineData("", "spid.failed")]
    public async Task Failure_IsKnownByItsNumberAndNothingElse(string message, string code) =>
        (await _provider.JudgeAsync(PaperAnswers.Failure(_provider, message))).Refusal.ShouldNotBeNull().Code.ShouldBe(code);

    private async Task ShouldBeRefused(SamlRefusal refusal, Action<XmlDocument> change)
    {
        var document = SpidStage.Parse(_provider.Answer(signing: new PaperSigning { Assertion = null, Response = null }));
        change(document);
        (await _provider.JudgeAsync(PaperProvider.Sign(document, new PaperSigning()))).Refusal.ShouldBe(refusal);
    }
}
