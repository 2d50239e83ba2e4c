using System.Net;
using Navigli.Platform.Access;

namespace Navigli.Identity.Cns;

/// <summary>How the proxy writes the certificate.</summary>
internal enum CertificateHeader
{
    /// <summary>RFC 9440: a structured field, the DER in base64 between colons.</summary>
    Rfc9440,

    /// <summary>PEM, percent-encoded: what nginx calls <c>$ssl_client_escaped_cert</c>.</summary>
    EscapedPem,
}

/// <summary>Whether issuers are asked if a card was revoked.</summary>
internal enum CardRevocation
{
    /// <summary>By the issuer's lists (CRL) or its responder (OCSP); a card of which this cannot be known is turned away.</summary>
    Checked,

    /// <summary>Not at all. For a city without a way out to the issuers, which accepts lost cards until they expire.</summary>
    NotChecked,
}

/// <summary>Settings <c>Identity:Cns</c>. Signing in by CNS is offered once <see cref="Authorities"/> names a folder.</summary>
internal sealed class CnsOptions
{
    public const string SecretHeader = "Navigli-Proxy-Secret";

    // Profile of the authentication certificate of the CNS (AgID): the policy by which its issuers mark it.
    private static readonly string[] PolicyOfTheProfile = ["1.3.76.16.2.1"];

    /// <summary>Folder of the certificates of the issuers that are believed, PEM or DER, roots and what is under them: AgID's list of the issuers of CNS.</summary>
    public string? Authorities { get; set; }

    /// <summary>Where the proxy asks for the card; the portal's own address when missing.</summary>
    public Uri? Address { get; set; }

    /// <summary>Networks of the proxies that are believed, as 10.0.0.5/32. Nobody else can show a certificate.</summary>
    public IList<string> Proxies { get; } = [];

    /// <summary>What those proxies must say besides, in the header <c>Navigli-Proxy-Secret</c>; required where one of them is this machine itself.</summary>
    public string? ProxySecret { get; set; }

    public string Header { get; set; } = "Client-Cert";

    public CertificateHeader Format { get; set; } = CertificateHeader.Rfc9440;

    /// <summary>Certificate policies of which the card must have one, in place of that of the national profile: for regions whose cards bear an equivalent one.</summary>
    public IList<string> Policies { get; } = [];

    public CardRevocation Revocation { get; set; } = CardRevocation.Checked;

    /// <summary>How long issuers may take to answer about revocation.</summary>
    public TimeSpan RevocationPatience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The level of a session opened by a card. A private key in a card behind a PIN is what level 3 of SPID asks for.</summary>
    public IdentityLevel Level { get; set; } = IdentityLevel.Three;

    public bool IsOffered => Authorities is not null;

    public IReadOnlyCollection<string> AcceptedPolicies => Policies.Count > 0 ? [.. Policies] : PolicyOfTheProfile;

    public IEnumerable<string> Faults()
    {
        if (!IsOffered)
            yield break;
        if (Proxies.Count == 0)
            yield return "CNS is offered and Identity:Cns:Proxies names nobody who may show a certificate";
        foreach (var network in Proxies.Where(network => !IPNetwork.TryParse(network, out _)))
            yield return $"Not a network: {network}";
        if (ProxySecret is { Length: < 32 })
            yield return "Identity:Cns:ProxySecret has 32 characters at least";
        // On this machine any program could pretend to be the proxy.
        if (ProxySecret is null && Proxies.Any(network => IPNetwork.TryParse(network, out var parsed) && (parsed.Contains(IPAddress.Loopback) || parsed.Contains(IPAddress.IPv6Loopback))))
            yield return "A proxy on this machine must show Identity:Cns:ProxySecret";
        if (RevocationPatience < TimeSpan.FromSeconds(1) || RevocationPatience > TimeSpan.FromMinutes(1))
            yield return "Identity:Cns:RevocationPatience is a second to a minute";
        if (Address is { Scheme: not "https", IsLoopback: false })
            yield return "Identity:Cns:Address must be https";
    }
}
