namespace Navigli.Identity.Saml;

/// <summary>The schemes of digital identity. All but the last speak SAML 2.0 as the SPID rules profile it.</summary>
internal enum IdentityScheme
{
    Spid,

    /// <summary>Entra con CIE, the Ministry of the Interior's.</summary>
    Cie,

    /// <summary>Identities of other Member States through the Italian eIDAS node, which is an identity provider of the SPID federation.</summary>
    Eidas,

    /// <summary>Carta nazionale dei servizi: a certificate shown to the proxy, no provider in between.</summary>
    Cns,
}

/// <summary>Whether a message must have an attribute, or may be without it.</summary>
internal enum Presence
{
    Optional,
    Required,
}
