namespace Navigli.Contracts.Identity;

/// <summary>Somebody appointed to a role of the staff, who may not have signed in yet.</summary>
public sealed record StaffAppointment
{
    /// <summary>By which the person's account is found, or made.</summary>
    public required CodiceFiscale CodiceFiscale { get; init; }

    /// <summary>Given name, until the identity provider states it.</summary>
    public required string GivenName { get; init; }

    /// <summary>Family name, until the identity provider states it.</summary>
    public required string FamilyName { get; init; }

    /// <summary>Date of birth.</summary>
    public required DateOnly DateOfBirth { get; init; }

    /// <summary>One of the roles that are given by appointment: "registry-officer", "administrator", "data-protection-officer".</summary>
    public required string Role { get; init; }

    /// <summary>Code of the office in the city pack; null for roles of the whole city.</summary>
    public string? Office { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day; null while it stands.</summary>
    public DateOnly? To { get; init; }
}

/// <summary>Appoints the first people of an installation, before anybody can sign in to do it. Offered by Identity.</summary>
public interface IStaffRegister
{
    /// <summary>Records the appointment; the same one again changes nothing while it has not been ended.</summary>
    /// <exception cref="ArgumentException">The role is not given by appointment.</exception>
    Task AppointAsync(StaffAppointment appointment, CancellationToken ct);
}
