using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Xml;
using Navigli.Identity.Saml;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity.Saml;

/// <summary>The messages of single logout, sent and received, by both bindings.</summary>
public sealed class LogoutMessageTests
{
    private readonly PaperProvider _provider = new(IdentityScheme.Spid);

    private LogoutReader Reader => new(_provider.Portal, _provider.Clock);

    public static TheoryData<string> WrongRequests =>
    [
        "LogoutRequest@ID-",
        "LogoutRequest@Version=1.1",
        "LogoutRequest@IssueInstant-",
        "LogoutRequest@IssueInstant=2026-03-09T09:54:00Z",
        "LogoutRequest@IssueInstant=2026-03-09T10:06:00Z",
        "LogoutRequest@Destination=https://altro.example.it/slo",
        "LogoutRequest@Destination-",
        "LogoutRequest@NotOnOrAfter=2026-03-09T09:00:00Z",
        "LogoutRequest@NotOnOrAfter=mai",
        "LogoutRequest/Issuer-",
        "LogoutRequest/Issuer=https://altro.example.it",
        "LogoutRequest/Issuer@Format=urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
        "LogoutRequest/NameID-",
        "LogoutRequest/NameID=",
        "LogoutRequest/NameID+",
        "LogoutRequest/NameID@Format=urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
        "LogoutRequest/SessionIndex-",
        "LogoutRequest/SessionIndex=",
    ];

    public static TheoryData<string> WrongResponses =>
    [
        "LogoutResponse@ID-",
        "LogoutResponse@Version=2",
        "LogoutResponse@IssueInstant=ora",
        "LogoutResponse@InResponseTo-",
        "LogoutResponse@Destination=https://altro.example.it/slo",
        "LogoutResponse/Issuer=https://altro.example.it",
        "LogoutResponse/Status-",
        "LogoutResponse/Status/StatusCode-",
        "LogoutResponse/Status/StatusCode@Value=",
    ];

    [Fact]
    public void Request_SaysWhatTheRulesAsk()
    {
        var dispatch = SamlDispatch.ByPost(_provider.Portal, OurRequest(), SamlDirection.Request, relayState: null);
        var root = PostBinding.Decode(dispatch.Message!)!.DocumentElement!;

        SamlSchemas.Errors(root.OuterXml, "saml-schema-protocol-2.0.xsd").ShouldBeEmpty();
        SamlSignature.IsSignedBy(root, [SpidStage.PortalSeal]).ShouldBeTrue();
        root.GetAttribute("Destination").ShouldBe("https://idp.example.it/slo");
        var issuer = (XmlElement)root.FirstChild!;
        (issuer.InnerText, issuer.GetAttribute("Format"), issuer.GetAttribute("NameQualifier")).ShouldBe((_provider.Portal.EntityId, SamlNames.EntityFormat, _provider.Portal.EntityId));
        var nameId = root.ChildNodes.OfType<XmlElement>().Single(child => child.LocalName == "NameID");
        (nameId.InnerText, nameId.GetAttribute("Format"), nameId.GetAttribute("NameQualifier")).ShouldBe(("_name", SamlNames.TransientFormat, "https://idp.example.it"));
        root.LastChild!.InnerText.ShouldBe("_index");
    }

    [Fact]
    public void Response_SatisfiesTheSchemaOfTheProtocol()
    {
        var dispatch = SamlDispatch.ByPost(_provider.Portal, LogoutMessages.Success(_provider.Portal, "_theirs", SpidStage.Now.UtcDateTime, new Uri("https://idp.example.it/slo")), SamlDirection.Response, "state");
        SamlSchemas.Errors(PostBinding.Decode(dispatch.Message!)!.OuterXml, "saml-schema-protocol-2.0.xsd").ShouldBeEmpty();
        dispatch.RelayState.ShouldBe("state");
    }

    [Fact]
    public void Request_ByRedirect_IsSignedInItsQueryAndNotInItsXml()
    {
        var address = SamlDispatch.ByRedirect(_provider.Portal, OurRequest(), SamlDirection.Request, "a b+c/=&d").Destination;

        var parts = address.Query.TrimStart('?').Split('&');
        parts.Select(part => part.Split('=')[0]).ShouldBe(["SAMLRequest", "RelayState", "SigAlg", "Signature"]);
        using var key = SpidStage.PortalSeal.GetRSAPublicKey()!;
        key.VerifyData(Encoding.ASCII.GetBytes(string.Join('&', parts[..3])), Convert.FromBase64String(Uri.UnescapeDataString(parts[3]["Signature=".Length..])), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .ShouldBeTrue();
        var xml = RedirectBinding.Inflate(Uri.UnescapeDataString(parts[0]["SAMLRequest=".Length..]))!;
        xml.GetElementsByTagName("Signature", SamlNames.Signature).Count.ShouldBe(0);
    }

    [Fact]
    public void TheirRequest_ByEitherBinding_IsRead()
    {
        Reader.ReadRequest(Post(PaperLogout.Request(_provider)), _provider.Description).ShouldNotBeNull().ShouldSatisfyAllConditions(
            demand => demand.NameId.ShouldBe("_name"),
            demand => demand.SessionIndexes.ShouldBe(["_index"]),
            demand => demand.RequestId.ShouldBe("_theirs"));
        Reader.ReadRequest(Redirect(PaperLogout.Request(_provider)), _provider.Description).ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(WrongRequests))]
    public void TheirRequest_WithSomethingWrong_IsRefused(string edit) => Reader.ReadRequest(Post(PaperLogout.Request(_provider), edit), _provider.Description).ShouldBeNull();

