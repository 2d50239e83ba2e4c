using System.Globalization;
using System.Xml;
using Navigli.Identity.Saml;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity.Saml;

/// <summary>Signature wrapping: what was signed is kept, and something else is to be read.</summary>
public sealed class SpidWrappingTests
{
    private readonly SpidStage _stage = new();

    // The eight published variants of signature wrapping (Somorovsky et al., USENIX Security 2012): the signed original is kept somewhere,
    // an evil copy stands where the reader looks.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task SignatureWrapping_InEveryPublishedVariant_IsRefused(int variant)
    {
        var (request, expected) = await _stage.Ask();
        var document = SpidStage.Parse(_stage.Answers.Success(request, SpidStage.Chiara, 2));
        if (variant > 2)
            document.DropResponseSignature();
        Wrap(document, variant);

        var outcome = await _stage.Receive(document.OuterXml, expected);
        outcome.Identity.ShouldBeNull();
        outcome.Refusal!.Code.ShouldBeOneOf("saml.duplicate_ids", "saml.stray_signature", "saml.assertion_count", "saml.assertion_signature", "saml.response_signature");
    }

    private static void Wrap(XmlDocument document, int variant)
    {
        var response = document.DocumentElement!;
        var original = document.Assertion();
        var signature = original.ChildNodes.OfType<XmlElement>().Single(child => child.LocalName == "Signature");
        if (variant <= 2)
        {
            WrapResponse(document, variant);
            return;
        }

        var evil = (XmlElement)original.CloneNode(deep: true);
        evil.SetAttribute("ID", "_evil" + variant.ToString(CultureInfo.InvariantCulture));
        ((XmlElement)evil.SelectSingleNode("./*/*[@Name='fiscalNumber']/*")!).InnerText = SpidStage.Victim;
        var evilSignature = evil.ChildNodes.OfType<XmlElement>().Single(child => child.LocalName == "Signature");
        switch (variant)
        {
            case 3:
                evil.RemoveChild(evilSignature);
                response.InsertBefore(evil, original);
                break;
            case 4:
                evil.RemoveChild(evilSignature);
                response.ReplaceChild(evil, original);
                evil.AppendChild(original);
                break;
            case 5:
                response.ReplaceChild(evil, original);
                original.RemoveChild(signature);
                response.AppendChild(original);
                break;
            case 6:
                response.ReplaceChild(evil, original);
                original.RemoveChild(signature);
                evilSignature.AppendChild(original);
                break;
            case 7:
                response.ReplaceChild(evil, original);
                var extensions = response.InsertAfter(document.CreateElement("samlp", "Extensions", SamlNames.Protocol), document.One("Issuer"))!;
                extensions.AppendChild(original);
                break;
            default:
                response.ReplaceChild(evil, original);
                var holder = evilSignature.AppendChild(document.CreateElement("ds", "Object", SamlNames.Signature))!;
                original.RemoveChild(signature);
                holder.AppendChild(original);
                break;
        }
    }

    private static void WrapResponse(XmlDocument document, int variant)
    {
        var original = document.DocumentElement!;
        var evil = (XmlElement)original.CloneNode(deep: true);
        evil.SetAttribute("ID", "_evil");
        ((XmlElement)evil.SelectSingleNode(".//*[@Name='fiscalNumber']/*")!).InnerText = SpidStage.Victim;
        document.ReplaceChild(evil, original);
        var signature = evil.ChildNodes.OfType<XmlElement>().Single(child => child.LocalName == "Signature");
        if (variant == 1)
            signature.AppendChild(original);
        else
            evil.InsertBefore(original, signature);
    }
}
