using Microsoft.Extensions.Options;

namespace Navigli.Messaging;

/// <summary>Settings <c>Messaging:Sms</c>.</summary>
internal sealed class SmsOptions
{
    /// <summary>The server root: what comes before <c>smsmessaging/v1</c>, with a stroke at its end.</summary>
    public Uri? Address { get; set; }

    /// <summary>The address that the provider gave the city: "tel:+39…", or a short number.</summary>
    public string SenderAddress { get; set; } = "";

    /// <summary>The name that telephones show, where the provider lets one; at most 11 characters.</summary>
    public string? SenderName { get; set; }

    /// <summary>For HTTP Basic.</summary>
    public string? User { get; set; }

    /// <inheritdoc cref="User"/>
    public string? Password { get; set; }

    /// <summary>A bearer token, in the place of user and password.</summary>
    public string? Token { get; set; }

    /// <summary>Longest time for one message. Shorter than the outbox's lease.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(15);
}

internal sealed class SmsOptionsCheck : IValidateOptions<MessagingOptions>
{
    private const int LongestName = 11;

    public ValidateOptionsResult Validate(string? name, MessagingOptions options) =>
        options.Sms is { } sms && Faults(sms).ToList() is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;

    private static IEnumerable<string> Faults(SmsOptions sms)
    {
        if (sms.Address is not { IsAbsoluteUri: true } address || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)) || !address.AbsolutePath.EndsWith('/'))
            yield return "Messaging:Sms:Address is an https address that ends with a stroke; http only on this machine";
        if (sms.SenderAddress.Length is 0 or > 40)
            yield return "Messaging:Sms:SenderAddress is the address that the provider gave the city";
        if (sms.SenderName?.Length > LongestName)
            yield return $"Messaging:Sms:SenderName is at most {LongestName} characters";
        if (sms.Token is null == (sms.User is null || sms.Password is null))
            yield return "Messaging:Sms has Token, or User and Password";
        if (sms.TimeLimit < TimeSpan.FromSeconds(1) || sms.TimeLimit > TimeSpan.FromSeconds(100))
            yield return "Messaging:Sms:TimeLimit is from 1 to 100 seconds";
    }
}
