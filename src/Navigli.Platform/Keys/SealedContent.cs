using System.Security.Cryptography;

namespace Navigli.Platform.Keys;

/// <summary>
/// Content encrypted at rest (AES-256-GCM) under the newest version of a named key, and bound to the id of what it belongs to: moved to another
/// row or file it no longer opens. The form: 1, version of the key, nonce, ciphertext, tag.
/// </summary>
public static class SealedContent
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeaderLength = 2 + NonceLength;

    extension(KeyRing keys)
    {
        /// <summary>Encrypts.</summary>
        /// <param name="key">Name of a symmetric key.</param>
        /// <param name="content">Plain content.</param>
        /// <param name="id">Of what the content belongs to.</param>
        public byte[] Seal(string key, ReadOnlySpan<byte> content, Guid id)
        {
            var (version, bytes) = keys.CurrentSymmetric(key);
            var blob = new byte[HeaderLength + content.Length + TagLength];
            blob[0] = 1;
            blob[1] = version;
            var nonce = blob.AsSpan(2, NonceLength);
            RandomNumberGenerator.Fill(nonce);
            using var aes = new AesGcm(bytes, TagLength);
            aes.Encrypt(nonce, content, blob.AsSpan(HeaderLength, content.Length), blob.AsSpan(HeaderLength + content.Length), id.ToByteArray());
            return blob;
        }

        /// <summary>Decrypts, and checks that it is what was sealed.</summary>
        /// <exception cref="CryptographicException">The content was altered, belongs elsewhere, or its key is missing.</exception>
        public byte[] Open(string key, byte[] blob, Guid id)
        {
            if (blob.Length < HeaderLength + TagLength || blob[0] != 1)
                throw new CryptographicException("Not sealed content");
            var content = new byte[blob.Length - HeaderLength - TagLength];
            using var aes = new AesGcm(keys.Symmetric(key, blob[1]), TagLength);
            aes.Decrypt(blob.AsSpan(2, NonceLength), blob.AsSpan(HeaderLength, content.Length), blob.AsSpan(HeaderLength + content.Length), content, id.ToByteArray());
            return content;
        }
    }
}
