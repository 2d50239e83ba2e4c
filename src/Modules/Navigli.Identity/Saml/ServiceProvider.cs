using System.Security.Cryptography.X509Certificates;

namespace Navigli.Identity.Saml;

/// <summary>What the city is in a federation: a public service provider with its addresses and its seal certificates.</summary>
internal sealed record ServiceProvider
{
    /// <summary>SPID's, which the eIDAS node belongs to, or that of CIE.</summary>
    public required Federation Federation { get; init; }

    public required string EntityId { get; init; }

    public required Uri AssertionConsumerService { get; init; }

    public required Uri SingleLogoutService { get; init; }

    /// <summary>Denomination in full, as in the public registers and in the certificate.</summary>
    public required string OrganizationName { get; init; }

    public required string OrganizationDisplayName { get; init; }

    public required Uri OrganizationUrl { get; init; }

    /// <summary>Code of the body in the Indice dei domicili digitali della PA, such as c_f205.</summary>
    public required string IpaCode { get; init; }

    /// <summary>Belfiore code of the comune of its seat.</summary>
    public required string Municipality { get; init; }

    /// <summary>Two letters.</summary>
    public required string Province { get; init; }

    /// <summary>An office's address, never a person's (rules on metadata, ContactPerson).</summary>
    public required string ContactEmail { get; init; }

    public string? ContactTelephone { get; init; }

    public required IReadOnlyList<AttributeSet> AttributeSets { get; init; }

    /// <summary>The first signs; all are published, so that a new certificate is known before it is used.</summary>
    public required IReadOnlyList<X509Certificate2> Certificates { get; init; }

    public X509Certificate2 SigningCertificate => Certificates[0];
}

internal enum Federation
{
    Spid,
    Cie,
}

/// <summary>A set of attributes asked for together; its index is what the request names.</summary>
internal sealed record AttributeSet
{
    public required int Index { get; init; }

    public required IReadOnlyList<LocalizedName> Names { get; init; }

    public required IReadOnlyList<string> Attributes { get; init; }
}

/// <summary>A name and the language it is in, as xml:lang writes it.</summary>
internal sealed record LocalizedName(string Language, string Text);
