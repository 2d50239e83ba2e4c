using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using System.Xml;

namespace Navigli.Identity.Saml;

/// <summary>Reads XML that a stranger wrote: no DTD, nothing external, bounded in size and depth, whitespace kept because signatures cover it.</summary>
internal static partial class SamlXml
{
    public const int MaxCharacters = 256 * 1024;
    private const int MaxDepth = 40;
    private static readonly string[] IdNames = ["ID", "Id", "id", "AssertionID", "xml:id"];

    /// <summary>The document, or null when it is not well formed, carries a DTD, or is larger or deeper than any honest message.</summary>
    public static XmlDocument? Read(Stream xml) => Read(() => XmlReader.Create(xml, Settings(MaxCharacters)));

    public static XmlDocument? Read(string xml, int maxCharacters = MaxCharacters) => Read(() => XmlReader.Create(new StringReader(xml), Settings(maxCharacters)));

    /// <summary>Every identifier of the document once: an ID that two elements carry is how signature wrapping starts.</summary>
    public static bool HasUniqueIds(XmlDocument document)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in Descendants(document.DocumentElement!))
            foreach (XmlAttribute attribute in element.Attributes)
                if (IdNames.Contains(attribute.Name, StringComparer.Ordinal) && !seen.Add(attribute.Value))
                    return false;
        return true;
    }

    public static IEnumerable<XmlElement> Descendants(XmlElement root)
    {
        yield return root;
        foreach (var child in Children(root))
            foreach (var inner in Descendants(child))
                yield return inner;
    }

    public static IEnumerable<XmlElement> Descendants(XmlElement root, string name, string ns) =>
        Descendants(root).Where(element => element.Is(name, ns));

    public static IEnumerable<XmlElement> Children(XmlElement parent) => parent.ChildNodes.OfType<XmlElement>();

    public static IReadOnlyList<XmlElement> Children(XmlElement parent, string name, string ns) =>
        [.. Children(parent).Where(element => element.Is(name, ns))];

    /// <summary>The one child of that name; false when there is none or more than one.</summary>
    public static bool TryOnlyChild(XmlElement parent, (string Name, string Namespace) child, [NotNullWhen(true)] out XmlElement? element)
    {
        var found = Children(parent, child.Name, child.Namespace);
        element = found.Count == 1 ? found[0] : null;
        return element is not null;
    }

    public static bool Is(this XmlElement element, string name, string ns) =>
        string.Equals(element.LocalName, name, StringComparison.Ordinal) && string.Equals(element.NamespaceURI, ns, StringComparison.Ordinal);

    /// <summary>
    /// The trimmed text of a leaf, or null when it is empty or is not one run of text. Canonicalisation drops comments, so
    /// <c>AB&lt;!-- --&gt;CD</c> stays validly signed whichever half a reader takes: such a value is refused.
    /// </summary>
    public static string? Text(XmlElement element)
    {
        var text = element.ChildNodes.OfType<XmlNode>().ToList() switch
        {
            [XmlText only] => only.Value,
            [XmlCDataSection only] => only.Value,
            [XmlWhitespace or XmlSignificantWhitespace] or [] or _ => null,
        };
        text = text?.Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>An attribute's value, or null when it is absent or blank.</summary>
    public static string? Value(XmlElement element, string attribute)
    {
        var value = element.GetAttributeNode(attribute)?.Value.Trim();
        return string.IsNullOrEmpty(value) ? null : value;
    }

    /// <summary>An xs:dateTime in UTC with the mandatory Z (saml-core 1.3.3); null for any other format.</summary>
    public static DateTime? Instant(XmlElement element, string attribute)
    {
        var text = Value(element, attribute);
        if (text is null || !UtcInstant().IsMatch(text))
            return null;
        try
        {
            return XmlConvert.ToDateTime(text, XmlDateTimeSerializationMode.Utc);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public static string Format(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static XmlDocument? Read(Func<XmlReader> open)
    {
        try
        {
            using var reader = open();
            var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
            using var bounded = new BoundedReader(reader);
            document.Load(bounded);
            return document;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static XmlReaderSettings Settings(int maxCharacters) => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = maxCharacters,
        IgnoreWhitespace = false,
    };

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex UtcInstant();

    // Canonicalisation and the walks above recurse: depth is bounded while reading, before a stack can be.
    private sealed class BoundedReader(XmlReader inner) : XmlReader
    {
        public override int AttributeCount => inner.AttributeCount;
        public override string BaseURI => inner.BaseURI;
        public override int Depth => inner.Depth;
        public override bool EOF => inner.EOF;
        public override bool IsEmptyElement => inner.IsEmptyElement;
        public override string LocalName => inner.LocalName;
        public override string NamespaceURI => inner.NamespaceURI;
        public override XmlNameTable NameTable => inner.NameTable;
        public override XmlNodeType NodeType => inner.NodeType;
        public override string Prefix => inner.Prefix;
        public override ReadState ReadState => inner.ReadState;
        public override string Value => inner.Value;
        public override XmlSpace XmlSpace => inner.XmlSpace;
        public override string XmlLang => inner.XmlLang;
        public override bool Read() => inner.Read() && (inner.Depth <= MaxDepth ? true : throw new XmlException("Nested too deeply."));
        public override string GetAttribute(int i) => inner.GetAttribute(i);
        public override string? GetAttribute(string name) => inner.GetAttribute(name);
        public override string? GetAttribute(string name, string? namespaceURI) => inner.GetAttribute(name, namespaceURI);
        public override string? LookupNamespace(string prefix) => inner.LookupNamespace(prefix);
        public override bool MoveToAttribute(string name) => inner.MoveToAttribute(name);
        public override bool MoveToAttribute(string name, string? ns) => inner.MoveToAttribute(name, ns);
        public override bool MoveToElement() => inner.MoveToElement();
        public override bool MoveToFirstAttribute() => inner.MoveToFirstAttribute();
        public override bool MoveToNextAttribute() => inner.MoveToNextAttribute();
        public override bool ReadAttributeValue() => inner.ReadAttributeValue();
        public override void ResolveEntity() => throw new XmlException("No entities.");
    }
}
