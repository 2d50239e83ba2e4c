using System.Security.Cryptography;
using System.Text.Json;
using Navigli.Platform.Keys;

namespace Navigli.Messaging.Outgoing;

/// <summary>
/// Keeps what waiting messages say from whoever reads the database or its backups: a message may hold a link that opens something. AES-256-GCM under a
/// key derived from the file store's, which lives outside the database.
/// </summary>
internal sealed class MessageSealing(KeyRing keys)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeaderLength = 1 + NonceLength;

    public byte[] Seal<T>(Guid id, T message)
    {
        var (version, key) = keys.CurrentSymmetric("files");
        var plain = JsonSerializer.SerializeToUtf8Bytes(message);
        var sealedContent = new byte[HeaderLength + plain.Length + TagLength];
        sealedContent[0] = version;
        var nonce = sealedContent.AsSpan(1, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(Derive(key), TagLength);
        aes.Encrypt(nonce, plain, sealedContent.AsSpan(HeaderLength, plain.Length), sealedContent.AsSpan(HeaderLength + plain.Length), id.ToByteArray());
        return sealedContent;
    }

    /// <summary>Reads a sealed content back.</summary>
    /// <exception cref="CryptographicException">The content was altered, belongs to another message, or its key is missing.</exception>
    public T Open<T>(Guid id, byte[] content)
    {
        if (content.Length < HeaderLength + TagLength)
            throw new CryptographicException("Not the content of a message");
        var plain = new byte[content.Length - HeaderLength - TagLength];
        using var aes = new AesGcm(Derive(keys.Symmetric("files", content[0])), TagLength);
        aes.Decrypt(content.AsSpan(1, NonceLength), content.AsSpan(HeaderLength, plain.Length), content.AsSpan(HeaderLength + plain.Length), plain, id.ToByteArray());
        return JsonSerializer.Deserialize<T>(plain)!;
    }

    private static byte[] Derive(byte[] key) => HKDF.Expand(HashAlgorithmName.SHA256, key, 32, "navigli messages"u8.ToArray());
}
