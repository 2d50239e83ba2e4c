using System.Xml.Linq;

namespace Navigli.Sandbox.Spid;

internal static class SpidNames
{
    public const string Post = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
    public const string Redirect = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
    public const string Transient = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
    public const string Entity = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity";
    public const string LevelPrefix = "https://www.spid.gov.it/SpidL";

    public static readonly XNamespace Protocol = "urn:oasis:names:tc:SAML:2.0:protocol";
    public static readonly XNamespace Assertion = "urn:oasis:names:tc:SAML:2.0:assertion";
    public static readonly XNamespace Metadata = "urn:oasis:names:tc:SAML:2.0:metadata";
    public static readonly XNamespace Extensions = "https://spid.gov.it/saml-extensions";
    public static readonly XNamespace Ds = "http://www.w3.org/2000/09/xmldsig#";
    public static readonly XNamespace Xs = "http://www.w3.org/2001/XMLSchema";
    public static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";
}
