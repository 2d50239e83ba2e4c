using Navigli.Identity.Saml;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity.Saml;

/// <summary>
/// The list of wrong answers that AgID tries a service provider with before it may go live (italia/spid-saml-check), by its numbers. Each was
/// signed by the identity provider itself, so that nothing but the rule can be the reason of the refusal.
/// </summary>
public sealed class SpidCheckListTests
{
    private readonly PaperProvider _provider = new(IdentityScheme.Spid);

    public static TheoryData<int, string, string> OfTheResponse => new()
    {
        { 8, "Response@ID=", "saml.id" },
        { 9, "Response@ID-", "saml.id" },
        { 10, "Response@Version=2.1", "saml.version" },
        { 11, "Response@IssueInstant=", "saml.issue_instant" },
        { 12, "Response@IssueInstant-", "saml.issue_instant" },
        { 13, "Response@IssueInstant=2026-03-09 10:00", "saml.issue_instant" },
        { 14, "Response@IssueInstant=2018-01-01T00:00:00Z", "saml.issue_instant" },
        { 15, "Response@IssueInstant=2099-01-01T00:00:00Z", "saml.issue_instant" },
        { 16, "Response@InResponseTo=", "saml.in_response_to" },
        { 17, "Response@InResponseTo-", "saml.in_response_to" },
        { 18, "Response@InResponseTo=inresponsetodiverso", "saml.in_response_to" },
        { 19, "Response@Destination=", "saml.destination" },
        { 20, "Response@Destination-", "saml.destination" },
        { 21, "Response@Destination=https://fascicolo.example.it/acs/altro", "saml.destination" },
        { 22, "Response/Status=", "saml.status" },
        { 23, "Response/Status-", "saml.status" },
        { 24, "Response/Status/StatusCode@Value=", "saml.status" },
        { 25, "Response/Status/StatusCode-", "saml.status" },
        { 26, "Response/Status/StatusCode@Value=urn:oasis:names:tc:SAML:2.0:status:Requester", "spid.failed" },
        { 27, "Response/Issuer=", "saml.issuer" },
        { 28, "Response/Issuer-", "saml.issuer" },
        { 29, "Response/Issuer=https://altro.example.it", "saml.issuer" },
        { 30, "Response/Issuer@Format=urn:oasis:names:tc:SAML:2.0:nameid-format:unspecified", "saml.issuer" },
        { 32, "Assertion-", "saml.assertion_count" },
    };

