using System.Xml;
using Navigli.Identity.Saml;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity.Saml;

/// <summary>CIE and eIDAS by the same engine: where they differ from SPID, and where they do not.</summary>
public sealed class SchemeTests
{
    private readonly PaperProvider _cie = new(IdentityScheme.Cie);
    private readonly PaperProvider _eidas = new(IdentityScheme.Eidas);

    [Fact]
    public async Task Cie_AnswersWithoutFormatAndWithoutSpidCode()
    {
        var outcome = await _cie.JudgeAsync(_cie.Answer("Assertion/AuthnStatement/AuthnContext/AuthnContextClassRef=https://www.spid.gov.it/SpidL3"));

        var identity = outcome.Identity.ShouldNotBeNull(outcome.Refusal?.Code);
        identity.Scheme.ShouldBe(IdentityScheme.Cie);
        identity.CodiceFiscale.ShouldBe(PaperProvider.CodiceFiscale);
        identity.Level.ShouldBe(SpidLevel.L3);
        identity.SessionIndex.ShouldBeNull("its session is not closed by SAML");
        identity.EidasIdentifier.ShouldBeNull();
    }

    [Fact]
    public async Task Cie_AtLevelOne_HasNoSessionToCloseEither() =>
        (await _cie.JudgeAsync(_cie.Answer(), SpidLevel.L1)).Identity.ShouldNotBeNull().SessionIndex.ShouldBeNull();

    [Theory]
    [InlineData("Assertion/AttributeStatement/Attribute[name='fiscalNumber']-", "saml.attributes")]
    [InlineData("Assertion/AttributeStatement/Attribute[name='dateOfBirth']-", "saml.attributes")]
    [InlineData("Assertion/AuthnStatement/AuthnContext/AuthnContextClassRef=https://www.spid.gov.it/SpidL1", "saml.level_too_low")]
    [InlineData("Assertion/Issuer@Format=urn:oasis:names:tc:SAML:2.0:nameid-format:transient", "saml.issuer")]
    [InlineData("Assertion/Conditions/AudienceRestriction/Audience=https://altro.example.it", "saml.audience")]
    public async Task Cie_WithSomethingWrong_IsRefused(string edit, string code) =>
        (await _cie.JudgeAsync(_cie.Answer(edit))).Refusal.ShouldNotBeNull().Code.ShouldBe(code);

    [Fact]
    public async Task Eidas_IdentifiesByThePersonIdentifier()
    {
        var outcome = await _eidas.JudgeAsync(_eidas.Answer());

        var identity = outcome.Identity.ShouldNotBeNull(outcome.Refusal?.Code);
        identity.EidasIdentifier.ShouldBe("ES/IT/02635542Y");
        identity.CodiceFiscale.ShouldBeNull();
        identity.GivenName.ShouldBe("Ana María");
        identity.SessionIndex.ShouldBeNull();
    }

    [Theory]
    [InlineData("DE/IT/a b+c=")]
    [InlineData("FR/IT/x")]
    public async Task Eidas_WithAnyThirdPart_IsAccepted(string identifier) =>
        (await _eidas.JudgeAsync(_eidas.Answer($"Assertion/AttributeStatement/Attribute[name='spidCode']/AttributeValue={identifier}"))).Identity.ShouldNotBeNull().EidasIdentifier.ShouldBe(identifier);

    [Theory]
    [InlineData("02635542Y")]
    [InlineData("es/it/02635542Y")]
    [InlineData("ES/IT/")]
    [InlineData("AGID-001")]
    public async Task Eidas_WithAnIdentifierThatIsNone_IsRefused(string identifier) =>
        (await _eidas.JudgeAsync(_eidas.Answer($"Assertion/AttributeStatement/Attribute[name='spidCode']/AttributeValue={identifier}"))).Refusal.ShouldBe(SamlRefusal.Attributes);

    [Fact]
    public async Task Eidas_ThatClaimsACodiceFiscale_IsNotBelieved()
    {
        var document = SpidStage.Parse(_eidas.Answer(signing: new PaperSigning { Assertion = null, Response = null }));
        PaperProvider.Edit(document, "Assertion/AttributeStatement/Attribute[name='name']+");
        PaperProvider.Edit(document, "Assertion/AttributeStatement/Attribute[name='name']@Name=fiscalNumber");
        PaperProvider.Edit(document, $"Assertion/AttributeStatement/Attribute[name='fiscalNumber']/AttributeValue=TINIT-{PaperProvider.CodiceFiscale}");

        (await _eidas.JudgeAsync(PaperProvider.Sign(document, new PaperSigning()))).Identity.ShouldNotBeNull().CodiceFiscale.ShouldBeNull();
    }

