using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using Navigli.Identity.Saml;
using Navigli.Sandbox.Spid;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity.Saml;

/// <summary>Responses that somebody tampered with, or made up.</summary>
public sealed class SpidAttackTests
{
    private readonly SpidStage _stage = new();

    [Fact]
    public async Task Response_WithoutAnySignature_IsRefused()
    {
        await ShouldBeRefused("saml.assertion_signature", document => Strip(document, document.DocumentElement!));
    }

    [Fact]
    public async Task Response_SignedButNotItsAssertion_IsRefused()
    {
        var (request, expected) = await _stage.Ask();
        var document = SpidStage.Parse(_stage.Answers.Success(request, SpidStage.Chiara, 2));
        Strip(document, document.DocumentElement!);
        SpidKeys.Sign(document, document.DocumentElement!.GetAttribute("ID"), _stage.Seal);

        (await _stage.Receive(document.OuterXml, expected)).Refusal.ShouldBe(SamlRefusal.AssertionSignature);
    }

    [Fact]
    public Task CodiceFiscale_ChangedAfterSigning_IsRefused() =>
        ShouldBeRefused("saml.response_signature", document => document.Attribute("fiscalNumber").InnerText = SpidStage.Victim);

    [Fact]
    public Task Assertion_ChangedUnderAResponseWithoutSignature_IsRefused() =>
        ShouldBeRefused(
            "saml.assertion_signature",
            document =>
            {
                document.DropResponseSignature();
                document.Attribute("fiscalNumber").InnerText = SpidStage.Victim;
            });

    [Fact]
    public async Task Signature_ByAnotherKeyInKeyInfo_IsRefused()
    {
        var (request, expected) = await _stage.Ask();
        var document = SpidStage.Parse(_stage.Answers.Success(request, SpidStage.Chiara, 2));
        Strip(document, document.DocumentElement!);
        SpidKeys.Sign(document, document.Assertion().GetAttribute("ID"), _stage.Keys.Stranger);

        (await _stage.Receive(document.OuterXml, expected)).Refusal.ShouldBe(SamlRefusal.AssertionSignature);
    }

    [Fact]
    public Task Assertion_WithTheIdOfAnother_IsRefused() =>
        ShouldBeRefused(
            "saml.duplicate_ids",
            document =>
            {
                document.DropResponseSignature();
                var extensions = document.CreateElement("samlp", "Extensions", SamlNames.Protocol);
                extensions.SetAttribute("ID", document.Assertion().GetAttribute("ID"));
                document.DocumentElement!.InsertAfter(extensions, document.One("Issuer"));
            });

    [Theory]
    [InlineData("http://www.w3.org/2000/09/xmldsig#rsa-sha1", SignedXml.XmlDsigSHA256Url)]
    [InlineData(SignedXml.XmlDsigRSASHA256Url, "http://www.w3.org/2000/09/xmldsig#sha1")]
    [InlineData("http://www.w3.org/2001/04/xmldsig-more#hmac-sha256", SignedXml.XmlDsigSHA256Url)]
    public async Task Signature_WithAWeakAlgorithm_IsRefused(string method, string digest)
    {
        var (request, expected) = await _stage.Ask();
        var document = SpidStage.Parse(_stage.Answers.Success(request, SpidStage.Chiara, 2));
        Strip(document, document.DocumentElement!);
        SignWith(document, xml =>
        {
            xml.SignedInfo!.SignatureMethod = method;
            ((Reference)xml.SignedInfo.References[0]!).DigestMethod = digest;
        });

        (await _stage.Receive(document.OuterXml, expected)).Refusal.ShouldBe(SamlRefusal.AssertionSignature);
    }

    [Fact]
    public async Task Signature_WithAnotherTransform_IsRefused()
    {
        var (request, expected) = await _stage.Ask();
        var document = SpidStage.Parse(_stage.Answers.Success(request, SpidStage.Chiara, 2));
        Strip(document, document.DocumentElement!);
        SignWith(document, xml => ((Reference)xml.SignedInfo!.References[0]!).AddTransform(new XmlDsigC14NTransform()));

        (await _stage.Receive(document.OuterXml, expected)).Refusal.ShouldBe(SamlRefusal.AssertionSignature);
    }

    [Fact]
    public async Task Signature_OverTheWholeDocument_IsNotTheAssertionsOwn()
    {
        var (request, expected) = await _stage.Ask();
        var document = SpidStage.Parse(_stage.Answers.Success(request, SpidStage.Chiara, 2));
        Strip(document, document.DocumentElement!);
        SignWith(document, xml => ((Reference)xml.SignedInfo!.References[0]!).Uri = "");

        (await _stage.Receive(document.OuterXml, expected)).Refusal.ShouldBe(SamlRefusal.AssertionSignature);
    }

