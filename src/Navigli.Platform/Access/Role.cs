namespace Navigli.Platform.Access;

/// <summary>The roles of the city, as claims and policies name them. Everything is denied to who has none of those asked.</summary>
public static class Role
{
    /// <summary>Anyone signed in with a national identity; implicit in every session.</summary>
    public const string Citizen = "citizen";

    /// <summary>Ufficiale d'anagrafe: looks up residents with a reason, decides and issues at the counter.</summary>
    public const string RegistryOfficer = "registry-officer";

    /// <summary>Runs the installation; sees no resident's record by this role.</summary>
    public const string Administrator = "administrator";

    /// <summary>Responsabile della protezione dei dati (GDPR artt. 37-39): answers requests about accesses, reads the ledger.</summary>
    public const string DataProtectionOfficer = "data-protection-officer";

    /// <summary>The software of another office or organisation, calling an API under its own key. Never given to a session.</summary>
    public const string ApiClient = "api-client";

    /// <summary>The product itself: jobs, seeding, handlers. Never given to a session.</summary>
    public const string System = "system";

    /// <summary>Every role that a session may hold, in the order of the administrators' page.</summary>
    public static IReadOnlyList<string> All { get; } = [Citizen, RegistryOfficer, Administrator, DataProtectionOfficer];

    /// <summary>The roles given by appointment.</summary>
    public static IReadOnlyList<string> Staff { get; } = [RegistryOfficer, Administrator, DataProtectionOfficer];
}
