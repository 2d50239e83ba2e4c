namespace Navigli.Sandbox.Sms;

/// <summary>What a host tells its portal of the sandbox's provider of SMS.</summary>
public static class SmsServices
{
    /// <summary>Settings of the portal.</summary>
    /// <param name="sandbox">Where the sandbox answers.</param>
    public static IReadOnlyDictionary<string, string?> Settings(Uri sandbox) => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Messaging:Sms:Address"] = new Uri(sandbox, SmsDesk.Root).ToString(),
        ["Messaging:Sms:SenderAddress"] = "tel:+390200000000",
        ["Messaging:Sms:SenderName"] = "Comune",
        ["Messaging:Sms:User"] = SmsDesk.User,
        ["Messaging:Sms:Password"] = SmsDesk.Password,
    };
}
