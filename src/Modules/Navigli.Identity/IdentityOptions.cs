using System.ComponentModel.DataAnnotations;
using Navigli.Identity.Saml;

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
    [Range(typeof(TimeSpan), "00:01:00", "12:00:00")]
    public TimeSpan IdleLimit { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long any session lasts.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "24:00:00")]
    public TimeSpan AbsoluteLimit { get; set; } = TimeSpan.FromHours(8);

    /// <summary>How long a person may take at the identity provider.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "01:00:00")]
    public TimeSpan SignInLimit { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The youngest and the oldest, in years, whom SPID identity providers let in; nothing is asked of them where neither is set.</summary>
    [Range(0, 99)]
    public int? MinimumAge { get; set; }

    [Range(0, 99)]
    public int? MaximumAge { get; set; }

    /// <summary>In the rules for minors 99 stands for no upper limit.</summary>
    public AgeLimit? AgeLimit => MinimumAge is null && MaximumAge is null ? null : new AgeLimit(MinimumAge ?? 0, MaximumAge ?? 99);

    public IList<IdentityProviderSource> IdentityProviders { get; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MinimumAge > MaximumAge)
            yield return new ValidationResult("MinimumAge is above MaximumAge.");
        foreach (var source in IdentityProviders)
        {
            // Whoever can change the metadata chooses the keys that are trusted: over the network it comes by TLS and signed, or from this machine.
            if (!Uri.TryCreate(source.Metadata, UriKind.Absolute, out var address) || address.IsFile)
                continue;
            if (address.Scheme != "https" && !(address.Scheme == "http" && address.IsLoopback))
                yield return new ValidationResult($"Identity provider metadata must come by https, or from a file: {source.Metadata}");
            if (source.SignedBy.Count == 0)
                yield return new ValidationResult($"Identity provider metadata from an address must be signed, and SignedBy name the signer's certificate: {source.Metadata}");
        }
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
