using System.Globalization;
using System.Text.RegularExpressions;

namespace Navigli.Contracts.Messaging;

/// <summary>
/// Reads e-mail addresses as people type them. Stricter than RFC 5321 on purpose: what it lets through cannot carry a second recipient, a display
/// name or a line of its own, and every mail server can be asked for it.
/// </summary>
public static partial class EmailAddress
{
    /// <summary>Longest address, in characters (RFC 5321, 4.5.3.1.3, less the angle brackets).</summary>
    public const int Longest = 254;

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>The address in the form in which it goes to the mail server: no white space around it, the domain in lower case and ASCII.</summary>
    /// <param name="typed">What was typed; null is no address.</param>
    /// <returns>Null where it cannot be an address.</returns>
    public static string? Normalise(string? typed)
    {
        var text = typed?.Trim();
        if (text is not { Length: > 0 and <= Longest })
            return null;
        var at = text.LastIndexOf('@');
        if (at <= 0)
            return null;
        string domain;
        try
        {
            domain = Idn.GetAscii(text[(at + 1)..]).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }

        var address = $"{text[..at]}@{domain}";
        return address.Length <= Longest && at <= 64 && Shape().IsMatch(address) ? address : null;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]([a-z0-9-]*[a-z0-9])\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Shape();
}
