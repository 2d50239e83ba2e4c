using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Navigli.Identity.Staff;

/// <summary>A role of the staff, held by appointment for an office and a time.</summary>
internal sealed class Appointment
{
    public const int ReasonLength = 500;

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

    /// <summary>Until when a proposal may be confirmed; null where no second administrator is asked.</summary>
    public DateTime? LapsesAt { get; init; }

    /// <summary>From when it gives its role; null while it is a proposal.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>The second administrator, where one was asked.</summary>
    public Guid? ConfirmedBy { get; private set; }

    /// <summary>When it was ended before its last day, or refused as a proposal; its role is gone from that instant.</summary>
    public DateTime? EndedAt { get; private set; }

    public Guid? EndedBy { get; private set; }

    public string? EndReason { get; private set; }

    /// <summary>Raised at each decision, so that two administrators cannot decide differently at once.</summary>
    public int Version { get; private set; }

    /// <summary>Those that give their role on a day.</summary>
    public static Expression<Func<Appointment, bool>> StandsOn(DateOnly day) =>
        a => a.ConfirmedAt != null && a.EndedAt == null && a.From <= day && (a.To == null || a.To >= day);

    public void Confirm(Guid? second, DateTime now)
    {
        (ConfirmedBy, ConfirmedAt) = (second, now);
        Version++;
    }

    public void End(Guid by, string reason, DateTime now)
    {
        (EndedBy, EndReason, EndedAt) = (by, reason, now);
        Version++;
    }
}

internal sealed class AppointmentMapping : IEntityTypeConfiguration<Appointment>
{
    public void Configure(EntityTypeBuilder<Appointment> builder)
    {
        builder.ToTable("appointments");
        builder.Property(a => a.Role).HasMaxLength(50);
        builder.Property(a => a.Office).HasMaxLength(50);
        builder.Property(a => a.EndReason).HasMaxLength(Appointment.ReasonLength);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => a.AccountId);
    }
}