    [Theory]
    [MemberData(nameof(WrongResponses))]
    public void TheirResponse_WithSomethingWrong_IsRefused(string edit) => Reader.ReadResponse(Post(PaperLogout.Response(_provider, "_ours"), edit), _provider.Description).ShouldBeNull();

    [Theory]
    [InlineData("Success", null, "Everywhere")]
    [InlineData("Requester", "PartialLogout", "Partial")]
    [InlineData("Success", "PartialLogout", "Partial")]
    [InlineData("Responder", null, "Unconfirmed")]
    [InlineData("Requester", "RequestDenied", "Unconfirmed")]
    public void TheirResponse_SaysHowItEnded(string code, string? beneath, string result)
    {
        var read = Reader.ReadResponse(Post(PaperLogout.Response(_provider, "_ours", code, beneath)), _provider.Description);
        read.ShouldNotBeNull().ShouldBe(("_ours", Enum.Parse<LogoutResult>(result)));
    }

    [Fact]
    public void Messages_OfAnotherKeyOrOfNone_AreRefused()
    {
        var request = PaperLogout.Request(_provider);
        Reader.ReadRequest(InboundMessage.FromPost(SpidStage.Encode(request))!, _provider.Description).ShouldBeNull("it is not signed");
        Reader.ReadRequest(Post(request, seal: PaperProvider.Stranger), _provider.Description).ShouldBeNull();
        Reader.ReadRequest(Redirect(request, seal: PaperProvider.Stranger), _provider.Description).ShouldBeNull();
        Reader.ReadRequest(Post(PaperLogout.Response(_provider, "_ours")), _provider.Description).ShouldBeNull("it is an answer");
    }

    [Theory]
    [InlineData("RelayState=mine", "RelayState=yours")]
    [InlineData("&SigAlg=", "&RelayState=twice&SigAlg=")]
    [InlineData("&Signature=", "&Signature=AAAA&Signature=")]
    [InlineData("rsa-sha256", "rsa-sha1")]
    [InlineData("&Signature=", "&Other=")]
    [InlineData("&SigAlg=", "&Other=")]
    public void Query_ChangedAfterSigning_IsRefused(string from, string to)
    {
        var address = PaperLogout.Redirect(PaperLogout.Request(_provider), SamlDirection.Request, "mine", PaperProvider.Seal);
        Reader.ReadRequest(Redirect(address), _provider.Description).ShouldNotBeNull();
        Reader.ReadRequest(Redirect(address.Replace(from, to, StringComparison.Ordinal)), _provider.Description).ShouldBeNull();
    }

    [Fact]
    public void Query_ThatUnpacksToTooMuch_IsNoMessage()
    {
        var bomb = "<a>" + new string(' ', 40_000_000) + "</a>";
        RedirectBinding.Inflate(PaperLogout.Deflate(bomb)).ShouldBeNull();
        RedirectBinding.Inflate("not base64!").ShouldBeNull();
        RedirectBinding.Inflate(SpidStage.Encode("<a/>")).ShouldBeNull("it is not deflated");
    }

    private XmlElement OurRequest() => LogoutMessages.Request(
        _provider.Portal,
        new LogoutTerms { Id = "_ours", NameId = "_name", NameQualifier = "https://idp.example.it", SessionIndex = "_index", IssuedAt = SpidStage.Now.UtcDateTime },
        _provider.Description.PostLogout!.Location);

    private static InboundMessage Post(string xml, string edit = "", X509Certificate2? seal = null) => InboundMessage.FromPost(SpidStage.Encode(PaperLogout.Signed(xml, edit, seal)))!;

    private static InboundMessage Redirect(string xml, X509Certificate2 seal) => Redirect(PaperLogout.Redirect(xml, SamlDirection.Request, "mine", seal));

    private static InboundMessage Redirect(string xmlOrQuery)
    {
        var query = xmlOrQuery.StartsWith('<') ? PaperLogout.Redirect(xmlOrQuery, SamlDirection.Request, "mine", PaperProvider.Seal) : xmlOrQuery;
        var field = query.TrimStart('?').Split('&')[0]["SAMLRequest=".Length..];
        return InboundMessage.FromRedirect(query, Uri.UnescapeDataString(field), SamlDirection.Request)!;
    }
}
