using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Navigli.Identity.Saml;

namespace Navigli.Tests.Identity.Saml;

/// <summary>The logout messages of an identity provider on paper.</summary>
internal static class PaperLogout
{
    private const string Instant = "2026-03-09T10:00:00Z";

    public static string Request(PaperProvider provider, string name = "_name", string index = "_index") => $"""
        <samlp:LogoutRequest xmlns:samlp="{SamlNames.Protocol}" xmlns:saml="{SamlNames.Assertion}" ID="_theirs" Version="2.0" IssueInstant="{Instant}" Destination="{provider.Portal.SingleLogoutService}">
          <saml:Issuer Format="{SamlNames.EntityFormat}" NameQualifier="{provider.Description.EntityId}">{provider.Description.EntityId}</saml:Issuer>
          <saml:NameID Format="{SamlNames.TransientFormat}" NameQualifier="{provider.Description.EntityId}">{name}</saml:NameID>
          <samlp:SessionIndex>{index}</samlp:SessionIndex>
        </samlp:LogoutRequest>
        """;

    public static string Response(PaperProvider provider, string inResponseTo, string code = "Success", string? beneath = null) => $"""
        <samlp:LogoutResponse xmlns:samlp="{SamlNames.Protocol}" xmlns:saml="{SamlNames.Assertion}" ID="_answer" Version="2.0" IssueInstant="{Instant}" InResponseTo="{inResponseTo}" Destination="{provider.Portal.SingleLogoutService}">
          <saml:Issuer Format="{SamlNames.EntityFormat}" NameQualifier="{provider.Description.EntityId}">{provider.Description.EntityId}</saml:Issuer>
          <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:{code}">{(beneath is null ? "" : $"<samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:{beneath}\"/>")}</samlp:StatusCode></samlp:Status>
        </samlp:LogoutResponse>
        """;

    /// <summary>The message after an edit, signed in its XML.</summary>
    public static string Signed(string xml, string edit = "", X509Certificate2? seal = null)
    {
        var document = SpidStage.Parse(xml);
        if (edit.Length > 0)
            PaperProvider.Edit(document, edit);
        PaperSignature.Sign(document.DocumentElement!, seal ?? PaperProvider.Seal, new PaperSigning());
        return document.OuterXml;
    }

    /// <summary>The query that carries the message, signed.</summary>
    public static string Redirect(string xml, SamlDirection direction, string relayState, X509Certificate2 seal)
    {
        var query = $"{direction.Parameter()}={Uri.EscapeDataString(Deflate(xml))}&RelayState={relayState}&SigAlg={Uri.EscapeDataString(SamlNames.RsaSha256)}";
        using var key = seal.GetRSAPrivateKey()!;
        return $"?{query}&Signature={Uri.EscapeDataString(Convert.ToBase64String(key.SignData(Encoding.ASCII.GetBytes(query), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)))}";
    }

    public static string Deflate(string xml)
    {
        using var buffer = new MemoryStream();
        using (var deflate = new DeflateStream(buffer, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(Encoding.UTF8.GetBytes(xml));
        return Convert.ToBase64String(buffer.ToArray());
    }
}
