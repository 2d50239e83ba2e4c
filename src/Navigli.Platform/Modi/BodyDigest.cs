using System.Security.Cryptography;

namespace Navigli.Platform.Modi;

/// <summary>The <c>Digest</c> header (RFC 3230) that INTEGRITY_REST_01 signs: SHA-256 or SHA-512 over the body as it travels.</summary>
public static class BodyDigest
{
    /// <summary>Name of the header.</summary>
    public const string Header = "Digest";

    /// <summary>The value for a body.</summary>
    public static string Of(ReadOnlySpan<byte> body) => $"SHA-256={Convert.ToBase64String(SHA256.HashData(body))}";

    /// <summary>Whether a value is of this body: every digest in it that is understood, and at least one.</summary>
    public static bool Matches(string header, ReadOnlySpan<byte> body)
    {
        var understood = 0;
        foreach (var digest in header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (algorithm, value) = digest.Split('=', 2) is [var a, var v] ? (a.ToUpperInvariant(), v) : ("", "");
            if (algorithm is not ("SHA-256" or "SHA-512"))
                continue;
            var expected = algorithm == "SHA-256" ? SHA256.HashData(body) : SHA512.HashData(body);
            if (value != Convert.ToBase64String(expected))
                return false;
            understood++;
        }

        return understood > 0;
    }
}
