using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using Navigli.Identity.Saml;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity.Saml;

/// <summary>Signatures that mean something else than they say, and XML that is a weapon.</summary>
[Trait("Engine", "Any")]
public sealed class SignatureAttackTests
{
    private readonly PaperProvider _provider = new(IdentityScheme.Spid);

    // The framework has a list of safe transforms too: these two stay green until both it and ours are gone.
    [Fact]
    public Task XsltTransform_IsRefusedThoughTheKeyIsRight() => ShouldBeRefused(signing => Transform(signing, Load(
        new XmlDsigXsltTransform(),
        """<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0"><xsl:template match="/"><x/></xsl:template></xsl:stylesheet>""")));

    [Fact]
    public Task XPathTransform_IsRefusedThoughTheKeyIsRight() => ShouldBeRefused(signing => Transform(signing, Load(
        new XmlDsigXPathTransform(),
        """<XPath xmlns="http://www.w3.org/2000/09/xmldsig#">not(ancestor-or-self::*[local-name()='AttributeStatement'])</XPath>""")));

    [Fact]
    public Task EnvelopedSignatureTwice_IsRefused() => ShouldBeRefused(signing => Transform(signing, new XmlDsigEnvelopedSignatureTransform()));

    [Theory]
    [InlineData("http://www.w3.org/2000/09/xmldsig#rsa-sha1", SignedXml.XmlDsigSHA256Url)]
    [InlineData(SignedXml.XmlDsigRSASHA256Url, "http://www.w3.org/2000/09/xmldsig#sha1")]
    public async Task Sha1_IsRefusedThoughTheKeyIsRight(string method, string digest) =>
        (await _provider.JudgeAsync(_provider.Answer(signing: new PaperSigning { Response = null, Method = method, Digest = digest }))).Refusal.ShouldBe(SamlRefusal.AssertionSignature);

