using System.Security.Cryptography.Xml;
using System.Xml;
using System.Xml.Linq;

namespace Navigli.Sandbox.Spid;

/// <summary>The answers on demand that are not one place left out, emptied or filled wrongly.</summary>
internal static class SpecialAnomalies
{
    public const string WithoutFormat = "sound-issuer-without-format";

    private static readonly TimeSpan Long = TimeSpan.FromMinutes(30);

    public static readonly IReadOnlyList<Anomaly> Refused =
    [
        new("unsigned", AnomalyGroup.Signature) { Seals = _ => (null, null) },
        new("assertion-unsigned", AnomalyGroup.Signature) { Seals = seals => (null, seals.Mine) },
        new("stranger", AnomalyGroup.Signature) { Seals = seals => (seals.Stranger, seals.Stranger) },
        new("assertion-stranger", AnomalyGroup.Signature) { Seals = seals => (seals.Stranger, seals.Mine) },
        new("response-stranger", AnomalyGroup.Signature) { Seals = seals => (seals.Mine, seals.Stranger) },
        new("colleague", AnomalyGroup.Signature) { Seals = seals => (seals.Colleague, seals.Colleague) },
        new("sha1", AnomalyGroup.Signature) { Seals = seals => (Weak(seals), Weak(seals)) },
        new("changed", AnomalyGroup.Signature) { Tamper = document => Text(document, "Audience").Value += "x" },
        new("broken", AnomalyGroup.Signature) { Tamper = document => Text(document, "SignatureValue").Value = Convert.ToBase64String(new byte[256]) },
        new("issued-early", AnomalyGroup.Envelope) { Spoil = draft => draft.Response.SetAttributeValue("IssueInstant", draft.Writer.Instant(-Long)) },
        new("issued-late", AnomalyGroup.Envelope) { Spoil = draft => draft.Response.SetAttributeValue("IssueInstant", draft.Writer.Instant(Long)) },
        new("assertion-issued-early", AnomalyGroup.Assertion) { Spoil = draft => draft.Assertion.SetAttributeValue("IssueInstant", draft.Writer.Instant(-Long)) },
        new("assertion-issued-late", AnomalyGroup.Assertion) { Spoil = draft => draft.Assertion.SetAttributeValue("IssueInstant", draft.Writer.Instant(Long)) },
        new("confirmation-not-before", AnomalyGroup.Subject) { Spoil = draft => draft.One("SubjectConfirmationData").SetAttributeValue("NotBefore", draft.Writer.Instant(TimeSpan.Zero)) },
        new("expired", AnomalyGroup.Conditions) { Spoil = Expire },
        new("level-lower", AnomalyGroup.Level) { Spoil = Lower },
        new("twice", AnomalyGroup.Shape) { Spoil = Twice },
        new("wrapped", AnomalyGroup.Shape) { Tamper = Wrap },
        new("comment", AnomalyGroup.Shape) { Spoil = draft => Split(draft.Value("familyName")) },
        new("attribute-twice", AnomalyGroup.Attributes) { Spoil = draft => Repeat(draft.Attribute("familyName")) },
        new("date-of-birth-wrong", AnomalyGroup.Attributes) { Spoil = draft => draft.Value("dateOfBirth")?.SetValue("09/03/1992") },
        new("dtd", AnomalyGroup.Shape) { Mangle = xml => "<!DOCTYPE r [<!ENTITY e \"e\">]>" + xml },
        new("not-xml", AnomalyGroup.Shape) { Mangle = _ => "Buongiorno" },
        new("not-a-response", AnomalyGroup.Shape) { Mangle = _ => "<Response/>" },
        new("oversize", AnomalyGroup.Shape) { Mangle = xml => xml + new string(' ', 300 * 1024) },
    ];

    public static readonly IReadOnlyList<Anomaly> OfFiscalNumber =
    [
        new("fiscal-number-bare", AnomalyGroup.Attributes) { Spoil = draft => Change(draft.Value("fiscalNumber"), text => text.Replace("TINIT-", "", StringComparison.Ordinal)) },
        new("fiscal-number-wrong", AnomalyGroup.Attributes) { Spoil = draft => Change(draft.Value("fiscalNumber"), text => text[..^1] + (text[^1] == 'A' ? 'B' : 'A')) },
    ];

    public static readonly IReadOnlyList<Anomaly> Sound =
    [
        new("sound-assertion-only", AnomalyGroup.Sound) { Seals = seals => (seals.Mine, null) },
        new("sound-sha512", AnomalyGroup.Sound) { Seals = seals => (Strong(seals), Strong(seals)) },
        new("sound-higher-level", AnomalyGroup.Sound) { Spoil = draft => draft.One("AuthnContextClassRef").Value = SpidNames.LevelPrefix + "3" },
        new("sound-indented", AnomalyGroup.Sound) { Spoil = Indent },
        new("sound-prefixes", AnomalyGroup.Sound) { Spoil = Rename },
        new(WithoutFormat, AnomalyGroup.Sound) { Spoil = draft => draft.One("Issuer").SetAttributeValue("Format", null) },
        new("sound-unasked-attribute", AnomalyGroup.Sound) { Spoil = AddUnasked },
        new("sound-two-audiences", AnomalyGroup.Sound) { Spoil = draft => draft.One("Audience").AddBeforeSelf(new XElement(SpidNames.Assertion + "Audience", "https://altrove.example/metadata")) },
        new("sound-status-message", AnomalyGroup.Sound) { Spoil = draft => draft.One("Status").Add(new XElement(SpidNames.Protocol + "StatusMessage", "Tutto bene")) },
    ];

