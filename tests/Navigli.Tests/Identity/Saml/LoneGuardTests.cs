using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using Navigli.Identity.Saml;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity.Saml;

/// <summary>What one check alone holds: each of these is wrong in something that every other check lets pass.</summary>
public sealed class LoneGuardTests
{
    private const string FamilyName = "Assertion/AttributeStatement/Attribute[name='familyName']";
    private readonly PaperProvider _provider = new(IdentityScheme.Spid);

    [Theory]
    [InlineData("Assertion/AuthnStatement+ ; Assertion/AuthnStatement/AuthnContext/AuthnContextClassRef=https://www.spid.gov.it/SpidL9", "saml.unknown_level")]
    [InlineData(FamilyName + "+ ; " + FamilyName + "/AttributeValue=", "saml.attributes")]
    public async Task SecondOne_DoesNotMendTheFirst(string edits, string code) => (await _provider.JudgeAsync(_provider.Answer(edits))).Refusal.ShouldNotBeNull().Code.ShouldBe(code);

    [Fact]
    public async Task NameInACDataSection_ThatIsBlank_IsNoName()
    {
        var document = SpidStage.Parse(_provider.Answer(signing: new PaperSigning { Assertion = null, Response = null }));
        PaperProvider.Find(document, "Assertion/Subject/NameID").InnerXml = "<![CDATA[  ]]>";
        (await _provider.JudgeAsync(PaperProvider.Sign(document, new PaperSigning()))).Refusal.ShouldBe(SamlRefusal.NameId);
    }

    [Theory]
    [InlineData("<ds:Object xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><x/></ds:Object>")]
    [InlineData("<KeyInfo xmlns=\"urn:altro\"/>")]
    public async Task Signature_WithSomethingBesides_IsRefusedThoughItHolds(string besides)
    {
        var document = SpidStage.Parse(_provider.Answer(signing: new PaperSigning { Response = null, KeyInfo = false }));
        (await _provider.JudgeAsync(document.OuterXml)).Refusal.ShouldBeNull();
        document.One("Signature").InnerXml += besides;
        (await _provider.JudgeAsync(document.OuterXml)).Refusal.ShouldBe(SamlRefusal.AssertionSignature);
    }

    [Fact]
    public async Task Signature_OfAnotherCanonicalisation_IsRefused()
    {
        var document = SpidStage.Parse(_provider.Answer(signing: new PaperSigning { Response = null }));
        var signing = new PaperSigning { Change = xml => xml.SignedInfo!.CanonicalizationMethod = SignedXml.XmlDsigExcC14NWithCommentsTransformUrl };
        PaperSignature.Sign(document.DocumentElement!, PaperProvider.Seal, signing);
        (await _provider.JudgeAsync(document.OuterXml)).Refusal.ShouldBe(SamlRefusal.ResponseSignature);
    }

    [Fact]
    public async Task KeyInfo_ThatCannotBeRead_IsNotRead()
    {
        var document = SpidStage.Parse(_provider.Answer(signing: new PaperSigning { Response = null }));
        document.One("X509Certificate").InnerText = "AAAA";
        (await _provider.JudgeAsync(document.OuterXml)).Refusal.ShouldBeNull("the keys are those of the metadata");
    }