    [Theory]
    [InlineData("SignatureMethod", "")]
    [InlineData("SignatureMethod", "none")]
    [InlineData("SignatureMethod", "http://www.w3.org/2001/04/xmldsig-more#rsa-md5")]
    [InlineData("SignatureMethod", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256")]
    [InlineData("CanonicalizationMethod", "urn:none")]
    [InlineData("DigestMethod", "http://www.w3.org/2001/04/xmldsig-more#md5")]
    [InlineData("Transform", "urn:none")]
    public async Task Algorithm_PutInTheOthersPlace_IsRefused(string element, string algorithm)
    {
        var document = SpidStage.Parse(_provider.Answer(signing: new PaperSigning { Response = null }));
        document.One(element).SetAttribute("Algorithm", algorithm);
        (await _provider.JudgeAsync(document.OuterXml)).Refusal.ShouldBe(SamlRefusal.AssertionSignature);
    }

    [Theory]
    [InlineData("SignatureValue")]
    [InlineData("SignedInfo")]
    [InlineData("Reference")]
    [InlineData("DigestValue")]
    [InlineData("Transforms")]
    [InlineData("SignatureMethod")]
    public async Task Signature_WithAPartMissing_IsRefused(string part)
    {
        var document = SpidStage.Parse(_provider.Answer(signing: new PaperSigning { Response = null }));
        var gone = document.One(part);
        gone.ParentNode!.RemoveChild(gone);
        (await _provider.JudgeAsync(document.OuterXml)).Refusal.ShouldBe(SamlRefusal.AssertionSignature);
    }

    [Theory]
    [InlineData("")]
    [InlineData("#_response")]
    [InlineData("#_Assertion")]
    [InlineData("#xpointer(id('_assertion'))")]
    [InlineData("#xpointer(/)")]
    [InlineData("http://127.0.0.1:9/assertion.xml")]
    [InlineData("file:///etc/hostname")]
    public async Task Reference_ToAnythingButItsOwnAssertion_IsRefused(string uri)
    {
        var document = SpidStage.Parse(_provider.Answer(signing: new PaperSigning { Response = null }));
        document.One("Reference").SetAttribute("URI", uri);
        (await _provider.JudgeAsync(document.OuterXml)).Refusal.ShouldBe(SamlRefusal.AssertionSignature);
    }

    // The verifier's public key is no secret: whoever could make it a MAC's key could sign anything.
    [Theory]
    [InlineData("certificate")]
    [InlineData("spki")]
    [InlineData("pem")]
    [InlineData("modulus")]
    public async Task Hmac_WithThePublicKeyAsItsSecret_IsRefused(string form)
    {
        using var rsa = PaperProvider.Seal.GetRSAPublicKey()!;
        var secret = form switch
        {
            "certificate" => PaperProvider.Seal.RawData,
            "spki" => rsa.ExportSubjectPublicKeyInfo(),
            "pem" => Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem()),
            _ => rsa.ExportParameters(includePrivateParameters: false).Modulus!,
        };
        var document = SpidStage.Parse(_provider.Answer(signing: new PaperSigning { Assertion = null, Response = null }));
        var xml = new SignedXml(document);
        xml.SignedInfo!.CanonicalizationMethod = SignedXml.XmlDsigExcC14NTransformUrl;
        xml.SignedInfo.SignatureMethod = "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256";
        var reference = new Reference("#_assertion") { DigestMethod = SignedXml.XmlDsigSHA256Url };
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        reference.AddTransform(new XmlDsigExcC14NTransform());
        xml.AddReference(reference);
        using var mac = new HMACSHA256(secret);
        xml.ComputeSignature(mac);
        PaperSignature.Place(document.Assertion(), xml.GetXml());
        (await _provider.JudgeAsync(document.OuterXml)).Refusal.ShouldBe(SamlRefusal.AssertionSignature);
    }

    [Fact]
    public async Task KeyInfo_OfTheAttacker_IsNotAKey()
    {
        using var key = PaperProvider.Stranger.GetRSAPrivateKey()!;
        var signing = new PaperSigning { Assertion = PaperProvider.Stranger, Response = null, KeyInfo = false, Change = xml => xml.KeyInfo.AddClause(new RSAKeyValue(key)) };
        (await _provider.JudgeAsync(_provider.Answer(signing: signing))).Refusal.ShouldBe(SamlRefusal.AssertionSignature);
    }

    [Fact]
    public async Task KeyInfo_ThatNamesTheRightCertificate_DoesNotMakeAnotherKeysSignatureGood()
    {
        var signing = new PaperSigning { Assertion = PaperProvider.Stranger, Response = null, KeyInfo = false, Change = xml => xml.KeyInfo.AddClause(new KeyInfoX509Data(PaperProvider.Seal)) };
        (await _provider.JudgeAsync(_provider.Answer(signing: signing))).Refusal.ShouldBe(SamlRefusal.AssertionSignature);
    }

    [Fact]
    public async Task Key_OfLessThan2048Bits_IsNotTrusted()
    {
        using var key = RSA.Create(1024);
        using var weak = new CertificateRequest("CN=debole", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(SpidStage.Now, SpidStage.Now.AddYears(1));
        var document = SpidStage.Parse(_provider.Answer(signing: new PaperSigning { Assertion = weak, Response = null }));
        SamlSignature.IsSignedBy(document.Assertion(), [weak]).ShouldBeFalse();
        SamlSignature.IsSignedBy(SpidStage.Parse(_provider.Answer()).Assertion(), [PaperProvider.Seal]).ShouldBeTrue();
    }

    [Theory]
    [InlineData("""<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>""")]
    [InlineData("""<!DOCTYPE r SYSTEM "http://127.0.0.1:9/r.dtd">""")]
    [InlineData("""<!DOCTYPE r [<!ENTITY % p SYSTEM "file:///etc/hostname"> %p;]>""")]
    [InlineData("""<!DOCTYPE r [<!ATTLIST Assertion ID ID #FIXED "_x">]>""")]
    public async Task DocumentType_IsRefusedWhateverItDeclares(string doctype) =>
        (await _provider.JudgeAsync(doctype + _provider.Answer())).Refusal.ShouldBe(SamlRefusal.Unreadable);

    [Fact]
    public async Task Entity_UsedWithoutADeclaration_IsRefused() =>
        (await _provider.JudgeAsync(_provider.Answer().Replace("SpidValidator", "&evil;", StringComparison.Ordinal))).Refusal.ShouldBe(SamlRefusal.Unreadable);

    [Fact]
    public async Task ProcessingInstruction_InsideAValue_IsRefused()
    {
        var document = SpidStage.Parse(_provider.Answer(signing: new PaperSigning { Assertion = null, Response = null }));
        var value = PaperProvider.Find(document, "Assertion/AttributeStatement/Attribute[name='fiscalNumber']/AttributeValue");
        value.AppendChild(document.CreateProcessingInstruction("x", "y"));
        (await _provider.JudgeAsync(PaperProvider.Sign(document, new PaperSigning()))).Refusal.ShouldBe(SamlRefusal.Attributes);
    }

    [Fact]
    public async Task Elements_InsideAValue_AreRefused()
    {
        var document = SpidStage.Parse(_provider.Answer(signing: new PaperSigning { Assertion = null, Response = null }));
        PaperProvider.Find(document, "Assertion/AttributeStatement/Attribute[name='name']/AttributeValue").InnerXml = "<b>Anna</b>";
        (await _provider.JudgeAsync(PaperProvider.Sign(document, new PaperSigning()))).Refusal.ShouldBe(SamlRefusal.Attributes);
    }

    [Fact]
    public async Task Assertion_InAnotherNamespace_IsNoAssertion()
    {
        var xml = _provider.Answer(signing: new PaperSigning { Response = null }).Replace($"xmlns:saml=\"{SamlNames.Assertion}\"", "xmlns:saml=\"urn:altro\"", StringComparison.Ordinal);
        (await _provider.JudgeAsync(xml)).Identity.ShouldBeNull();
    }

    private Task ShouldBeRefused(Action<SignedXml> change) => ShouldBeRefused(new PaperSigning { Response = null, Change = change });

    private async Task ShouldBeRefused(PaperSigning signing)
    {
        var xml = _provider.Answer(signing: signing);
        xml.ShouldContain("SignatureValue", customMessage: "the attack was not even made");
        (await _provider.JudgeAsync(xml)).Refusal.ShouldBe(SamlRefusal.AssertionSignature);
    }

    private static void Transform(SignedXml signing, Transform transform) => ((Reference)signing.SignedInfo!.References[0]!).AddTransform(transform);

    private static Transform Load(Transform transform, string inner)
    {
        var document = new XmlDocument { XmlResolver = null };
        document.LoadXml(inner);
        transform.LoadInnerXml(document.ChildNodes);
        return transform;
    }
}
