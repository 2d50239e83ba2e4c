namespace Navigli.Identity.Staff;

/// <summary>Whether the staff's roles wait for a passkey.</summary>
internal enum PasskeyDemand
{
    /// <summary>A session has its roles once it has shown a passkey.</summary>
    Required,

    /// <summary>Passkeys may be made and used; roles do not wait for them. For demonstrations.</summary>
    Offered,
}

/// <summary>Settings <c>Identity:Staff</c>.</summary>
internal sealed class StaffOptions
{
    public PasskeyDemand Passkey { get; set; } = PasskeyDemand.Required;

    /// <summary>How long the appointment of an administrator waits for the second administrator.</summary>
    public TimeSpan ProposalLimit { get; set; } = TimeSpan.FromDays(7);
}
