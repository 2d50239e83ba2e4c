using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using Navigli.Documents.Sealing;

namespace Navigli.Certificates.Sealing;

/// <summary>
/// Seals with a key that a remote service keeps (CSC API 2.0). It is for seals that no person confirms one by one: a credential that wants
/// somebody's consent at each signature is refused.
/// </summary>
internal sealed class CscSealer : ISealer, IDisposable
{
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string QualifiedSeal = "eu_eidas_qeseal";

    /// <summary>A renewed certificate is taken up within the hour, or at once when the old one is refused.</summary>
    private static readonly TimeSpan Refresh = TimeSpan.FromHours(1);

    private readonly SealOptions options;
    private readonly TimeProvider clock;
    private readonly CscClient client;
    private readonly PatientCall call;
    private volatile Credential? credential;

    public CscSealer(IHttpClientFactory clients, IOptions<CertificatesOptions> options, TimeProvider clock)
    {
        this.options = options.Value.Seal;
        this.clock = clock;
        client = new CscClient(clients, Remote, clock);
        call = new PatientCall("The sealing service", Remote.Timeout, clock);
    }

    private RemoteSealOptions Remote => options.Remote ?? throw new InvalidOperationException("No remote sealing service is configured");

    public async ValueTask<SealingCertificate> CertificateAsync(CancellationToken cancellationToken)
    {
        if (credential is { } known && clock.GetElapsedTime(known.ReadAt) < Refresh)
            return known.Certificate;
        var read = await call.RunAsync(ReadAsync, cancellationToken);
        credential = read;
        return read.Certificate;
    }

    public async ValueTask<byte[]> SignAsync(SealingCertificate certificate, ReadOnlyMemory<byte> digest, CancellationToken cancellationToken)
    {
        if (credential is not { } known || known.Certificate.Certificate.Thumbprint != certificate.Certificate.Thumbprint)
            throw new SealingException(SealingFailure.Unavailable, "The sealing service's certificate changed meanwhile");
        try
        {
            return await call.RunAsync(ct => SignAsync(known, Convert.ToBase64String(digest.Span), ct), cancellationToken);
        }
        catch (SealingException e) when (e.Failure is SealingFailure.Refused)
        {
            credential = null;
            throw;
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<byte[]> SignAsync(Credential known, string hash, CancellationToken ct)
    {
        var activation = await client.CallAsync<CscAuthorizeRequest, CscActivation>(
            "credentials/authorize",
            new CscAuthorizeRequest { CredentialId = known.Id, Hashes = [hash], HashAlgorithm = Sha256, AuthData = known.AuthData },
            ct);
        var signed = await client.CallAsync<CscSignRequest, CscSignatures>(
            "signatures/signHash",
            new CscSignRequest { CredentialId = known.Id, Activation = activation.Data, Hashes = [hash], HashAlgorithm = Sha256, SignatureAlgorithm = known.Algorithm },
            ct);
        return signed.Signatures is [var signature] && TryDecode(signature) is { } bytes
            ? bytes
            : throw new SealingException(SealingFailure.Untrusted, "The sealing service was asked for one signature and gives something else");
    }

    private async Task<Credential> ReadAsync(CancellationToken ct)
    {
        var id = Remote.CredentialId ?? await OnlyOneAsync(ct);
        var info = await client.CallAsync<CscInfoRequest, CscInfo>("credentials/info", new CscInfoRequest { CredentialId = id }, ct);
        if (info.Key.Status != "enabled" || info.Cert.Status is not (null or "valid"))
            throw Refused($"cannot be used: key {info.Key.Status}, certificate {info.Cert.Status ?? "of unknown status"}");
        if (options.Qualified && info.SignatureQualifier is not (null or QualifiedSeal))
            throw Refused($"makes {info.SignatureQualifier}, and the settings declare a qualified seal");
        var certificate = Certificate(info.Cert.Certificates);
        var now = clock.GetUtcNow().UtcDateTime;
        if (certificate.Certificate.NotBefore.ToUniversalTime() > now || certificate.Certificate.NotAfter.ToUniversalTime() < now)
            throw Refused($"has a certificate valid until {certificate.Certificate.NotAfter.ToUniversalTime():u}");
        return new Credential
        {
            Id = id,
            Certificate = certificate,
            Algorithm = Algorithm(certificate, info.Key.Algorithms),
            AuthData = AuthData(info.Auth),
            ReadAt = clock.GetTimestamp(),
        };
    }

    private async Task<string> OnlyOneAsync(CancellationToken ct)
    {
        var listed = await client.CallAsync<CscListRequest, CscList>("credentials/list", new CscListRequest(), ct);
        return listed.CredentialIds is [var only] ? only : throw new SealingException(
            SealingFailure.Refused, $"The sealing service has {listed.CredentialIds.Count} credentials for us: Certificates:Seal:Remote:CredentialId says which");
    }

    private static SealingCertificate Certificate(IReadOnlyList<string> encoded)
    {
        try
        {
            var chain = encoded.Select(c => X509CertificateLoader.LoadCertificate(Convert.FromBase64String(c))).ToList();
            return new SealingCertificate(chain[0], chain.Skip(1));
        }
        catch (Exception e) when (e is FormatException or CryptographicException or ArgumentException)
        {
            throw new SealingException(SealingFailure.Untrusted, "The sealing service's certificates cannot be read", e);
        }
    }

    /// <summary>SHA-256 with the key, or the key alone, which the method then completes with the hash algorithm.</summary>
    private static string Algorithm(SealingCertificate certificate, IReadOnlyList<string> offered)
    {
        string[] wanted = certificate.IsRsa ? ["1.2.840.113549.1.1.11", "1.2.840.113549.1.1.1"] : ["1.2.840.10045.4.3.2", "1.2.840.10045.2.1"];
        return Array.Find(wanted, offered.Contains) ?? throw Refused($"signs with none of {string.Join(", ", wanted)}");
    }

    private List<CscAuthenticationData>? AuthData(CscAuthorization auth)
    {
        if (auth.Mode == "oauth2code")
            throw Refused("wants a person's consent at each signature");
        if (auth.Mode != "explicit")
            return null;
        List<CscAuthenticationData> data = [];
        foreach (var wanted in auth.Objects ?? [])
        {
            if (Remote.AuthData.TryGetValue(wanted.Id, out var value))
                data.Add(new CscAuthenticationData(wanted.Id, value));
        }

        // Which of them it needs together is its own expression; it refuses what is not enough.
        return data.Count > 0 ? data : throw Refused($"wants one of {string.Join(", ", (auth.Objects ?? []).Select(o => o.Id))}: set it under Certificates:Seal:Remote:AuthData");
    }

    private static byte[]? TryDecode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }

    private static SealingException Refused(string why) => new(SealingFailure.Refused, $"The credential of the sealing service {why}");

    private sealed record Credential
    {
        public required string Id { get; init; }

        public required SealingCertificate Certificate { get; init; }

        public required string Algorithm { get; init; }

        public required IReadOnlyList<CscAuthenticationData>? AuthData { get; init; }

        /// <summary>Of the clock's own count, which nobody sets.</summary>
        public required long ReadAt { get; init; }
    }
}