    public static IEnumerable<Anomaly> OfAttribute(string name) =>
    [
        new($"attribute-{name}-missing", AnomalyGroup.Attributes) { Attribute = name, Fault = SpotFault.Missing, Spoil = draft => draft.Attribute(name)?.Remove() },
        new($"attribute-{name}-empty", AnomalyGroup.Attributes) { Attribute = name, Fault = SpotFault.Empty, Spoil = draft => draft.Value(name)?.SetValue("") },
    ];

    private static Seal Weak(SealChoice seals) => seals.Mine with { Method = SignedXml.XmlDsigRSASHA1Url, Digest = SignedXml.XmlDsigSHA1Url };

    private static Seal Strong(SealChoice seals) => seals.Mine with { Method = SignedXml.XmlDsigRSASHA512Url, Digest = SignedXml.XmlDsigSHA512Url };

    private static XmlText Text(XmlDocument document, string name) =>
        document.SelectNodes($"//*[local-name()='{name}']")!.OfType<XmlElement>().Last().ChildNodes.OfType<XmlText>().First();

    private static void Expire(AnswerDraft draft)
    {
        draft.One("Conditions").SetAttributeValue("NotBefore", draft.Writer.Instant(-Long - TimeSpan.FromMinutes(5)));
        foreach (var limited in (string[])["Conditions", "SubjectConfirmationData"])
            draft.One(limited).SetAttributeValue("NotOnOrAfter", draft.Writer.Instant(-Long));
    }

    // Below level 1 there is nothing: then a class that no table knows.
    private static void Lower(AnswerDraft draft) =>
        draft.One("AuthnContextClassRef").Value = SpidNames.LevelPrefix + System.Xml.XmlConvert.ToString(draft.Request.Level - 1);

    private static void Twice(AnswerDraft draft)
    {
        var twin = new XElement(draft.Assertion);
        twin.SetAttributeValue("ID", AssertionWriter.NewId());
        draft.Response.Add(twin);
    }

    // The signed assertion stays, valid, where nobody reads it; somebody else's stands in its place.
    private static void Wrap(XmlDocument document)
    {
        var genuine = document.SelectNodes("//*[local-name()='Assertion']")!.OfType<XmlElement>().First();
        var forged = (XmlElement)genuine.CloneNode(deep: true);
        forged.SetAttribute("ID", AssertionWriter.NewId());
        foreach (var signature in forged.ChildNodes.OfType<XmlElement>().Where(child => child.LocalName == "Signature").ToList())
            forged.RemoveChild(signature);
        var advice = document.CreateElement("saml", "Advice", SpidNames.Assertion.NamespaceName);
        genuine.ParentNode!.ReplaceChild(forged, genuine);
        advice.AppendChild(genuine);
        forged.AppendChild(advice);
        if (document.DocumentElement!.ChildNodes.OfType<XmlElement>().FirstOrDefault(child => child.LocalName == "Signature") is { } whole)
            document.DocumentElement.RemoveChild(whole);
    }

    private static void Split(XElement? value)
    {
        if (value is { Value: { Length: > 1 } text })
            value.ReplaceNodes(new XText(text[..1]), new XComment(""), new XText(text[1..]));
    }

    private static void Repeat(XElement? attribute) => attribute?.AddAfterSelf(new XElement(attribute));

    private static void Change(XElement? value, Func<string, string> change) => value?.SetValue(change(value.Value));

    private static void Indent(AnswerDraft draft)
    {
        foreach (var leaf in (string[])["Issuer", "Audience", "AuthnContextClassRef"])
            draft.One(leaf).Value = $"\n      {draft.One(leaf).Value}\n    ";
        foreach (var child in draft.Response.Elements().ToList())
            child.AddBeforeSelf(new XText("\n  "));
    }

    private static void Rename(AnswerDraft draft)
    {
        draft.Response.Attributes().Where(attribute => attribute.IsNamespaceDeclaration).Remove();
        draft.Response.Add(new XAttribute(XNamespace.Xmlns + "p", SpidNames.Protocol), new XAttribute(XNamespace.Xmlns + "a", SpidNames.Assertion));
    }

    private static void AddUnasked(AnswerDraft draft) => draft.One("AttributeStatement").Add(new XElement(
        SpidNames.Assertion + "Attribute",
        new XAttribute("Name", "mobilePhone"),
        new XElement(SpidNames.Assertion + "AttributeValue", "3401234567")));
}
