using System.Security.Cryptography.X509Certificates;

namespace Navigli.Contracts.Identity;

/// <summary>The certificates with which the city seals its metadata and its requests in the federations of digital identity. Offered by Identity.</summary>
public interface IFederationSeals
{
    /// <summary>
    /// The certificate of a federation, from the keys folder; where it is missing and keys may be made, it is made, self-signed, to the profile of
    /// the federation (SPID rules, "Metadata", Certificati: subject and policy of a public service provider; the CIE manual, "PKI", allows the same).
    /// </summary>
    /// <param name="federation">"spid" or "cie".</param>
    /// <exception cref="ArgumentException">There is no such federation.</exception>
    X509Certificate2 Certificate(string federation);

    /// <summary>
    /// The certificate that will take the place of the current one; made where it is missing, as <see cref="Certificate"/> is. From the next start of the
    /// portal its metadata publish both, so that the federation can learn the new one while the old one still signs.
    /// </summary>
    /// <param name="federation">"spid" or "cie".</param>
    /// <exception cref="ArgumentException">There is no such federation.</exception>
    X509Certificate2 PrepareNext(string federation);

    /// <summary>Lets the next certificate sign, from the next start of the portal, and destroys the private key of the former one.</summary>
    /// <param name="federation">"spid" or "cie".</param>
    /// <exception cref="ArgumentException">There is no such federation.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">No next certificate was prepared.</exception>
    void Switch(string federation);

    /// <summary>The signed metadata to be given to a federation, as the portal publishes them.</summary>
    /// <param name="federation">"spid" or "cie".</param>
    /// <exception cref="ArgumentException">There is no such federation.</exception>
    string Metadata(string federation);
}
