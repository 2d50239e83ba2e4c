using System.Text;

namespace Navigli.Contracts.Messaging;

/// <summary>By what a message goes.</summary>
public enum MessageChannel
{
    /// <summary>E-mail.</summary>
    Email,

    /// <summary>SMS.</summary>
    Sms,
}

/// <summary>A message to a mobile telephone: one segment of plain text, without a link.</summary>
public sealed record TextMessage
{
    /// <summary>What it is for, as a stable code. One that a module declares as <see cref="MailKind"/> of <see cref="MessageChannel.Sms"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The account that it is written to.</summary>
    public required Guid RecipientId { get; init; }

    /// <summary>Number in the form of ITU-T E.164: a plus sign, then up to 15 digits.</summary>
    public required string To { get; init; }

    /// <summary>At most <see cref="GsmAlphabet.OneSegment"/> septets of <see cref="GsmAlphabet"/>.</summary>
    public required string Text { get; init; }

    /// <summary>Not sent after this instant, UTC: what it says would not be true any more.</summary>
    public required DateTime SendBefore { get; init; }
}

/// <summary>The default alphabet of SMS with its extension (3GPP TS 23.038, 6.2.1): what goes beyond it makes a text of 70 characters.</summary>
public static class GsmAlphabet
{
    /// <summary>Septets of a text that is one SMS.</summary>
    public const int OneSegment = 160;

    private const string Basic = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private const string Extension = "\f^{}\\[~]|€";

    /// <summary>The text in the alphabet: letters lose the accents that it does not have, typographic marks become plain ones, what has no like becomes a question mark.</summary>
    public static string Plain(string text) => string.Concat(text.Select(c => Knows(c) ? c.ToString() : Like(c)));

    /// <summary>How many septets a text takes; null where it has a character that is not in the alphabet.</summary>
    public static int? Septets(string text)
    {
        var septets = 0;
        foreach (var c in text)
        {
            if (Basic.Contains(c, StringComparison.Ordinal))
                septets++;
            else if (Extension.Contains(c, StringComparison.Ordinal))
                septets += 2;
            else
                return null;
        }

        return septets;
    }

    private static bool Knows(char c) => Basic.Contains(c, StringComparison.Ordinal) || Extension.Contains(c, StringComparison.Ordinal);

    private static string Like(char c) => c switch
    {
        '’' or '‘' => "'",
        '“' or '”' or '«' or '»' => "\"",
        '–' or '—' => "-",
        '\u00A0' => " ",
        _ => c.ToString().Normalize(NormalizationForm.FormD)[0] is var letter && Knows(letter) ? letter.ToString() : "?",
    };
}
