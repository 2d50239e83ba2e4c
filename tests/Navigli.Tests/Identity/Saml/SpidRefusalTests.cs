using System.Xml;
using Navigli.Identity.Saml;
using Navigli.Sandbox.Faults;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity.Saml;

/// <summary>Responses that the identity provider itself signed, wrong in one thing each: the signature does not excuse it.</summary>
public sealed class SpidRefusalTests
{
    private readonly SpidStage _stage = new();

    public static TheoryData<string, string> WrongAttributes => new()
    {
        { "Response@Version=1.1", "saml.version" },
        { "Response@Version=", "saml.version" },
        { "Response@IssueInstant=", "saml.issue_instant" },
        { "Response@IssueInstant=2026-03-09T10:00:00+00:00", "saml.issue_instant" },
        { "Response@IssueInstant=2026-03-09", "saml.issue_instant" },
        { "Response@IssueInstant=2026-03-09T09:55:00Z", "saml.issue_instant" },
        { "Response@IssueInstant=2026-03-09T10:05:00Z", "saml.issue_instant" },
        { "Response@InResponseTo=", "saml.in_response_to" },
        { "Response@InResponseTo=_other", "saml.in_response_to" },
        { "Response@Destination=", "saml.destination" },
        { "Response@Destination=http://localhost:8080/spid/acs/", "saml.destination" },
        { "Issuer@Format=urn:oasis:names:tc:SAML:2.0:nameid-format:transient", "saml.issuer" },
        { "StatusCode@Value=", "saml.status" },
        { "Assertion@Version=2", "saml.version" },
        { "Assertion@IssueInstant=2026-03-09T10:05:00Z", "saml.issue_instant" },
        { "Assertion@IssueInstant=2026-03-09T09:55:00Z", "saml.issue_instant" },
        { "NameID@Format=urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified", "saml.name_id" },
        { "NameID@NameQualifier=", "saml.name_id" },
        { "SubjectConfirmation@Method=urn:oasis:names:tc:SAML:2.0:cm:holder-of-key", "saml.subject_confirmation" },
        { "SubjectConfirmationData@Recipient=http://localhost:8080/", "saml.recipient" },
        { "SubjectConfirmationData@Recipient=", "saml.recipient" },
        { "SubjectConfirmationData@InResponseTo=_other", "saml.in_response_to" },
        { "SubjectConfirmationData@NotOnOrAfter=", "saml.subject_confirmation" },
        { "SubjectConfirmationData@NotOnOrAfter=2026-03-09T09:58:00Z", "saml.expired" },
        { "SubjectConfirmationData@NotBefore=2026-03-09T09:58:00Z", "saml.subject_confirmation" },
        { "Conditions@NotBefore=", "saml.conditions" },
        { "Conditions@NotBefore=2026-03-09T10:02:00Z", "saml.not_yet_valid" },
        { "Conditions@NotOnOrAfter=", "saml.conditions" },
        { "Conditions@NotOnOrAfter=2026-03-09T09:59:00Z", "saml.expired" },
    };

    public static TheoryData<string, string, string> WrongTexts => new()
    {
        { "Audience", "https://another.example/metadata", "saml.audience" },
        { "AuthnContextClassRef", "https://www.spid.gov.it/SpidL1", "saml.level_too_low" },
        { "AuthnContextClassRef", "https://www.spid.gov.it/SpidL4", "saml.unknown_level" },
        { "AuthnContextClassRef", "", "saml.unknown_level" },
        { "NameID", "", "saml.name_id" },
    };

    public static TheoryData<string, string> MissingElements => new()
    {
        { "Subject", "saml.subject" },
        { "NameID", "saml.name_id" },
        { "SubjectConfirmation", "saml.subject_confirmation" },
        { "SubjectConfirmationData", "saml.subject_confirmation" },
        { "Conditions", "saml.conditions" },
        { "AudienceRestriction", "saml.audience" },
        { "Audience", "saml.audience" },
        { "AuthnStatement", "saml.authn_statement" },
        { "AuthnContext", "saml.authn_statement" },
        { "AuthnContextClassRef", "saml.authn_statement" },
        { "AttributeStatement", "saml.attributes" },
        { "Issuer", "saml.issuer" },
        { "Status", "saml.status" },
        { "StatusCode", "saml.status" },
        { "Assertion", "saml.assertion_count" },
    };

    [Theory]
    [MemberData(nameof(WrongAttributes))]
    public async Task Response_WithAWrongAttribute_IsRefused(string change, string code)
    {
        var (element, rest) = Split(change, '@');
        var (attribute, value) = Split(rest, '=');
        await ShouldBeRefused(
            code,
            document =>
            {
                if (value.Length == 0)
                    document.One(element).RemoveAttribute(attribute);
                else
                    document.One(element).SetAttribute(attribute, value);
            });
    }

    [Theory]
    [MemberData(nameof(WrongTexts))]
    public Task Response_WithAWrongText_IsRefused(string element, string text, string code) =>
        ShouldBeRefused(code, document => document.One(element).InnerText = text);

    [Theory]
    [MemberData(nameof(MissingElements))]
    public Task Response_WithoutAnElement_IsRefused(string element, string code) =>
        ShouldBeRefused(
            code,
            document =>
            {
                var missing = document.One(element);
                missing.ParentNode!.RemoveChild(missing);
            });

