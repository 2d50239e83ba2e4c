using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace Navigli.Messaging.Mail;

/// <summary>The city's mail server (RFC 5321). Implicit TLS (port 465) is not spoken: the client of the platform has STARTTLS alone.</summary>
internal sealed class SmtpPost(IOptions<MessagingOptions> options)
{
    /// <summary>Hands one message over.</summary>
    /// <returns>False where the server says for good that there is no such address.</returns>
    /// <exception cref="SmtpException">The server could not be reached, or did not take it for now.</exception>
    /// <exception cref="TimeoutException">It did not answer in time.</exception>
    public async Task<bool> SendAsync(MailMessage mail, CancellationToken ct)
    {
        var smtp = options.Value.Smtp ?? throw new InvalidOperationException("No mail server is configured");
        using var client = new SmtpClient(smtp.Host, smtp.Port) { EnableSsl = smtp.Security is SmtpSecurity.StartTls };
        if (smtp.User is { } user)
            client.Credentials = new NetworkCredential(user, smtp.Password);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(smtp.TimeLimit);
        try
        {
            await client.SendMailAsync(mail, limit.Token);
            return true;
        }
        catch (SmtpFailedRecipientException e) when (IsForGood(e.StatusCode))
        {
            return false;
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException("The mail server did not answer in time", e);
        }
    }

    private static bool IsForGood(SmtpStatusCode code) => code is SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.UserNotLocalTryAlternatePath;
}