    [Theory]
    [InlineData(30, null)]
    [InlineData(45, "saml.unreadable")]
    public async Task Extensions_AreAsDeepAsAnyHonestMessage(int depth, string? code)
    {
        var nested = string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth));
        var xml = _provider.Answer(signing: new PaperSigning { Response = null }).Replace("<samlp:Status>", nested + "<samlp:Status>", StringComparison.Ordinal);
        var refusal = (await _provider.JudgeAsync(xml)).Refusal;
        refusal?.Code.ShouldBe(code);
        (refusal is null).ShouldBe(code is null);
    }

    [Theory]
    [InlineData("Id")]
    [InlineData("id")]
    [InlineData("AssertionID")]
    [InlineData("xml:id")]
    public async Task Identifier_TakenAgainUnderAnotherName_IsRefused(string name)
    {
        var xml = _provider.Answer(signing: new PaperSigning { Response = null }).Replace("<samlp:Status>", $"<a {name}=\"_assertion\"/><samlp:Status>", StringComparison.Ordinal);
        (await _provider.JudgeAsync(xml)).Refusal.ShouldBe(SamlRefusal.DuplicateIds);
    }

    [Fact]
    public void Field_OfAFewLetters_BlownUpWithLineBreaks_IsNoMessage()
    {
        PostBinding.Decode(SpidStage.Encode("<a/>") + new string('\n', 100)).ShouldNotBeNull("proxies wrap lines");
        PostBinding.Decode(SpidStage.Encode("<a/>") + new string('\n', 400_000)).ShouldBeNull();
        RedirectBinding.Inflate(PaperLogout.Deflate("<a/>") + new string('\n', 100)).ShouldNotBeNull();
        RedirectBinding.Inflate(PaperLogout.Deflate("<a/>") + new string('\n', 400_000)).ShouldBeNull();
    }

    [Theory]
    [InlineData(2048, SamlNames.RsaSha256, true)]
    [InlineData(1024, SamlNames.RsaSha256, false)]
    [InlineData(2048, "http://www.w3.org/2000/09/xmldsig#rsa-sha1", false)]
    public void Query_SignedTooWeakly_IsNotSigned(int bits, string algorithm, bool good)
    {
        using var key = RSA.Create(bits);
        using var seal = new CertificateRequest("CN=chiave", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(SpidStage.Now, SpidStage.Now.AddYears(1));
        var query = $"SAMLRequest=x&SigAlg={Uri.EscapeDataString(algorithm)}";
        var digest = algorithm.EndsWith("sha1", StringComparison.Ordinal) ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256;
        var signature = Convert.ToBase64String(key.SignData(Encoding.ASCII.GetBytes(query), digest, RSASignaturePadding.Pkcs1));
        RedirectBinding.IsSignedBy($"?{query}&Signature={Uri.EscapeDataString(signature)}", SamlDirection.Request, [seal]).ShouldBe(good);
    }

    [Fact]
    public void LogoutMessage_OfAnotherName_OrWithoutAnIdentifierOfItsOwn_IsNone()
    {
        var reader = new LogoutReader(_provider.Portal, _provider.Clock);
        var (request, answer) = (PaperLogout.Request(_provider), PaperLogout.Response(_provider, "_ours"));
        reader.ReadRequest(Post(request.Replace("samlp:LogoutRequest", "samlp:AuthnRequest", StringComparison.Ordinal)), _provider.Description).ShouldBeNull();
        reader.ReadResponse(Post(answer.Replace("samlp:LogoutResponse", "samlp:Response", StringComparison.Ordinal)), _provider.Description).ShouldBeNull();
        // By redirect the signature needs no identifier.
        reader.ReadRequest(Redirect(request), _provider.Description).ShouldNotBeNull();
        reader.ReadRequest(Redirect(request.Replace(" ID=\"_theirs\"", "", StringComparison.Ordinal)), _provider.Description).ShouldBeNull();
        reader.ReadRequest(Redirect(request.Replace("<saml:NameID ", "<saml:NameID Id=\"_theirs\" ", StringComparison.Ordinal)), _provider.Description).ShouldBeNull("the identifier is taken twice");
    }

    [Theory]
    [InlineData("use=\"signing\"", "use=\"signing\"", 1)]
    [InlineData("use=\"signing\"", "", 1)]
    [InlineData("use=\"signing\"", "use=\"encryption\"", 0)]
    [InlineData("<md:NameIDFormat>", "<x ID=\"_a\"/><y ID=\"_a\"/><md:NameIDFormat>", 0)]
    [InlineData("https://idp.example.it/sso/post", "javascript:alert(1)", 0)]
    [InlineData("https://idp.example.it/sso/post", "ftp://idp.example.it/sso/post", 0)]
    [InlineData("md:SingleSignOnService", "md:AnotherService", 0)]
    [InlineData("ds:X509Certificate", "ds:X509Crl", 0)]
    public void Provider_IsOneThatCanBeSignedInWithAndChecked(string part, string becomes, int providers) =>
        IdentityProviderMetadata.Read(_provider.Metadata().Replace(part, becomes, StringComparison.Ordinal), IdentityScheme.Spid).Count.ShouldBe(providers);

    [Fact]
    public void ListOfProviders_LongerThanAnyFederation_IsNotRead() =>
        IdentityProviderMetadata.Read(_provider.Metadata() + new string(' ', IdentityProviderMetadata.MaxCharacters), IdentityScheme.Spid).ShouldBeEmpty();

    [Fact]
    public async Task UsedAssertion_IsRememberedForAsLongAsItWouldBeAccepted()
    {
        var replays = new NotingReplays();
        var expected = new ExpectedResponse { RequestId = PaperProvider.RequestId, RequestedAt = SpidStage.Now.UtcDateTime, IdentityProvider = _provider.Description, Level = SpidLevel.L2 };
        await new ResponseValidator(_provider.Portal, replays, _provider.Clock).ValidateAsync(SpidStage.Encode(_provider.Answer()), expected, default);
        replays.Until.ShouldBe(SpidStage.Now.UtcDateTime.AddSeconds(300) + ResponseValidator.Skew);
    }

    private static InboundMessage Post(string xml) => InboundMessage.FromPost(SpidStage.Encode(PaperLogout.Signed(xml)))!;

    private static InboundMessage Redirect(string xml)
    {
        var query = PaperLogout.Redirect(xml, SamlDirection.Request, "mine", PaperProvider.Seal);
        return InboundMessage.FromRedirect(query, Uri.UnescapeDataString(query["?SAMLRequest=".Length..].Split('&')[0]), SamlDirection.Request)!;
    }

    private sealed class NotingReplays : IAssertionReplayGuard
    {
        public DateTime Until { get; private set; }

        public Task<bool> TryUseAsync(string assertionId, DateTime expiresAt, CancellationToken cancellation)
        {
            Until = expiresAt;
            return Task.FromResult(true);
        }
    }
}
