using System.Net.Mime;
using System.Text;
using System.Text.RegularExpressions;

namespace Navigli.Sandbox.Mail;

/// <summary>What a person sees of a message: who, what about, the text, and the names of what is attached.</summary>
internal sealed partial record MailContent
{
    public required string From { get; init; }

    public required string To { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }

    /// <summary>The HTML part as it came; empty where there is none.</summary>
    public required string Html { get; init; }

    /// <summary>The header Message-ID, by which two copies are known to be one message.</summary>
    public required string MessageId { get; init; }

    public required IReadOnlyList<string> Attachments { get; init; }

    /// <summary>The text cut where web addresses begin and end, them included.</summary>
    public IReadOnlyList<string> Pieces => WebAddress().Split(Text);

    /// <summary>Reads a message in the subset of MIME that mail clients send: encoded headers, base64 and quoted-printable, parts in parts.</summary>
    public static MailContent Parse(string raw)
    {
        var (headers, body) = Split(raw);
        var texts = new List<(string Type, string Text)>();
        var attachments = new List<string>();
        Walk(headers, body, texts, attachments, depth: 0);
        var plain = texts.FirstOrDefault(part => part.Type.Equals("text/plain", StringComparison.OrdinalIgnoreCase)).Text;
        return new MailContent
        {
            From = Words(headers, "From"),
            To = Words(headers, "To"),
            Subject = Words(headers, "Subject"),
            Text = plain ?? Tags().Replace(texts.FirstOrDefault().Text ?? "", " "),
            Html = texts.FirstOrDefault(part => part.Type.Equals("text/html", StringComparison.OrdinalIgnoreCase)).Text ?? "",
            MessageId = headers.GetValueOrDefault("Message-ID", ""),
            Attachments = attachments,
        };
    }

    private static void Walk(IReadOnlyDictionary<string, string> headers, string body, List<(string Type, string Text)> texts, List<string> attachments, int depth)
    {
        var type = ContentTypeOf(headers);
        if (type.MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) && type.Boundary is { } boundary && depth < 8)
        {
            var pieces = ("\r\n" + body).Split("\r\n--" + boundary, StringSplitOptions.None);
            foreach (var piece in pieces.Skip(1).TakeWhile(piece => !piece.StartsWith("--", StringComparison.Ordinal)))
            {
                var (partHeaders, partBody) = Split(piece.TrimStart('\r', '\n'));
                Walk(partHeaders, partBody, texts, attachments, depth + 1);
            }
        }
        else if (headers.GetValueOrDefault("Content-Disposition", "").StartsWith("attachment", StringComparison.OrdinalIgnoreCase) || !type.MediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase))
        {
            attachments.Add(DecodeWords(type.Name ?? type.MediaType));
        }
        else
        {
            texts.Add((type.MediaType, Decode(headers, body, type)));
        }
    }

    private static ContentType ContentTypeOf(IReadOnlyDictionary<string, string> headers)
    {
        try
        {
            return new ContentType(headers.GetValueOrDefault("Content-Type", "text/plain; charset=us-ascii"));
        }
        catch (FormatException)
        {
            return new ContentType("text/plain");
        }
    }

    private static string Decode(IReadOnlyDictionary<string, string> headers, string body, ContentType type)
    {
        var encoding = EncodingOf(type.CharSet);
        var transfer = headers.GetValueOrDefault("Content-Transfer-Encoding", "7bit").Trim();
        if (transfer.Equals("base64", StringComparison.OrdinalIgnoreCase))
        {
            var buffer = new byte[body.Length];
            return Convert.TryFromBase64String(body, buffer, out var length) ? encoding.GetString(buffer, 0, length) : body;
        }

        return transfer.Equals("quoted-printable", StringComparison.OrdinalIgnoreCase)
            ? encoding.GetString(QuotedPrintable(body.Replace("=\r\n", "", StringComparison.Ordinal)))
            : encoding.GetString(Encoding.Latin1.GetBytes(body));
    }

    private static byte[] QuotedPrintable(string text) =>
        Encoding.Latin1.GetBytes(Escape().Replace(text, match => ((char)Convert.ToByte(match.Value[1..], 16)).ToString()));

    private static Encoding EncodingOf(string? name)
    {
        try
        {
            return Encoding.GetEncoding(name ?? "us-ascii");
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }

    private static string Words(IReadOnlyDictionary<string, string> headers, string name) => DecodeWords(headers.GetValueOrDefault(name, ""));

    // RFC 2047; white space between two encoded words is not part of the text.
    private static string DecodeWords(string text) => EncodedWord().Replace(
        Gap().Replace(text, "?="),
        match =>
        {
            var encoding = EncodingOf(match.Groups["charset"].Value);
            var data = match.Groups["data"].Value;
            try
            {
                return encoding.GetString(match.Groups["kind"].Value is "B" or "b" ? Convert.FromBase64String(data) : QuotedPrintable(data.Replace('_', ' ')));
            }
            catch (FormatException)
            {
                return match.Value;
            }
        });

    private static (IReadOnlyDictionary<string, string> Headers, string Body) Split(string message)
    {
        var end = message.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var (head, body) = end < 0 ? (message, "") : (message[..end], message[(end + 4)..]);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Fold().Replace(head, " ").Split("\r\n"))
            if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
                headers[line[..colon].Trim()] = line[(colon + 1)..].Trim();
        return (headers, body);
    }

    [GeneratedRegex("=[0-9A-Fa-f]{2}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Escape();

    [GeneratedRegex(@"=\?(?<charset>[^?]+)\?(?<kind>[BbQq])\?(?<data>[^?]*)\?=", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"\?=\s+(?==\?)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Gap();

    [GeneratedRegex(@"\r\n[ \t]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Fold();

    [GeneratedRegex(@"(?<address>https?://\S+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WebAddress();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tags();
}