    public static TheoryData<int, string, string> OfTheAssertion => new()
    {
        { 33, "Assertion@ID=", "saml.assertion_signature" },
        { 34, "Assertion@ID-", "saml.assertion_signature" },
        { 35, "Assertion@Version=1.0", "saml.version" },
        { 36, "Assertion@IssueInstant=", "saml.issue_instant" },
        { 37, "Assertion@IssueInstant-", "saml.issue_instant" },
        { 38, "Assertion@IssueInstant=09/03/2026 10:00:00", "saml.issue_instant" },
        { 39, "Assertion@IssueInstant=2018-01-01T00:00:00Z", "saml.issue_instant" },
        { 40, "Assertion@IssueInstant=2099-01-01T00:00:00Z", "saml.issue_instant" },
        { 41, "Assertion/Subject=", "saml.name_id" },
        { 42, "Assertion/Subject-", "saml.subject" },
        { 43, "Assertion/Subject/NameID=", "saml.name_id" },
        { 44, "Assertion/Subject/NameID-", "saml.name_id" },
        { 45, "Assertion/Subject/NameID@Format=", "saml.name_id" },
        { 46, "Assertion/Subject/NameID@Format-", "saml.name_id" },
        { 47, "Assertion/Subject/NameID@Format=urn:oasis:names:tc:SAML:2.0:nameid-format:persistent", "saml.name_id" },
        { 48, "Assertion/Subject/NameID@NameQualifier=", "saml.name_id" },
        { 49, "Assertion/Subject/NameID@NameQualifier-", "saml.name_id" },
        { 51, "Assertion/Subject/SubjectConfirmation=", "saml.subject_confirmation" },
        { 52, "Assertion/Subject/SubjectConfirmation-", "saml.subject_confirmation" },
        { 53, "Assertion/Subject/SubjectConfirmation@Method=", "saml.subject_confirmation" },
        { 54, "Assertion/Subject/SubjectConfirmation@Method-", "saml.subject_confirmation" },
        { 55, "Assertion/Subject/SubjectConfirmation@Method=urn:oasis:names:tc:SAML:2.0:cm:sender-vouches", "saml.subject_confirmation" },
        { 56, "Assertion/Subject/SubjectConfirmation/SubjectConfirmationData-", "saml.subject_confirmation" },
        { 57, "Assertion/Subject/SubjectConfirmation/SubjectConfirmationData@Recipient=", "saml.recipient" },
        { 58, "Assertion/Subject/SubjectConfirmation/SubjectConfirmationData@Recipient-", "saml.recipient" },
        { 59, "Assertion/Subject/SubjectConfirmation/SubjectConfirmationData@Recipient=https://altro.example.it/acs", "saml.recipient" },
        { 60, "Assertion/Subject/SubjectConfirmation/SubjectConfirmationData@InResponseTo=", "saml.in_response_to" },
        { 61, "Assertion/Subject/SubjectConfirmation/SubjectConfirmationData@InResponseTo-", "saml.in_response_to" },
        { 62, "Assertion/Subject/SubjectConfirmation/SubjectConfirmationData@InResponseTo=_altra", "saml.in_response_to" },
        { 63, "Assertion/Subject/SubjectConfirmation/SubjectConfirmationData@NotOnOrAfter=", "saml.subject_confirmation" },
        { 64, "Assertion/Subject/SubjectConfirmation/SubjectConfirmationData@NotOnOrAfter-", "saml.subject_confirmation" },
        { 65, "Assertion/Subject/SubjectConfirmation/SubjectConfirmationData@NotOnOrAfter=domani", "saml.subject_confirmation" },
        { 66, "Assertion/Subject/SubjectConfirmation/SubjectConfirmationData@NotOnOrAfter=2018-01-01T00:00:00Z", "saml.expired" },
        { 67, "Assertion/Issuer=", "saml.issuer" },
        { 68, "Assertion/Issuer-", "saml.issuer" },
        { 69, "Assertion/Issuer=https://altro.example.it", "saml.issuer" },
        { 70, "Assertion/Issuer@Format=", "saml.issuer" },
        { 71, "Assertion/Issuer@Format-", "saml.issuer" },
        { 72, "Assertion/Issuer@Format=urn:oasis:names:tc:SAML:2.0:nameid-format:transient", "saml.issuer" },
        { 73, "Assertion/Conditions=", "saml.audience" },
        { 74, "Assertion/Conditions-", "saml.conditions" },
        { 75, "Assertion/Conditions@NotBefore=", "saml.conditions" },
        { 76, "Assertion/Conditions@NotBefore-", "saml.conditions" },
        { 77, "Assertion/Conditions@NotBefore=ieri", "saml.conditions" },
        { 78, "Assertion/Conditions@NotBefore=2099-01-01T00:00:00Z", "saml.not_yet_valid" },
        { 79, "Assertion/Conditions@NotOnOrAfter=", "saml.conditions" },
        { 80, "Assertion/Conditions@NotOnOrAfter-", "saml.conditions" },
        { 81, "Assertion/Conditions@NotOnOrAfter=2026-03-09T10:05:00", "saml.conditions" },
        { 82, "Assertion/Conditions@NotOnOrAfter=2018-01-01T00:00:00Z", "saml.expired" },
        { 83, "Assertion/Conditions/AudienceRestriction=", "saml.audience" },
        { 84, "Assertion/Conditions/AudienceRestriction-", "saml.audience" },
        { 85, "Assertion/Conditions/AudienceRestriction/Audience=", "saml.audience" },
        { 86, "Assertion/Conditions/AudienceRestriction/Audience-", "saml.audience" },
        { 87, "Assertion/Conditions/AudienceRestriction/Audience=https://altro.example.it/metadata", "saml.audience" },
        { 88, "Assertion/AuthnStatement=", "saml.authn_statement" },
        { 89, "Assertion/AuthnStatement-", "saml.authn_statement" },
        { 90, "Assertion/AuthnStatement/AuthnContext=", "saml.authn_statement" },
        { 91, "Assertion/AuthnStatement/AuthnContext-", "saml.authn_statement" },
        { 92, "Assertion/AuthnStatement/AuthnContext/AuthnContextClassRef=", "saml.unknown_level" },
        { 93, "Assertion/AuthnStatement/AuthnContext/AuthnContextClassRef-", "saml.authn_statement" },
        { 94, "Assertion/AuthnStatement/AuthnContext/AuthnContextClassRef=https://www.spid.gov.it/SpidL1", "saml.level_too_low" },
        { 97, "Assertion/AuthnStatement/AuthnContext/AuthnContextClassRef=urn:oasis:names:tc:SAML:2.0:ac:classes:SpidL2", "saml.unknown_level" },
        { 98, "Assertion/AttributeStatement=", "saml.attributes" },
        { 99, "Assertion/AttributeStatement/Attribute[name='name']=", "saml.attributes" },
        { 103, "Assertion/AttributeStatement/Attribute[name='fiscalNumber']-", "saml.attributes" },
    };

