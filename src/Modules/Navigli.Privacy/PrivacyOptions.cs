namespace Navigli.Privacy;

/// <summary>Settings <c>Privacy</c>: what only the city knows. What is not set, the notice says is not set; nothing is made up.</summary>
internal sealed class PrivacyOptions
{
    /// <summary>Who the data-protection officer is, as the city publishes it (GDPR art. 37(7)).</summary>
    public string? OfficerName { get; set; }

    public string? OfficerEmail { get; set; }

    public string? OfficerAddress { get; set; }

    /// <summary>Who else processes data for the city, as the city publishes it.</summary>
    public string? Processors { get; set; }

    /// <summary>Whether data leave the European Union, as the city publishes it.</summary>
    public string? Transfers { get; set; }
}
