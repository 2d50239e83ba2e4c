using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Navigli.Contracts.Residents;
using Navigli.Contracts.Seeding;
using Navigli.Platform.Data;

namespace Navigli.Residents.Registry;

/// <summary>An event of civil status, with its act where the city knows one.</summary>
internal sealed class VitalEvent
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public Guid? PartnerId { get; init; }

    public required VitalEventKind Kind { get; init; }

    public required DateOnly Date { get; init; }

    public required string PlaceCode { get; init; }

    public required string PlaceName { get; init; }

    public required string PlaceProvince { get; init; }

    public int? ActNumber { get; init; }

    public string? ActPart { get; init; }

    public string? ActSeries { get; init; }

    public int? ActYear { get; init; }

    public string? ActComuneCode { get; init; }
}

internal sealed class VitalEventMapping : IEntityTypeConfiguration<VitalEvent>
{
    public void Configure(EntityTypeBuilder<VitalEvent> builder)
    {
        builder.ToTable("residents_vital_events").IsPersonalRecord();
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.PlaceCode).HasMaxLength(4);
        builder.Property(e => e.PlaceName).HasMaxLength(100);
        builder.Property(e => e.PlaceProvince).HasMaxLength(2);
        builder.Property(e => e.ActPart).HasMaxLength(4);
        builder.Property(e => e.ActSeries).HasMaxLength(4);
        builder.Property(e => e.ActComuneCode).HasMaxLength(4);
        builder.HasIndex(e => e.PersonId);
        builder.HasIndex(e => e.PartnerId);
        builder.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>
/// A parent's responsibility for a child. <see cref="From"/> may be the day of an adoption, so it is never shown (L. 184/1983, art. 28).
/// </summary>
internal sealed class ParentalLink
{
    public required Guid Id { get; init; }

    public required Guid ParentId { get; init; }

    public required Guid ChildId { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; init; }

    public required ParentalLimit Limit { get; init; }

    public string? CourtAct { get; init; }
}

internal sealed class ParentalLinkMapping : IEntityTypeConfiguration<ParentalLink>
{
    public void Configure(EntityTypeBuilder<ParentalLink> builder)
    {
        builder.ToTable("residents_parental_links").IsPersonalRecord().MovesRevision(TieRevision.Name);
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.CourtAct).HasMaxLength(100);
        builder.HasIndex(l => l.ParentId);
        builder.HasIndex(l => l.ChildId);
        builder.HasOne<Person>().WithMany().HasForeignKey(l => l.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(l => l.ChildId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>A guardianship or support administration by act of a court.</summary>
internal sealed class Guardianship
{
    public required Guid Id { get; init; }

    public required Guid WardId { get; init; }

    public required Guid GuardianId { get; init; }

    public required GuardianshipKind Kind { get; init; }

    public required string CourtAct { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? ReviewOn { get; init; }

    public DateOnly? To { get; init; }
}

internal sealed class GuardianshipMapping : IEntityTypeConfiguration<Guardianship>
{
    public void Configure(EntityTypeBuilder<Guardianship> builder)
    {
        builder.ToTable("residents_guardianships").IsPersonalRecord().MovesRevision(TieRevision.Name);
        builder.Property(g => g.Id).ValueGeneratedNever();
        builder.Property(g => g.CourtAct).HasMaxLength(100);
        builder.HasIndex(g => g.WardId);
        builder.HasIndex(g => g.GuardianId);
        builder.HasOne<Person>().WithMany().HasForeignKey(g => g.WardId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(g => g.GuardianId).OnDelete(DeleteBehavior.Restrict);
    }
}
