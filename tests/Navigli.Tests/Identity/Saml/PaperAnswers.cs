using System.Xml;
using Navigli.Identity.Saml;

namespace Navigli.Tests.Identity.Saml;

/// <summary>Answers that say that nobody signed in.</summary>
internal static class PaperAnswers
{
    /// <summary>As the rules on error messages have it: Responder, AuthnFailed beneath it, the number in the message, no assertion.</summary>
    public static string Failure(PaperProvider provider, string message)
    {
        var document = SpidStage.Parse(provider.Answer(signing: new PaperSigning { Assertion = null, Response = null }));
        PaperProvider.Edit(document, "Assertion-");
        PaperProvider.Edit(document, "Response/Status/StatusCode@Value=urn:oasis:names:tc:SAML:2.0:status:Responder");
        var code = PaperProvider.Find(document, "Response/Status/StatusCode");
        Add(code, "StatusCode").SetAttribute("Value", "urn:oasis:names:tc:SAML:2.0:status:AuthnFailed");
        Add((XmlElement)code.ParentNode!, "StatusMessage").InnerText = message;
        return PaperProvider.Sign(document, new PaperSigning());
    }

    private static XmlElement Add(XmlElement parent, string name) => (XmlElement)parent.AppendChild(parent.OwnerDocument.CreateElement("samlp", name, SamlNames.Protocol))!;
}
