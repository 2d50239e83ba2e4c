using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Navigli.Identity.Staff;

/// <summary>A role of the staff, held by appointment for an office and a time.</summary>
internal sealed class Appointment
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>One of <see cref="Platform.Access.Role.Staff"/>.</summary>
    public required string Role { get; init; }

    /// <summary>Code of the office in the city pack.</summary>
    public string? Office { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day; null while it stands.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Account of who appointed; null for the installation itself.</summary>
    public Guid? AppointedBy { get; init; }

    public required DateTime AppointedAt { get; init; }
}

internal sealed class AppointmentMapping : IEntityTypeConfiguration<Appointment>
{
    public void Configure(EntityTypeBuilder<Appointment> builder)
    {
        builder.ToTable("appointments");
        builder.Property(a => a.Role).HasMaxLength(50);
        builder.Property(a => a.Office).HasMaxLength(50);
        builder.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => a.AccountId);
    }
}
