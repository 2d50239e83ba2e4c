using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Navigli.Certificates.Delivery;

/// <summary>
/// The secret of the link that a form will make, sealed into the form: the form sent twice makes the same link, and can show it again,
/// though only its hash is stored. Good for one certificate of one account.
/// </summary>
internal sealed class ShareTickets(IDataProtectionProvider protection)
{
    private const int SecretBytes = 16;

    public string New(Guid certificate, Guid account) => Protector(certificate, account).Protect(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes)));

    /// <summary>The secret in a ticket; null where it was made for something else, or not here.</summary>
    public string? SecretOf(string? ticket, Guid certificate, Guid account)
    {
        if (string.IsNullOrEmpty(ticket))
            return null;
        try
        {
            return Protector(certificate, account).Unprotect(ticket);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.ASCII.GetBytes(secret));

    public static bool CanBeSecret(string? typed) => typed?.Length == 2 * SecretBytes && typed.All(char.IsAsciiHexDigitLower);

    private IDataProtector Protector(Guid certificate, Guid account) => protection.CreateProtector("Navigli.Certificates.Share", certificate.ToString("N"), account.ToString("N"));
}
