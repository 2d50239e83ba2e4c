using System.ComponentModel.DataAnnotations;
using System.Net;
using Navigli.Identity.Cns;
using Navigli.Identity.Saml;
using Navigli.Identity.Sessions;
using Navigli.Identity.Staff;
using Navigli.Platform.Access;
using Navigli.Platform.Time;

namespace Navigli.Identity;

/// <summary>Settings <c>Identity</c>.</summary>
internal sealed class IdentityOptions : IValidatableObject
{
    /// <summary>The portal's public address, on which the entity identifier and the endpoints of the metadata stand.</summary>
    [Required]
    public Uri? Address { get; set; }

    /// <summary>Code in the Indice dei domicili digitali della PA; when missing, the one that comuni have: c_ and the Belfiore code.</summary>
    public string? IpaCode { get; set; }

    /// <summary>An office's e-mail address for the federation; when missing, the certified one of the city pack.</summary>
    [EmailAddress]
    public string? ContactEmail { get; set; }

    /// <summary>International, without spaces (+39…).</summary>
    [RegularExpression(@"^\+\d{6,15}$")]
    public string? ContactTelephone { get; set; }

    /// <summary>How long an idle session lasts.</summary>
    [TimeRange("00:01:00", "12:00:00")]
    public TimeSpan IdleLimit { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long any session lasts.</summary>
    [TimeRange("00:05:00", "1.00:00:00")]
    public TimeSpan AbsoluteLimit { get; set; } = TimeSpan.FromHours(8);

    /// <summary>Stricter limits for who holds a role of the staff; with several roles, the strictest of each.</summary>
    public Dictionary<string, SessionLimits> RoleLimits { get; } = new(StringComparer.Ordinal)
    {
        [Role.Administrator] = new SessionLimits { Idle = TimeSpan.FromMinutes(15), Absolute = TimeSpan.FromHours(4) },
    };

    /// <summary>The level asked at sign-in. A page that declares a higher one asks for that when it is opened.</summary>
    [EnumDataType(typeof(IdentityLevel))]
    public IdentityLevel SignInLevel { get; set; } = IdentityLevel.Two;

    /// <summary>The city's own networks, as 10.1.0.0/16: a session begun from one says so to its person.</summary>
    public IList<string> CityNetworks { get; } = [];

    /// <summary>Appointments, passkeys, and the identity that the staff works with.</summary>
    public StaffOptions Staff { get; } = new();

    /// <summary>How long a person may take at the identity provider.</summary>
    [TimeRange("00:01:00", "01:00:00")]
    public TimeSpan SignInLimit { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The youngest and the oldest, in years, whom SPID identity providers let in; nothing is asked of them where neither is set.</summary>
    [Range(0, 99)]
    public int? MinimumAge { get; set; }

    [Range(0, 99)]
    public int? MaximumAge { get; set; }

    /// <summary>In the rules for minors 99 stands for no upper limit.</summary>
    public AgeLimit? AgeLimit => MinimumAge is null && MaximumAge is null ? null : new AgeLimit(MinimumAge ?? 0, MaximumAge ?? 99);

    public IList<IdentityProviderSource> IdentityProviders { get; } = [];

    /// <summary>Cards behind the proxy.</summary>
    public CnsOptions Cns { get; } = new();

    /// <summary>Where cards are asked for.</summary>
    public Uri CnsAddress => Cns.Address ?? Address!;

    /// <summary>The limits of a session whose account holds these roles.</summary>
    public SessionLimits LimitsOf(IEnumerable<string> roles)
    {
        var limits = roles.Select(role => RoleLimits.GetValueOrDefault(role)).OfType<SessionLimits>().ToList();
        return new SessionLimits
        {
            Idle = limits.Select(l => l.Idle).Append(IdleLimit).Min(),
            Absolute = limits.Select(l => l.Absolute).Append(AbsoluteLimit).Min(),
        };
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MinimumAge > MaximumAge)
            yield return new ValidationResult("MinimumAge is above MaximumAge.");
        foreach (var source in IdentityProviders)
        {
            if (source.Scheme is IdentityScheme.Cns)
                yield return new ValidationResult("CNS has no identity provider: its settings are Identity:Cns");
            // Whoever can change the metadata chooses the keys that are trusted: over the network it comes by TLS and signed, or from this machine.
            if (!Uri.TryCreate(source.Metadata, UriKind.Absolute, out var address) || address.IsFile)
                continue;
            if (address.Scheme != "https" && !(address.Scheme == "http" && address.IsLoopback))
                yield return new ValidationResult($"Identity provider metadata must come by https, or from a file: {source.Metadata}");
            if (source.SignedBy.Count == 0)
                yield return new ValidationResult($"Identity provider metadata from an address must be signed, and SignedBy name the signer's certificate: {source.Metadata}");
        }

        foreach (var fault in Cns.Faults())
            yield return new ValidationResult(fault);
        foreach (var network in CityNetworks.Where(network => !IPNetwork.TryParse(network, out _)))
            yield return new ValidationResult($"Not a network: {network}");
        foreach (var (role, limits) in RoleLimits)
        {
            if (!Role.Staff.Contains(role, StringComparer.Ordinal))
                yield return new ValidationResult($"Limits of a role that is not given by appointment: {role}");
            if (limits.Idle < SessionLimits.Shortest || limits.Idle > IdleLimit || limits.Absolute < limits.Idle || limits.Absolute > AbsoluteLimit)
                yield return new ValidationResult($"The limits of {role} must be a minute at least and stricter than everybody's");
        }

        foreach (var fault in Staff.Faults())
            yield return new ValidationResult(fault);
    }
}

/// <summary>Where the metadata of one or many identity providers of a scheme is.</summary>
internal sealed class IdentityProviderSource
{
    /// <summary>What its providers may say, and by which rules: Spid, Cie or Eidas.</summary>
    public IdentityScheme Scheme { get; set; } = IdentityScheme.Spid;

    /// <summary>A file, or an https address.</summary>
    [Required]
    public string Metadata { get; set; } = "";

    /// <summary>Files of the certificates by one of which it must be signed; several while the signer changes certificate. May be empty for a file.</summary>
    public IList<string> SignedBy { get; } = [];
}
