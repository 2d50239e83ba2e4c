using System.Xml;

namespace Navigli.Identity.Saml;

/// <summary>A few words to write SAML messages in, so that builders read like the messages they make.</summary>
internal static class XmlBuilding
{
    public static XmlElement Root(string prefix, string name, string ns)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        var root = document.CreateElement(prefix, name, ns);
        document.AppendChild(root);
        return root;
    }

    public static XmlElement Add(this XmlElement parent, string prefix, string name, string ns)
    {
        var child = parent.OwnerDocument.CreateElement(prefix, name, ns);
        parent.AppendChild(child);
        return child;
    }

    public static XmlElement With(this XmlElement element, string attribute, string value)
    {
        element.SetAttribute(attribute, value);
        return element;
    }

    public static XmlElement WithText(this XmlElement element, string text)
    {
        element.AppendChild(element.OwnerDocument.CreateTextNode(text));
        return element;
    }

    public static XmlElement InLanguage(this XmlElement element, string language)
    {
        var attribute = element.OwnerDocument.CreateAttribute("xml", "lang", "http://www.w3.org/XML/1998/namespace");
        attribute.Value = language;
        element.SetAttributeNode(attribute);
        return element;
    }
}