    [Theory]
    [MemberData(nameof(OfTheResponse))]
    [MemberData(nameof(OfTheAssertion))]
    public async Task Answer_OfTheCheckList_IsRefused(int number, string edit, string code)
    {
        var outcome = await _provider.JudgeAsync(_provider.Answer(edit));

        outcome.Identity.ShouldBeNull($"number {number}");
        outcome.Refusal!.Code.ShouldBe(code, $"number {number}");
    }

    [Fact]
    public async Task Answer2_WithoutAnySignature_IsRefused() =>
        (await _provider.JudgeAsync(_provider.Answer(signing: new PaperSigning { Assertion = null, Response = null }))).Refusal.ShouldBe(SamlRefusal.AssertionSignature);

    [Fact]
    public async Task Answer3_WithItsAssertionUnsigned_IsRefused() =>
        (await _provider.JudgeAsync(_provider.Answer(signing: new PaperSigning { Assertion = null }))).Refusal.ShouldBe(SamlRefusal.AssertionSignature);

    [Fact]
    public async Task Answer4_SignedWithAnotherCertificate_IsRefused() =>
        (await _provider.JudgeAsync(_provider.Answer(signing: new PaperSigning { Response = PaperProvider.Stranger }))).Refusal.ShouldBe(SamlRefusal.ResponseSignature);

    [Fact]
    public async Task Answer100_WithItsAssertionSignedWithAnotherCertificate_IsRefused() =>
        (await _provider.JudgeAsync(_provider.Answer(signing: new PaperSigning { Assertion = PaperProvider.Stranger }))).Refusal.ShouldBe(SamlRefusal.AssertionSignature);

    [Theory]
    [InlineData(104, 19)]
    [InlineData(105, 20)]
    [InlineData(106, 21)]
    [InlineData(107, 22)]
    [InlineData(108, 23)]
    [InlineData(111, 25)]
    public async Task Answer_WithAnAnomalyOfTheUser_KeepsItsNumber(int number, int anomaly) =>
        (await _provider.JudgeAsync(PaperAnswers.Failure(_provider, $"ErrorCode nr{anomaly:00}"))).Refusal.ShouldNotBeNull().Code.ShouldBe($"spid.nr{anomaly:00}", $"number {number}");
}
