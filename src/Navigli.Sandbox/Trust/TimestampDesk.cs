using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Navigli.Sandbox.Faults;

namespace Navigli.Sandbox.Trust;

/// <summary>A timestamp authority (RFC 3161) on HTTP. It stamps whatever it is given, as the fault panel lets it.</summary>
internal sealed class TimestampDesk(TrustKeys keys, FaultPanel faults, TimeProvider clock)
{
    private const string TimestampInfo = "1.2.840.113549.1.9.16.1.4";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";

    /// <summary>An arc that nobody can own: UUIDs under 2.25 (ITU-T X.667).</summary>
    private const string Policy = "2.25.311712394586718594736452389105";
    private const int LargestQuery = 64 * 1024;
    private byte[]? last;

    public async Task<IResult> AnswerAsync(HttpContext context)
    {
        var fault = faults[FaultPanel.Timestamp].Fault;
        if (fault is Fault.Down)
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        await faults.DelayAsync(FaultPanel.Timestamp, context.RequestAborted);
        if (context.Request.ContentType != "application/timestamp-query" || context.Request.ContentLength is not (> 0 and <= LargestQuery))
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        var body = new byte[(int)context.Request.ContentLength.Value];
        await context.Request.Body.ReadExactlyAsync(body, context.RequestAborted);
        var answer = fault is Fault.Replayed && last is not null ? last : Answer(body, fault);
        last = answer;
        return Results.Bytes(answer, "application/timestamp-reply");
    }

    private byte[] Answer(byte[] body, Fault fault)
    {
        if (!Rfc3161TimestampRequest.TryDecode(body, out var request, out _) || request.HashAlgorithmId.Value != Sha256)
            return Refusal();
        var token = Sign(Info(request), fault is Fault.Expired ? keys.ExpiredTimestamp : keys.Timestamp);
        // SignedCms will not sign under another's name; the signature comes last, and altered it is as good as a stranger's.
        if (fault is Fault.WrongSignature)
            token[^1] ^= 1;
        return Granted(token);
    }

    /// <summary>TSTInfo (RFC 3161, 2.4.2).</summary>
    private byte[] Info(Rfc3161TimestampRequest request)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            writer.WriteObjectIdentifier(request.RequestedPolicyId?.Value ?? Policy);
            using (writer.PushSequence())
            {
                using (writer.PushSequence())
                    writer.WriteObjectIdentifier(request.HashAlgorithmId.Value!);
                writer.WriteOctetString(request.GetMessageHash().Span);
            }

            writer.WriteInteger(clock.NewSerial());
            writer.WriteGeneralizedTime(clock.GetUtcNow(), omitFractionalSeconds: true);
            if (request.GetNonce() is { } nonce)
                writer.WriteInteger(nonce.Span);
        }

        return writer.Encode();
    }

    private static byte[] Sign(byte[] info, X509Certificate2 signer)
    {
        var cms = new SignedCms(new ContentInfo(new Oid(TimestampInfo), info));
        var by = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, signer) { IncludeOption = X509IncludeOption.EndCertOnly, DigestAlgorithm = new Oid(Sha256) };
        by.SignedAttributes.Add(new AsnEncodedData(SigningCertificateV2, SigningCertificate(signer)));
        cms.ComputeSignature(by);
        return cms.Encode();
    }

    /// <summary>RFC 5816: which certificate signs, by its SHA-256.</summary>
    private static byte[] SigningCertificate(X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
            writer.WriteOctetString(SHA256.HashData(certificate.RawData));
        return writer.Encode();
    }

    private static byte[] Granted(byte[] token)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
                writer.WriteInteger(0);
            writer.WriteEncodedValue(token);
        }

        return writer.Encode();
    }

    /// <summary>Status 2, rejection, for the reason 2, badRequest.</summary>
    private static byte[] Refusal()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteInteger(2);
            writer.WriteBitString([0x20], unusedBitCount: 5);
        }

        return writer.Encode();
    }
}
