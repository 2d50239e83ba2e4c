using Navigli.Sandbox.Anpr;

namespace Navigli.Sandbox;

/// <summary>What the host tells the outside world about itself and about the city it plays for.</summary>
public sealed record SandboxOptions
{
    /// <summary>Where the sandbox answers, such as http://127.0.0.1:8081; another site than the portal's, as in production.</summary>
    public required Uri Address { get; init; }

    /// <summary>The portal's home, to lead people back.</summary>
    public required Uri Portal { get; init; }

    /// <summary>Where the portal publishes its SAML metadata; read when the first sign-in arrives, and again when a signature does not match.</summary>
    public required Uri PortalMetadata { get; init; }

    /// <summary>The same for CIE, where the portal publishes it apart; null where it is the metadata of SPID.</summary>
    public Uri? CieMetadata { get; init; }

    /// <summary>The same for eIDAS.</summary>
    public Uri? EidasMetadata { get; init; }

    public required IReadOnlyList<SandboxPersona> Personas { get; init; }

    /// <summary>The clock that the portal tells time by.</summary>
    public required SandboxClock Clock { get; init; }

    /// <summary>How the identity providers say that they take messages.</summary>
    public SamlBindings Bindings { get; init; }

    /// <summary>Port of the mail receiver on the loopback address; 0 takes a free one.</summary>
    public int SmtpPort { get; init; } = 2525;

    /// <summary>Whom the national registry knows by a codice fiscale; nobody where the host tells nothing.</summary>
    public Func<string, SandboxResident?> NationalRegistry { get; init; } = static _ => null;

    /// <summary>The codici fiscali of everybody whom the national registry knows: the people about whom offices of the city tell.</summary>
    public Func<IReadOnlyCollection<string>> RegisteredCodes { get; init; } = static () => [];

    /// <summary>Who is registered at PDND: asked at each request, since the portal makes its key when it first needs it.</summary>
    public Func<IReadOnlyList<Pdnd.PdndClient>> PdndClients { get; init; } = static () => [];

    /// <summary>Names of the certificates by their code in ANPR table 13, as "di Residenza".</summary>
    public IReadOnlyDictionary<string, string> CertificateTitles { get; init; } = new Dictionary<string, string>();
}

/// <summary>The ways through the browser that the metadata of an identity provider offers.</summary>
public enum SamlBindings
{
    /// <summary>HTTP-Redirect and HTTP-POST.</summary>
    Both,

    /// <summary>HTTP-Redirect and no other, as the rules allow.</summary>
    RedirectAlone,
}
