using System.Xml;
using Navigli.Identity.Saml;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity.Saml;

/// <summary>What a conforming identity provider may send is accepted: refusing everything is not conformity.</summary>
public sealed class ConformingAnswerTests
{
    private readonly PaperProvider _provider = new(IdentityScheme.Spid);

    public static TheoryData<string> Edits => new()
    {
        "",
        "Response/Issuer@Format-",
        "Response@IssueInstant=2026-03-09T10:00:00.123Z",
        "Response@IssueInstant=2026-03-09T10:00:00.1234567Z",
        "Response@IssueInstant=2026-03-09T10:00:59Z ; Assertion@IssueInstant=2026-03-09T09:59:01Z",
        "Response@Consent=urn:oasis:names:tc:SAML:2.0:consent:obtained",
        "Assertion/Conditions@NotBefore=2026-03-09T10:00:59Z",
        "Assertion/Subject/SubjectConfirmation/SubjectConfirmationData@Address=127.0.0.1",
        "Assertion/Subject/NameID@SPNameQualifier=https://fascicolo.example.it/metadata",
        "Assertion/AuthnStatement@SessionIndex=_index",
        "Assertion/AuthnStatement@SessionNotOnOrAfter=2026-03-09T20:00:00Z",
        "Assertion/AuthnStatement/AuthnContext/AuthnContextClassRef=https://www.spid.gov.it/SpidL3",
        "Assertion/AuthnStatement/AuthnContext/AuthnContextClassRef=\n   https://www.spid.gov.it/SpidL2\n",
        "Assertion/AuthnStatement+",
        "Assertion/Conditions/AudienceRestriction+",
        "Assertion/Conditions/AudienceRestriction/Audience= https://fascicolo.example.it/metadata ",
        "Assertion/Issuer=\n\thttps://idp.example.it\n",
        "Assertion/AttributeStatement/Attribute[name='email']-",
        "Assertion/AttributeStatement/Attribute[name='email']/AttributeValue=",
        "Assertion/AttributeStatement/Attribute[name='email']=",
        "Assertion/AttributeStatement/Attribute[name='email']@Name=mobilePhone",
        "Assertion/AttributeStatement/Attribute[name='email']@Name=mobilePhone ; Assertion/AttributeStatement/Attribute[name='mobilePhone']+",
        "Assertion/AttributeStatement/Attribute[name='name']@NameFormat-",
        "Assertion/AttributeStatement/Attribute[name='name']@NameFormat=urn:oasis:names:tc:SAML:2.0:attrname-format:uri",
        "Assertion/AttributeStatement/Attribute[name='name']@FriendlyName=Nome",
        "Assertion/AttributeStatement/Attribute[name='fiscalNumber']/AttributeValue=\n  tinit-gdasdv00a01h501j\n",
        "Assertion/AttributeStatement/Attribute[name='dateOfBirth']/AttributeValue= 2000-01-01 ",
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task Answer_WithWhatTheRulesLeaveFree_IsAccepted(string edits) => await ShouldBeAccepted(_provider.Answer(edits));

    [Fact]
    public async Task Answer_WithOnlyItsAssertionSigned_IsAccepted() =>
        await ShouldBeAccepted(_provider.Answer(signing: new PaperSigning { Response = null }));

    [Theory]
    [InlineData(SamlNames.RsaSha256, SamlNames.Sha256)]
    [InlineData(SamlNames.RsaSha384, SamlNames.Sha384)]
    [InlineData(SamlNames.RsaSha512, SamlNames.Sha512)]
    [InlineData(SamlNames.RsaSha256, SamlNames.Sha512)]
    public async Task Answer_SignedWithSha256OrBetter_IsAccepted(string method, string digest) =>
        await ShouldBeAccepted(_provider.Answer(signing: new PaperSigning { Method = method, Digest = digest }));

    [Fact]
    public async Task Answer_WithoutKeyInfoOrWithInclusivePrefixes_IsAccepted() =>
        await ShouldBeAccepted(_provider.Answer(signing: new PaperSigning { KeyInfo = false, InclusivePrefixes = "xs xsi" }));

    [Fact]
    public async Task Answer_SignedWithTheSecondKeyOfTheMetadata_IsAccepted()
    {
        var changing = _provider.Description with { SigningCertificates = [PaperProvider.Stranger, PaperProvider.Seal] };
        var expected = new ExpectedResponse { RequestId = PaperProvider.RequestId, RequestedAt = SpidStage.Now.UtcDateTime, IdentityProvider = changing, Level = SpidLevel.L2 };
        var outcome = await new ResponseValidator(_provider.Portal, new MemoryReplays(), _provider.Clock).ValidateAsync(SpidStage.Encode(_provider.Answer()), expected, default);
        outcome.Refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData("samlp:", "saml2p:", "saml:", "saml2:")]
    [InlineData("samlp:", "a:", "saml:", "b:")]
    [InlineData("samlp:", "", "saml:", "saml:")]
    public async Task Answer_WithOtherPrefixes_IsAccepted(string protocol, string protocolBecomes, string assertion, string assertionBecomes)
    {
        var text = Unsigned().OuterXml
            .Replace($"xmlns:{protocol[..^1]}=", protocolBecomes.Length == 0 ? "xmlns=" : $"xmlns:{protocolBecomes[..^1]}=", StringComparison.Ordinal)
            .Replace($"xmlns:{assertion[..^1]}=", $"xmlns:{assertionBecomes[..^1]}=", StringComparison.Ordinal)
            .Replace($"<{protocol}", $"<{protocolBecomes}", StringComparison.Ordinal).Replace($"</{protocol}", $"</{protocolBecomes}", StringComparison.Ordinal)
            .Replace($"<{assertion}", $"<{assertionBecomes}", StringComparison.Ordinal).Replace($"</{assertion}", $"</{assertionBecomes}", StringComparison.Ordinal);
        await ShouldBeAccepted(PaperProvider.Sign(SpidStage.Parse(text), new PaperSigning()));
    }

    [Fact]
    public async Task Answer_OnOneLineWithADeclarationAndComments_IsAccepted()
    {
        var document = Unsigned();
        document.PreserveWhitespace = false;
        document.LoadXml(document.OuterXml);
        document.PreserveWhitespace = true;
        document.DocumentElement!.PrependChild(document.CreateComment("prima"));
        PaperProvider.Find(document, "Assertion/Subject").PrependChild(document.CreateComment("dentro"));
        await ShouldBeAccepted("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + PaperProvider.Sign(document, new PaperSigning()));
    }

    [Fact]
    public async Task Answer_WithEveryOptionalElement_IsAccepted()
    {
        var document = Unsigned();
        Add(document.DocumentElement!, "Extensions", SamlNames.Protocol, after: "Issuer");
        Add(PaperProvider.Find(document, "Response/Status"), "StatusMessage", SamlNames.Protocol).InnerText = "Autenticazione corretta";
        Add(PaperProvider.Find(document, "Response/Status"), "StatusDetail", SamlNames.Protocol);
        Add(PaperProvider.Find(document, "Assertion/Conditions"), "OneTimeUse", SamlNames.Assertion);
        Add(PaperProvider.Find(document, "Assertion/Conditions/AudienceRestriction"), "Audience", SamlNames.Assertion).InnerText = "https://altro.example.it";
        Add(PaperProvider.Find(document, "Assertion/AuthnStatement"), "SubjectLocality", SamlNames.Assertion);
        Add(PaperProvider.Find(document, "Assertion/AuthnStatement/AuthnContext"), "AuthenticatingAuthority", SamlNames.Assertion).InnerText = "https://idp.example.it";
        await ShouldBeAccepted(PaperProvider.Sign(document, new PaperSigning()));
    }

    [Fact]
    public async Task Answer_WithAValueAsCData_IsAccepted()
    {
        var document = Unsigned();
        var value = PaperProvider.Find(document, "Assertion/AttributeStatement/Attribute[name='familyName']/AttributeValue");
        value.InnerText = "";
        value.AppendChild(document.CreateCDataSection("D'Angelò & C."));
        (await ShouldBeAccepted(PaperProvider.Sign(document, new PaperSigning()))).FamilyName.ShouldBe("D'Angelò & C.");
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(1, 3)]
    [InlineData(2, 2)]
    [InlineData(2, 3)]
    [InlineData(3, 3)]
    public async Task Answer_OfTheLevelAskedOrAHigherOne_IsAccepted(int asked, int given)
    {
        var xml = _provider.Answer($"Assertion/AuthnStatement/AuthnContext/AuthnContextClassRef=https://www.spid.gov.it/SpidL{given}");
        var outcome = await _provider.JudgeAsync(xml, (SpidLevel)asked);
        outcome.Identity.ShouldNotBeNull(outcome.Refusal?.Code).Level.ShouldBe((SpidLevel)given);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(3, 2)]
    public async Task Answer_OfALowerLevel_IsRefused(int asked, int given)
    {
        var xml = _provider.Answer($"Assertion/AuthnStatement/AuthnContext/AuthnContextClassRef=https://www.spid.gov.it/SpidL{given}");
        (await _provider.JudgeAsync(xml, (SpidLevel)asked)).Refusal.ShouldBe(SamlRefusal.LevelTooLow);
    }

    [Theory]
    [InlineData(1, "_index")]
    [InlineData(2, null)]
    public async Task SessionAtTheProvider_IsKnownForLevelOneAlone(int asked, string? index)
    {
        var outcome = await _provider.JudgeAsync(_provider.Answer("Assertion/AuthnStatement@SessionIndex=_index"), (SpidLevel)asked);
        outcome.Identity.ShouldNotBeNull(outcome.Refusal?.Code).SessionIndex.ShouldBe(index);
    }

    private XmlDocument Unsigned() => SpidStage.Parse(_provider.Answer(signing: new PaperSigning { Assertion = null, Response = null }));

    private static XmlElement Add(XmlElement parent, string name, string ns, string? after = null)
    {
        var child = parent.OwnerDocument.CreateElement(ns == SamlNames.Protocol ? "samlp" : "saml", name, ns);
        parent.InsertAfter(child, after is null ? parent.LastChild : parent.ChildNodes.OfType<XmlElement>().First(element => element.LocalName == after));
        return child;
    }

    private async Task<DigitalIdentity> ShouldBeAccepted(string xml)
    {
        var outcome = await _provider.JudgeAsync(xml);
        var identity = outcome.Identity.ShouldNotBeNull(outcome.Refusal?.Code);
        identity.CodiceFiscale.ShouldBe(PaperProvider.CodiceFiscale);
        return identity;
    }
}