    [Fact]
    public Task Signature_OutOfItsPlace_IsRefused() =>
        ShouldBeRefused(
            "saml.stray_signature",
            document =>
            {
                var copy = (XmlElement)document.Assertion().SelectSingleNode("./*[local-name()='Signature']")!.CloneNode(deep: true);
                document.One("Status").AppendChild(copy);
            });

    [Fact]
    public async Task Signature_WithASecondReference_IsRefused()
    {
        var (request, expected) = await _stage.Ask();
        var document = SpidStage.Parse(_stage.Answers.Success(request, SpidStage.Chiara, 2));
        Strip(document, document.DocumentElement!);
        SignWith(document, xml =>
        {
            var other = new Reference("#" + document.DocumentElement!.GetAttribute("ID")) { DigestMethod = SignedXml.XmlDsigSHA256Url };
            other.AddTransform(new XmlDsigEnvelopedSignatureTransform());
            xml.AddReference(other);
        });

        (await _stage.Receive(document.OuterXml, expected)).Refusal.ShouldBe(SamlRefusal.AssertionSignature);
    }

    [Theory]
    [InlineData("<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>")]
    [InlineData("<!DOCTYPE r [<!ENTITY a \"xxxxxxxxxx\"><!ENTITY b \"&a;&a;&a;&a;\">]>")]
    [InlineData("<!DOCTYPE r>")]
    public async Task Response_WithADocumentType_IsRefused(string doctype)
    {
        var (request, expected) = await _stage.Ask();
        (await _stage.Receive(doctype + _stage.Answers.Success(request, SpidStage.Chiara, 2), expected)).Refusal.ShouldBe(SamlRefusal.Unreadable);
    }

    [Fact]
    public async Task Response_TooLargeTooDeepOrNoXml_IsRefused()
    {
        var (request, expected) = await _stage.Ask();
        var good = _stage.Answers.Success(request, SpidStage.Chiara, 2);
        var deep = new StringBuilder();
        for (var i = 0; i < 100_000 / 7; i++)
            deep.Append("<a>");

        (await _stage.Receive(good.Replace("</samlp:Response>", new string(' ', 300_000) + "</samlp:Response>", StringComparison.Ordinal), expected)).Refusal.ShouldBe(SamlRefusal.Unreadable);
        (await _stage.Receive(deep.ToString(), expected)).Refusal.ShouldBe(SamlRefusal.Unreadable);
        (await _stage.Receive("", expected)).Refusal.ShouldBe(SamlRefusal.Unreadable);
        (await _stage.Receive("<a><b></a>", expected)).Refusal.ShouldBe(SamlRefusal.Unreadable);
        (await _stage.Validator.ValidateAsync("not base64!", expected, default)).Refusal.ShouldBe(SamlRefusal.Unreadable);
        (await _stage.Receive("<a/>", expected)).Refusal.ShouldBe(SamlRefusal.NotAResponse);
    }

    [Fact]
    public Task EncryptedAssertion_BesideTheSignedOne_IsRefused() =>
        ShouldBeRefused(
            "saml.assertion_count",
            document =>
            {
                document.DropResponseSignature();
                document.DocumentElement!.AppendChild(document.CreateElement("saml", "EncryptedAssertion", SamlNames.Assertion));
            });

    private static void Strip(XmlDocument document, XmlElement within)
    {
        foreach (var signature in within.SelectNodes(".//*[local-name()='Signature']")!.OfType<XmlElement>().ToList())
            signature.ParentNode!.RemoveChild(signature);
    }

    private void SignWith(XmlDocument document, Action<SignedXml> change)
    {
        var assertion = document.Assertion();
        using var key = _stage.Seal.GetRSAPrivateKey();
        var xml = new SignedXml(document) { SigningKey = key };
        xml.SignedInfo!.CanonicalizationMethod = SignedXml.XmlDsigExcC14NTransformUrl;
        xml.SignedInfo.SignatureMethod = SignedXml.XmlDsigRSASHA256Url;
        var reference = new Reference("#" + assertion.GetAttribute("ID")) { DigestMethod = SignedXml.XmlDsigSHA256Url };
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        reference.AddTransform(new XmlDsigExcC14NTransform());
        xml.AddReference(reference);
        change(xml);
        if (xml.SignedInfo.SignatureMethod.Contains("hmac", StringComparison.Ordinal))
        {
            using var shared = new System.Security.Cryptography.HMACSHA256(_stage.Seal.RawData);
            xml.ComputeSignature(shared);
        }
        else
        {
            xml.ComputeSignature();
        }

        assertion.InsertAfter(document.ImportNode(xml.GetXml(), deep: true), assertion.FirstChild);
    }

    private async Task ShouldBeRefused(string code, Action<XmlDocument> change)
    {
        var (request, expected) = await _stage.Ask();
        var document = SpidStage.Parse(_stage.Answers.Success(request, SpidStage.Chiara, 2));
        change(document);
        var outcome = await _stage.Receive(document.OuterXml, expected);
        outcome.Identity.ShouldBeNull();
        outcome.Refusal!.Code.ShouldBe(code);
    }
}