    [Theory]
    [InlineData("Cie", 21, "cie-21")]
    [InlineData("Cie", 22, "cie-22")]
    [InlineData("Cie", 23, "cie-23")]
    [InlineData("Cie", 25, "cie-25")]
    [InlineData("Cie", 19, "spid-failed")]
    [InlineData("Cie", 20, "spid-failed")]
    [InlineData("Cie", 14, "spid-request")]
    [InlineData("Eidas", 25, "spid-25")]
    [InlineData("Spid", 30, "spid-30")]
    [InlineData("Spid", 24, "spid-failed")]
    public async Task Failure_HasTheWordsOfItsScheme(string scheme, int number, string reason)
    {
        var provider = new PaperProvider(Enum.Parse<IdentityScheme>(scheme));
        (await provider.JudgeAsync(PaperAnswers.Failure(provider, $"ErrorCode nr{number:00}"))).Refusal.ShouldNotBeNull().Reason.ShouldBe(reason);
    }

    [Theory]
    [InlineData("Spid", 1, null, "0")]
    [InlineData("Spid", 2, "true", "0")]
    [InlineData("Spid", 3, "true", "0")]
    [InlineData("Cie", 1, "true", "0")]
    [InlineData("Cie", 2, "true", "0")]
    [InlineData("Cie", 3, "true", "0")]
    [InlineData("Eidas", 2, "true", "99")]
    public void Request_IsAsItsSchemeWants(string scheme, int level, string? forced, string attributes)
    {
        var root = Request(Enum.Parse<IdentityScheme>(scheme), (SpidLevel)level, age: null);

        (root.HasAttribute("ForceAuthn") ? root.GetAttribute("ForceAuthn") : null).ShouldBe(forced);
        root.GetAttribute("AttributeConsumingServiceIndex").ShouldBe(attributes);
        root.GetAttribute("AssertionConsumerServiceIndex").ShouldBe("0");
        root.GetAttribute("Destination").ShouldBe("https://idp.example.it/sso/post");
        root.HasAttribute("IsPassive").ShouldBeFalse();
        root.HasAttribute("AssertionConsumerServiceURL").ShouldBeFalse();
        var context = root.ChildNodes.OfType<XmlElement>().Single(child => child.LocalName == "RequestedAuthnContext");
        context.GetAttribute("Comparison").ShouldBe("minimum");
        context.InnerText.ShouldBe($"https://www.spid.gov.it/SpidL{level}");
        var policy = root.ChildNodes.OfType<XmlElement>().Single(child => child.LocalName == "NameIDPolicy");
        policy.GetAttribute("Format").ShouldBe(SamlNames.TransientFormat);
        policy.HasAttribute("AllowCreate").ShouldBeFalse();
    }

    [Theory]
    [InlineData("Spid", true)]
    [InlineData("Cie", false)]
    [InlineData("Eidas", false)]
    public void AgeLimit_IsAskedOfSpidAlone(string scheme, bool asked)
    {
        var root = Request(Enum.Parse<IdentityScheme>(scheme), SpidLevel.L2, new AgeLimit(14, 99));

        var limit = root.ChildNodes.OfType<XmlElement>().SingleOrDefault(child => child.LocalName == "Extensions")?.FirstChild as XmlElement;
        (limit is not null).ShouldBe(asked);
        if (limit is not null)
        {
            limit.NamespaceURI.ShouldBe("https://spid.gov.it/saml-extensions");
            limit.ChildNodes.OfType<XmlElement>().Select(child => (child.LocalName, child.InnerText)).ShouldBe([("MinAge", "14"), ("MaxAge", "99")]);
        }
    }

    private static XmlElement Request(IdentityScheme scheme, SpidLevel level, AgeLimit? age)
    {
        var provider = new PaperProvider(scheme);
        var terms = new AuthnRequestTerms
        {
            Id = AuthnRequestTerms.NewId(),
            IdentityProvider = provider.Description,
            Level = level,
            IssuedAt = SpidStage.Now.UtcDateTime,
            AgeLimit = age,
        };
        return SpidStage.Parse(AuthnRequest.ForPost(provider.Portal, terms)).DocumentElement!;
    }
}
