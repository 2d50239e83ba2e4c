using System.Text;
using System.Xml;

namespace Navigli.Identity.Saml;

/// <summary>HTTP-POST (saml-bindings 3.5): the message, signed in its own XML, in a field of a form.</summary>
internal static class PostBinding
{
    /// <summary>The value of the field.</summary>
    public static string Encode(string xml) => Convert.ToBase64String(Encoding.UTF8.GetBytes(xml));

    /// <summary>The XML of a message that arrived, or null when it is no message.</summary>
    public static XmlDocument? Decode(string field)
    {
        // Base64 is a third longer than what it carries; browsers and proxies may have wrapped its lines.
        if (field.Length > SamlXml.MaxCharacters / 3 * 4)
            return null;
        try
        {
            return SamlXml.Read(new MemoryStream(Convert.FromBase64String(field)));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
