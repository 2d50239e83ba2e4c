using System.IO.Compression;
using System.Text;
using Navigli.Platform.Keys;

namespace Navigli.Identity.Log;

/// <summary>Messages at rest: deflated, since XML and base64 shrink to a third, and sealed under the key <c>saml-log</c>.</summary>
internal sealed class ExchangeSeal(KeyRing keys)
{
    public const string Key = "saml-log";

    public byte[] Seal(string message, Guid id)
    {
        using var buffer = new MemoryStream();
        using (var deflate = new DeflateStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
            deflate.Write(Encoding.UTF8.GetBytes(message));
        return keys.Seal(Key, buffer.ToArray(), id);
    }

    public string Open(byte[] sealedMessage, Guid id)
    {
        using var deflate = new DeflateStream(new MemoryStream(keys.Open(Key, sealedMessage, id)), CompressionMode.Decompress);
        using var reader = new StreamReader(deflate, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
