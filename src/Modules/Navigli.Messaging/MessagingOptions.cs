using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Navigli.Contracts.Messaging;

namespace Navigli.Messaging;

/// <summary>Settings <c>Messaging</c>. Without a mail server nothing is sent, and nobody is offered to send anything.</summary>
internal sealed class MessagingOptions
{
    public SmtpOptions? Smtp { get; set; }

    /// <summary>Without it no telephone number is asked for.</summary>
    public SmsOptions? Sms { get; set; }

    /// <summary>Messages that one account may send in 24 hours.</summary>
    [Range(1, 1000)]
    public int PerAccountPerDay { get; set; } = 20;
}

/// <summary>How the way to the mail server is protected.</summary>
internal enum SmtpSecurity
{
    /// <summary>STARTTLS (RFC 3207), or nothing is sent.</summary>
    StartTls,

    /// <summary>None: only to a relay on this machine.</summary>
    None,
}

/// <summary>Settings <c>Messaging:Smtp</c>.</summary>
internal sealed class SmtpOptions
{
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    public SmtpSecurity Security { get; set; }

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>The sender's address; the name beside it is the city's.</summary>
    public string From { get; set; } = "";

    /// <summary>Longest time for one message. Shorter than the outbox's lease, so that no other worker begins while this one waits.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(30);
}

internal sealed class SmtpOptionsCheck : IValidateOptions<MessagingOptions>
{
    public ValidateOptionsResult Validate(string? name, MessagingOptions options) =>
        options.Smtp is { } smtp && Faults(smtp).ToList() is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;

    private static IEnumerable<string> Faults(SmtpOptions smtp)
    {
        if (Uri.CheckHostName(smtp.Host) is UriHostNameType.Unknown)
            yield return "Messaging:Smtp:Host is the name or the address of the mail server";
        if (smtp.Port is < 1 or > 65_535)
            yield return "Messaging:Smtp:Port is a port";
        if (EmailAddress.Normalise(smtp.From) is null)
            yield return "Messaging:Smtp:From is the e-mail address of the sender";
        if (smtp.Security is SmtpSecurity.None && smtp.Host is not ("127.0.0.1" or "::1" or "localhost"))
            yield return "Messaging:Smtp:Security may be None only for a relay on this machine";
        if (smtp.User is null != smtp.Password is null)
            yield return "Messaging:Smtp:User and Password are both there or both left out";
        if (smtp.TimeLimit < TimeSpan.FromSeconds(1) || smtp.TimeLimit > TimeSpan.FromSeconds(100))
            yield return "Messaging:Smtp:TimeLimit is from 1 to 100 seconds";
    }
}