    [Fact]
    public Task AssertionIssuer_OfAnotherProvider_IsRefused() =>
        ShouldBeRefused("saml.issuer", document => document.Assertion().GetElementsByTagName("saml:Issuer")[0]!.InnerText = "https://idp.example");

    [Fact]
    public Task AssertionIssuer_WithoutFormat_IsRefused() =>
        ShouldBeRefused("saml.issuer", document => ((XmlElement)document.Assertion().GetElementsByTagName("saml:Issuer")[0]!).RemoveAttribute("Format"));

    [Theory]
    [InlineData("fiscalNumber", "DNGCHR92C49F205Z")]
    [InlineData("fiscalNumber", "TINIT-DNGCHR92C49F205")]
    [InlineData("fiscalNumber", "")]
    [InlineData("dateOfBirth", "09/03/1992")]
    [InlineData("dateOfBirth", "1992-02-30")]
    [InlineData("name", "")]
    [InlineData("familyName", "")]
    [InlineData("spidCode", "")]
    public Task Attribute_MissingOrMalformed_IsRefused(string name, string value) =>
        ShouldBeRefused("saml.attributes", document => document.Attribute(name).InnerText = value);

    [Fact]
    public Task Attribute_GivenTwice_IsRefused() =>
        ShouldBeRefused(
            "saml.attributes",
            document =>
            {
                var attribute = document.Attribute("fiscalNumber").ParentNode!;
                attribute.ParentNode!.AppendChild(attribute.CloneNode(deep: true));
            });

    [Theory]
    [InlineData("fiscalNumber", "saml.attributes")]
    [InlineData("NameID", "saml.name_id")]
    [InlineData("Audience", "saml.audience")]
    [InlineData("Issuer", "saml.issuer")]
    public async Task Comment_InsideAValue_IsRefusedThoughTheSignatureHolds(string where, string code)
    {
        var (request, expected) = await _stage.Ask();
        var document = SpidStage.Parse(_stage.Answers.Success(request, SpidStage.Chiara, 2));
        var element = where == "fiscalNumber" ? document.Attribute(where) : document.One(where);
        var text = (XmlText)element.FirstChild!;
        var tail = text.SplitText(text.Length / 2);
        element.InsertBefore(document.CreateComment("x"), tail);

        SamlSignature.IsSignedBy(document.Assertion(), _stage.IdentityProvider.SigningCertificates).ShouldBeTrue("comments are not canonicalised");
        (await _stage.Receive(document.OuterXml, expected)).Refusal.ShouldNotBeNull().Code.ShouldBe(code);
    }

    [Fact]
    public async Task Assertion_PresentedTwice_IsRefusedTheSecondTime()
    {
        var (request, expected) = await _stage.Ask();
        var xml = _stage.Answers.Success(request, SpidStage.Chiara, 2);

        (await _stage.Receive(xml, expected)).Refusal.ShouldBeNull();
        (await _stage.Receive(xml, expected)).Refusal.ShouldBe(SamlRefusal.Replayed);
    }

    [Fact]
    public async Task Response_AfterItsTime_IsRefused()
    {
        var (request, expected) = await _stage.Ask();
        var xml = _stage.Answers.Success(request, SpidStage.Chiara, 2);
        _stage.Clock.Advance(TimeSpan.FromMinutes(6));

        (await _stage.Receive(xml, expected)).Refusal.ShouldBe(SamlRefusal.Expired);
    }

    [Theory]
    [InlineData("stranger", "saml.response_signature")]
    [InlineData("audience-wrong", "saml.audience")]
    [InlineData("expired", "saml.expired")]
    [InlineData("twice", "saml.assertion_count")]
    public async Task Fault_OfTheSandbox_IsRefused(string anomaly, string code)
    {
        _stage.Faults.TrySet(FaultPanel.Spid, new FaultSetting(Fault.Anomaly, 1) { Code = anomaly }).ShouldBeTrue();
        var (request, expected) = await _stage.Ask();

        (await _stage.Receive(_stage.Answers.Success(request, SpidStage.Chiara, 2), expected)).Refusal.ShouldNotBeNull().Code.ShouldBe(code);
    }

    [Fact]
    public async Task Replay_ByTheSandbox_DoesNotAnswerTheNewRequest()
    {
        var (first, expectedFirst) = await _stage.Ask();
        (await _stage.Receive(_stage.Answers.Success(first, SpidStage.Chiara, 2), expectedFirst)).Refusal.ShouldBeNull();
        _stage.Faults.TrySet(FaultPanel.Spid, new FaultSetting(Fault.Replayed, 1));
        var (second, expectedSecond) = await _stage.Ask();

        (await _stage.Receive(_stage.Answers.Success(second, SpidStage.Chiara, 2), expectedSecond)).Refusal.ShouldBe(SamlRefusal.InResponseTo);
    }

    private async Task ShouldBeRefused(string code, Action<XmlDocument> change)
    {
        var (request, expected) = await _stage.Ask();
        var outcome = await _stage.Receive(_stage.Resigned(request, change), expected);
        outcome.Identity.ShouldBeNull();
        outcome.Refusal!.Code.ShouldBe(code);
    }

    private static (string Left, string Right) Split(string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return (text[..at], text[(at + 1)..]);
    }
}
