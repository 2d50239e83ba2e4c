using System.Security.Cryptography;
using System.Text;

namespace Navigli.Identity.SignIn;

/// <summary>Random values that travel in cookies and addresses: 256 bits out, their SHA-256 kept.</summary>
internal static class OneTimeSecret
{
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
