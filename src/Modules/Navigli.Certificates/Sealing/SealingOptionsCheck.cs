using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace Navigli.Certificates.Sealing;

/// <summary>Stops the start when the seal or the timestamps could not work as they are set.</summary>
internal sealed class SealingOptionsCheck : IValidateOptions<CertificatesOptions>
{
    public ValidateOptionsResult Validate(string? name, CertificatesOptions options)
    {
        List<string> wrong = [.. Seal(options.Seal), .. options.Timestamp is { } timestamp ? Timestamp(timestamp) : []];
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> Seal(SealOptions options)
    {
        if (options.Remote is not { } remote)
        {
            // Reg. (EU) 910/2014, art. 3(27): a qualified seal is made by a qualified device, which a key in a file is not.
            if (options.Qualified)
                yield return "Certificates:Seal:Qualified needs Certificates:Seal:Remote: the seal of a key in a file is not qualified";
            yield break;
        }

        // Secrets travel to both.
        if (!IsSafe(remote.Service))
            yield return "Certificates:Seal:Remote:Service must be an https address";
        if (!IsSafe(remote.Tokens))
            yield return "Certificates:Seal:Remote:Tokens must be an https address";
        if (remote.ClientId.Length == 0 || remote.ClientSecret.Length == 0)
            yield return "Certificates:Seal:Remote:ClientId and ClientSecret must be set";
        if (!IsPatient(remote.Timeout))
            yield return "Certificates:Seal:Remote:Timeout must be from one second to one minute";
    }

    private static IEnumerable<string> Timestamp(TimestampOptions options)
    {
        if (options.Service is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
            yield return "Certificates:Timestamp:Service must be an http or https address";
        if (options.UserName is not null && !IsSafe(options.Service))
            yield return "Certificates:Timestamp:Service must be an https address where it has a UserName";
        if (!HoldsCertificates(options.TrustedCertificates))
            yield return "Certificates:Timestamp:TrustedCertificates must be a PEM file with certificates";
        if (options.Policy is { } policy && !IsObjectIdentifier(policy))
            yield return "Certificates:Timestamp:Policy must be an object identifier";
        if (!IsPatient(options.Timeout))
            yield return "Certificates:Timestamp:Timeout must be from one second to one minute";
    }

    private static bool IsSafe(Uri? address) => address is { IsAbsoluteUri: true } && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    private static bool IsPatient(TimeSpan timeout) => timeout >= TimeSpan.FromSeconds(1) && timeout <= TimeSpan.FromMinutes(1);

    private static bool HoldsCertificates(string file)
    {
        try
        {
            var found = new X509Certificate2Collection();
            found.ImportFromPemFile(file);
            return found.Count > 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            return false;
        }
    }

    private static bool IsObjectIdentifier(string text)
    {
        try
        {
            new AsnWriter(AsnEncodingRules.DER).WriteObjectIdentifier(text);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
