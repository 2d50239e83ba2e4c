using System.ComponentModel.DataAnnotations;
using Navigli.Certificates.Sealing;

namespace Navigli.Certificates;

/// <summary>Settings <c>Certificates</c>.</summary>
internal sealed class CertificatesOptions
{
    /// <summary>
    /// Absolute address of the public verification page, as printed and as put into QR codes: host and path without capitals matter to nobody,
    /// but no query and no fragment. Unless it is set, the path /verifica of the portal's own address (<c>Identity:Address</c>); never taken from a
    /// request, whose host the visitor chooses.
    /// </summary>
    [Required]
    public Uri? VerificationPage { get; set; }

    /// <summary>Public address of the portal, for links that are handed on; <c>Identity:Address</c> unless it is set.</summary>
    [Required]
    public Uri? Portal { get; set; }

    /// <summary>Whose seal it is; by default that of the file <c>seal.p12</c>, not qualified.</summary>
    public SealOptions Seal { get; } = new();

    /// <summary>The timestamp authority; none by default. With one, no document goes out unstamped.</summary>
    public TimestampOptions? Timestamp { get; set; }
}
