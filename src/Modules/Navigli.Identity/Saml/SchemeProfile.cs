namespace Navigli.Identity.Saml;

/// <summary>Where the schemes differ; whatever is not here the engine does alike for all three.</summary>
internal sealed record SchemeProfile
{
    /// <summary>
    /// SPID rules: "Single Sign-On", "Tabella attributi", "Messaggi di errore". Sessions at the identity provider exist at level 1 only
    /// ("Single Logout", Gestione delle sessioni), so above it the person is asked again.
    /// </summary>
    public static readonly SchemeProfile Spid = new()
    {
        Scheme = IdentityScheme.Spid,
        ForcedFrom = SpidLevel.L2,
        IssuerFormat = Presence.Required,
        NameQualifier = Presence.Required,
        Attributes = new AttributeSet
        {
            Index = 0,
            Names = [new("it", "Servizi al cittadino"), new("en", "Services for citizens")],
            Attributes = ["spidCode", "name", "familyName", "fiscalNumber", "dateOfBirth", "email"],
        },
        OptionalAttributes = ["email"],
        SessionsUpTo = SpidLevel.L1,
        PersonErrors = [19, 20, 21, 22, 23, 25, 30],
        Words = "spid",
    };

    /// <summary>
    /// Manuale tecnico "Entra con CIE" (SAML): ForceAuthn always; in the answer the Issuer has no Format; the attributes are the minimum eIDAS
    /// dataset, without spidCode; no answer to a SAML logout; error codes 19, 20 and 24 are reserved.
    /// </summary>
    public static readonly SchemeProfile Cie = new()
    {
        Scheme = IdentityScheme.Cie,
        ForcedFrom = SpidLevel.L1,
        IssuerFormat = Presence.Optional,
        NameQualifier = Presence.Optional,
        Attributes = new AttributeSet
        {
            Index = 0,
            // The manual wants one name, with an empty language: an identifier of the class of services.
            Names = [new("", "Servizi al cittadino")],
            Attributes = ["name", "familyName", "dateOfBirth", "fiscalNumber"],
        },
        OptionalAttributes = [],
        SessionsUpTo = null,
        PersonErrors = [21, 22, 23, 25],
        Words = "cie",
    };

    /// <summary>
    /// The Italian eIDAS node answers as an identity provider of SPID, with the sets 99 and 100 (AgID, Avviso eIDAS 1): no fiscalNumber, and the
    /// person identifier in spidCode. ForceAuthn, because the Regulation's messages between countries know no single sign-on.
    /// </summary>
    public static readonly SchemeProfile Eidas = new()
    {
        Scheme = IdentityScheme.Eidas,
        ForcedFrom = SpidLevel.L1,
        IssuerFormat = Presence.Optional,
        NameQualifier = Presence.Optional,
        Attributes = new AttributeSet
        {
            Index = 99,
            Names = [new("it", "eIDAS Natural Person Minimum Attribute Set")],
            Attributes = ["spidCode", "name", "familyName", "dateOfBirth"],
        },
        OptionalAttributes = [],
        SessionsUpTo = null,
        PersonErrors = [19, 20, 21, 22, 23, 25],
        Words = "spid",
    };

    /// <summary>The full eIDAS set, which the metadata must offer beside the minimum one; this portal asks for no more than the minimum.</summary>
    public static readonly AttributeSet EidasFullSet = new()
    {
        Index = 100,
        Names = [new("it", "eIDAS Natural Person Full Attribute Set")],
        Attributes = ["spidCode", "name", "familyName", "dateOfBirth", "placeOfBirth", "address", "gender"],
    };

    public required IdentityScheme Scheme { get; init; }

    /// <summary>From this level up the request carries ForceAuthn.</summary>
    public required SpidLevel ForcedFrom { get; init; }

    /// <summary>The Format of the assertion's Issuer. That of the response's may be missing in every scheme.</summary>
    public required Presence IssuerFormat { get; init; }

    /// <summary>The NameQualifier of the NameID.</summary>
    public required Presence NameQualifier { get; init; }

    /// <summary>The set of attributes that requests name.</summary>
    public required AttributeSet Attributes { get; init; }

    /// <summary>Those of the set that an answer may lack.</summary>
    public required IReadOnlyList<string> OptionalAttributes { get; init; }

    /// <summary>Up to the request for this level the provider keeps a session, which SAML logout closes; null where it never does.</summary>
    public required SpidLevel? SessionsUpTo { get; init; }

    /// <summary>The codes NN of StatusMessage "ErrorCode nrNN" that are about the person, each with its own words.</summary>
    public required IReadOnlyList<int> PersonErrors { get; init; }

    /// <summary>With the number, the name of those words.</summary>
    public required string Words { get; init; }

    /// <summary>The profiles there are.</summary>
    public static IReadOnlyList<SchemeProfile> All { get; } = [Spid, Cie, Eidas];

    public static SchemeProfile Of(IdentityScheme scheme) => scheme switch
    {
        IdentityScheme.Spid => Spid,
        IdentityScheme.Cie => Cie,
        IdentityScheme.Eidas => Eidas,
        _ => throw new ArgumentOutOfRangeException(nameof(scheme)),
    };
}
