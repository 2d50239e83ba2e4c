using System.Formats.Asn1;

namespace Navigli.Documents.Sealing;

/// <summary>
/// The CMS SignedData (RFC 5652, section 5) of a CAdES baseline signature with one signer. Written directly because the platform's SignedCms
/// wants the whole content, while a sealer is given its digest.
/// </summary>
internal static class CmsSignature
{
    private const string Data = "1.2.840.113549.1.7.1";
    private const string SignedData = "1.2.840.113549.1.7.2";
    private const string ContentType = "1.2.840.113549.1.9.3";
    private const string MessageDigest = "1.2.840.113549.1.9.4";
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
    private const string SignatureTimeStampToken = "1.2.840.113549.1.9.16.2.14";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string Sha256WithRsa = "1.2.840.113549.1.1.11";
    private const string EcdsaWithSha256 = "1.2.840.10045.4.3.2";

    private static readonly Asn1Tag Context0 = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag Context1 = new(TagClass.ContextSpecific, 1, isConstructed: true);

    /// <summary>The signed attributes as the DER SET OF over which the signature is computed (RFC 5652, 5.4).</summary>
    public static byte[] SignedAttributes(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> certificateHash)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSetOf())
        {
            using (Attribute(writer, ContentType))
            using (writer.PushSetOf())
                writer.WriteObjectIdentifier(Data);
            using (Attribute(writer, MessageDigest))
            using (writer.PushSetOf())
                writer.WriteOctetString(digest);

            // RFC 5035: SigningCertificateV2 { certs { ESSCertIDv2 { certHash } } }; SHA-256 is the default and in DER is not written.
            using (Attribute(writer, SigningCertificateV2))
            using (writer.PushSetOf())
            using (writer.PushSequence())
            using (writer.PushSequence())
            using (writer.PushSequence())
                writer.WriteOctetString(certificateHash);
        }
        return writer.Encode();
    }

    /// <summary>The whole message; with a TimeStampToken as unsigned attribute where there is one (RFC 3161, appendix A).</summary>
    public static byte[] Encode(ReadOnlySpan<byte> signedAttributes, ReadOnlySpan<byte> signature, SealingCertificate signer, ReadOnlySpan<byte> timestamp)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(SignedData);
            using (writer.PushSequence(Context0))
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                using (writer.PushSetOf())
                    WriteAlgorithm(writer, Sha256);
                using (writer.PushSequence())
                    writer.WriteObjectIdentifier(Data);
                using (writer.PushSetOf(Context0))
                {
                    foreach (var certificate in signer.Encoded)
                        writer.WriteEncodedValue(certificate);
                }
                using (writer.PushSetOf())
                    WriteSignerInfo(writer, signedAttributes, signature, signer, timestamp);
            }
        }
        return writer.Encode();
    }

    private static void WriteSignerInfo(
        AsnWriter writer, ReadOnlySpan<byte> signedAttributes, ReadOnlySpan<byte> signature, SealingCertificate signer, ReadOnlySpan<byte> timestamp)
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(signer.Certificate.IssuerName.RawData);
                writer.WriteInteger(signer.Certificate.SerialNumberBytes.Span);
            }
            WriteAlgorithm(writer, Sha256);

            // In the message the attributes carry the tag [0]; only the signature sees them as a SET OF.
            using (writer.PushSetOf(Context0))
            {
                var attributes = new AsnReader(signedAttributes.ToArray(), AsnEncodingRules.DER).ReadSetOf();
                while (attributes.HasData)
                    writer.WriteEncodedValue(attributes.ReadEncodedValue().Span);
            }
            if (signer.IsRsa)
                WriteAlgorithm(writer, Sha256WithRsa, w => w.WriteNull());
            else
                WriteAlgorithm(writer, EcdsaWithSha256);
            writer.WriteOctetString(signature);
            if (timestamp.IsEmpty)
                return;
            using (writer.PushSetOf(Context1))
            using (Attribute(writer, SignatureTimeStampToken))
            using (writer.PushSetOf())
                writer.WriteEncodedValue(timestamp);
        }
    }

    private static AsnWriter.Scope Attribute(AsnWriter writer, string type)
    {
        var scope = writer.PushSequence();
        writer.WriteObjectIdentifier(type);
        return scope;
    }

    private static void WriteAlgorithm(AsnWriter writer, string algorithm, Action<AsnWriter>? parameters = null)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(algorithm);
            parameters?.Invoke(writer);
        }
    }
}
