using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Navigli.Documents.Sealing;

/// <summary>A question to a timestamp authority (RFC 3161) with a nonce of its own, and the check of what comes back. How they travel is the caller's.</summary>
public sealed class TimestampQuery
{
    private const string TimestampingPurpose = "1.3.6.1.5.5.7.3.8";
    private const int TimeNotAvailable = 14;
    private const int SystemFailure = 25;

    /// <summary>How far the authority's clock and ours may be apart, as RFC 3628 leaves to whoever relies on it.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private readonly Rfc3161TimestampRequest _request;

    /// <summary>Asks for a stamp of this SHA-256, under a policy of the authority when one is wanted.</summary>
    /// <param name="digest">32 bytes.</param>
    /// <param name="policy">The policy's object identifier, or <see langword="null"/> for the authority's own.</param>
    public TimestampQuery(ReadOnlyMemory<byte> digest, string? policy) =>
        _request = Rfc3161TimestampRequest.CreateFromHash(
            digest, HashAlgorithmName.SHA256, policy is null ? null : new Oid(policy), RandomNumberGenerator.GetBytes(16), requestSignerCertificates: true);

    /// <summary>The TimeStampReq in DER: the body of a request of type <c>application/timestamp-query</c>.</summary>
    public byte[] Encode() => _request.Encode();

    /// <summary>
    /// Checks an answer: granted; to this digest and this nonce; under the policy asked for; signed by a certificate made for nothing but
    /// timestamps that was valid then and leads to a trusted root; at a time that is now. Revocation is not asked for.
    /// </summary>
    /// <param name="response">The TimeStampResp, as it came.</param>
    /// <param name="trusted">The roots to trust.</param>
    /// <param name="now">The present instant.</param>
    /// <returns>The TimeStampToken, as it came.</returns>
    /// <exception cref="SealingException">It does not hold.</exception>
    public byte[] Accept(ReadOnlyMemory<byte> response, X509Certificate2Collection trusted, DateTimeOffset now)
    {
        try
        {
            var encoded = ReadToken(response);
            var token = _request.ProcessResponse(response, out _);
            Check(token, trusted, now);
            return encoded;
        }
        catch (Exception e) when (e is CryptographicException or AsnContentException)
        {
            throw Untrusted("is not an answer to what was asked", e);
        }
    }

    private static byte[] ReadToken(ReadOnlyMemory<byte> response)
    {
        var answer = new AsnReader(response, AsnEncodingRules.BER).ReadSequence();
        var info = answer.ReadSequence();
        // RFC 3161, 2.4.2: 0 granted, 1 granted with modifications, anything else is a refusal.
        if (info.TryReadInt32(out var status) && status is 0 or 1)
            return answer.ReadEncodedValue().ToArray();
        while (info.HasData && !info.PeekTag().HasSameClassAndValue(Asn1Tag.PrimitiveBitString))
            info.ReadEncodedValue();
        var reasons = info.HasData ? info.ReadBitString(out _) : [];
        var passing = Has(reasons, TimeNotAvailable) || Has(reasons, SystemFailure);
        throw new SealingException(
            passing ? SealingFailure.Unavailable : SealingFailure.Refused,
            $"The timestamp authority gives no stamp: status {status}, reasons {Convert.ToHexString(reasons)}");
    }

    private static bool Has(byte[] bits, int bit) => bits.Length > bit / 8 && (bits[bit / 8] & (0x80 >> (bit % 8))) != 0;

    private void Check(Rfc3161TimestampToken token, X509Certificate2Collection trusted, DateTimeOffset now)
    {
        var info = token.TokenInfo;
        if (!token.VerifySignatureForHash(_request.GetMessageHash().Span, HashAlgorithmName.SHA256, out var signer))
            throw Untrusted("is not signed by a timestamp certificate that was valid");
        if (_request.RequestedPolicyId is { } policy && policy.Value != info.PolicyId.Value)
            throw Untrusted($"is under policy {info.PolicyId.Value}, not {policy.Value}");
        if ((info.Timestamp - now).Duration() > Tolerance)
            throw Untrusted($"is of {info.Timestamp:u}, and now is {now:u}");
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(trusted);
        chain.ChainPolicy.ExtraStore.AddRange(token.AsSignedCms().Certificates);
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(TimestampingPurpose));
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = info.Timestamp.UtcDateTime;
        if (!chain.Build(signer))
            throw Untrusted($"leads to no trusted root: {string.Join(", ", chain.ChainStatus.Select(s => s.Status))}");
    }

    private static SealingException Untrusted(string why, Exception? inner = null) =>
        new(SealingFailure.Untrusted, $"The answer of the timestamp authority {why}", inner);
}
