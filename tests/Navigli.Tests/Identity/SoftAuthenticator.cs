using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Navigli.Tests.Identity;

/// <summary>
/// An authenticator in software, with what a browser adds: answers the questions of the passkey page as WebAuthn level 3 says (§6.1, §6.5,
/// attestation "none", ES256), or as somebody would who cheats.
/// </summary>
internal sealed class SoftAuthenticator : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(16);
    private uint count;

    /// <summary>The origin that the browser states.</summary>
    public required string Origin { get; set; }

    /// <summary>Whether the holder gave finger or PIN.</summary>
    public bool VerifiesItsUser { get; set; } = true;

    public string Create(string options)
    {
        var asked = JsonNode.Parse(options)!;
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        byte[] cose = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
        byte[] credential = [.. new byte[16], 0x00, (byte)id.Length, .. id, .. cose];
        var data = AuthenticatorData((string)asked["rp"]!["id"]!, attested: 0x40, credential);
        // {"fmt": "none", "attStmt": {}, "authData": data}
        byte[] attestation = [0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x58, (byte)data.Length, .. data];
        return Answer(new JsonObject
        {
            ["clientDataJSON"] = Encode(ClientData("webauthn.create", asked)),
            ["attestationObject"] = Encode(attestation),
            ["transports"] = new JsonArray("internal"),
        });
    }

    public string Get(string options, string user)
    {
        var asked = JsonNode.Parse(options)!;
        var client = ClientData("webauthn.get", asked);
        var data = AuthenticatorData((string)asked["rpId"]!, attested: 0, []);
        return Answer(new JsonObject
        {
            ["clientDataJSON"] = Encode(client),
            ["authenticatorData"] = Encode(data),
            ["signature"] = Encode(key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
            ["userHandle"] = Encode(Encoding.UTF8.GetBytes(user)),
        });
    }

    public void Dispose() => key.Dispose();

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private string Answer(JsonObject response) => new JsonObject
    {
        ["id"] = Encode(id),
        ["rawId"] = Encode(id),
        ["type"] = "public-key",
        ["authenticatorAttachment"] = "platform",
        ["clientExtensionResults"] = new JsonObject(),
        ["response"] = response,
    }.ToJsonString();

    private byte[] ClientData(string type, JsonNode asked) => JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["type"] = type,
        ["challenge"] = (string)asked["challenge"]!,
        ["origin"] = Origin,
        ["crossOrigin"] = false,
    });

    private byte[] AuthenticatorData(string relyingParty, byte attested, byte[] credential)
    {
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, ++count);
        var flags = (byte)(0x01 | (VerifiesItsUser ? 0x04 : 0) | attested);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(relyingParty)), flags, .. counter, .. credential];
    }
}
