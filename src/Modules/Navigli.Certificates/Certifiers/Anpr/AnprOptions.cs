using System.ComponentModel.DataAnnotations;
using Navigli.Platform.Time;

namespace Navigli.Certificates.Certifiers.Anpr;

/// <summary>Settings <c>Certificates:Anpr</c>: how the city reaches service 6001 of the national registry. The values come with the city's enrolment in ANPR.</summary>
internal sealed class AnprOptions : IValidatableObject
{
    /// <summary>Address of the service; null where the city is not connected.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Code of the recipient (<c>codDestinatario</c>), of the environment that is called.</summary>
    [Required, RegularExpression("^[0-9a-zA-Z]{1,6}$")]
    public string Recipient { get; set; } = "999999";

    /// <summary>Environment (<c>tipoInvio</c>): TEST, PRE_SUB or PROD.</summary>
    [Required, RegularExpression("^(TEST|PRE_SUB|PROD)$")]
    public string Environment { get; set; } = "TEST";

    /// <summary>Given name of the registry official in whose name the city asks.</summary>
    [StringLength(80)]
    public string OfficialGivenName { get; set; } = "";

    /// <summary>Family name of the same.</summary>
    [StringLength(80)]
    public string OfficialFamilyName { get; set; } = "";

    /// <summary>Codice fiscale of the operator enrolled in ANPR, for the security header.</summary>
    [StringLength(16)]
    public string Operator { get; set; } = "";

    /// <summary>The workstation or server enrolled in ANPR, such as 015146-CO-9999: the common name of its certificate.</summary>
    [StringLength(40)]
    public string Workstation { get; set; } = "";

    /// <summary>Name in the key ring of the PKCS#12 file with that certificate: it signs the message and, over TLS, opens the connection.</summary>
    [Required]
    public string Certificate { get; set; } = "anpr";

    /// <summary>How long a person waits for an answer before the case does the waiting.</summary>
    [TimeRange("00:00:00.100", "00:01:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(10);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // The message carries a person's data: over the network it goes by TLS, or not beyond this machine.
        if (Endpoint is not null && (!Endpoint.IsAbsoluteUri || (Endpoint.Scheme != Uri.UriSchemeHttps && !Endpoint.IsLoopback)))
            yield return new ValidationResult($"ANPR is reached by https: {Endpoint}");
        if (Endpoint is null)
            yield break;
        foreach (var (name, value) in new[]
        {
            (nameof(OfficialGivenName), AnprText.Name(OfficialGivenName)), (nameof(OfficialFamilyName), AnprText.Name(OfficialFamilyName)),
            (nameof(Operator), Operator), (nameof(Workstation), Workstation),
        })
        {
            if (string.IsNullOrWhiteSpace(value))
                yield return new ValidationResult($"Certificates:Anpr:{name} is needed to reach ANPR");
        }
    }
}
