using System.Globalization;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Navigli.Contracts.Messaging;
using Navigli.Platform.City;

namespace Navigli.Messaging.Mail;

/// <summary>Lays a message out as text and as HTML. No picture, no style of others, nothing that tells when it is opened.</summary>
internal sealed class MailComposer(IStringLocalizer<MessagingTexts> texts, CityPack city, IOptions<MessagingOptions> options, TimeProvider clock)
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    public MailMessage Compose(Guid id, Message message)
    {
        var from = new MailAddress(options.Value.Smtp!.From, city.Identity.FormalName, Encoding.UTF8);
        var mail = new MailMessage(from, new MailAddress(message.To))
        {
            Subject = message.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        mail.Headers["Message-ID"] = $"<{id:N}@{from.Host}>";
        mail.Headers["Date"] = clock.GetUtcNow().ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);
        mail.Headers["Content-Language"] = message.Language;
        // RFC 3834: holiday answers and the like keep still.
        mail.Headers["Auto-Submitted"] = "auto-generated";
        var closing = Closing(message);
        mail.AlternateViews.Add(View(AsText(message, closing), MediaTypeNames.Text.Plain));
        mail.AlternateViews.Add(View(AsHtml(message, closing), MediaTypeNames.Text.Html));
        return mail;
    }

    private List<string> Closing(Message message)
    {
        using var scope = new CultureScope(CultureInfo.GetCultureInfo(message.Language));
        var contacts = city.Identity.Contacts;
        return [texts["Mail.Why", message.Why], texts["Mail.NoReply", contacts.PhoneName, contacts.Phone], $"{city.Identity.FormalName}, {contacts.Address}"];
    }

    private static AlternateView View(string content, string mediaType)
    {
        var view = AlternateView.CreateAlternateViewFromString(content, Encoding.UTF8, mediaType);
        view.TransferEncoding = TransferEncoding.Base64;
        return view;
    }

    private static string AsText(Message message, List<string> closing)
    {
        var text = new StringBuilder();
        foreach (var paragraph in message.Paragraphs)
            text.Append(paragraph).Append("\r\n\r\n");
        if (message.Link is { } link)
            text.Append(link.Text).Append(":\r\n").Append(link.Address.AbsoluteUri).Append("\r\n\r\n");
        text.Append("-- \r\n");
        foreach (var line in closing)
            text.Append(line).Append("\r\n");
        return text.ToString();
    }

    private static string AsHtml(Message message, List<string> closing)
    {
        var html = new StringBuilder("<!DOCTYPE html>\r\n<html lang=\"").Append(Html.Encode(message.Language)).Append("\"><head><meta charset=\"utf-8\"><title>")
            .Append(Html.Encode(message.Subject)).Append("</title></head><body>\r\n");
        foreach (var paragraph in message.Paragraphs)
            html.Append("<p>").Append(Html.Encode(paragraph)).Append("</p>\r\n");
        if (message.Link is { } link)
            html.Append("<p><a href=\"").Append(Html.Encode(link.Address.AbsoluteUri)).Append("\">").Append(Html.Encode(link.Text)).Append("</a></p>\r\n");
        html.Append("<hr>\r\n");
        foreach (var line in closing)
            html.Append("<p><small>").Append(Html.Encode(line)).Append("</small></p>\r\n");
        return html.Append("</body></html>\r\n").ToString();
    }
}
