using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Navigli.Contracts.Residents;
using Navigli.Contracts.Seeding;
using Navigli.Platform.Data;

namespace Navigli.Residents.Registry;

/// <summary>A household sheet (D.P.R. 223/1989, artt. 4 and 5).</summary>
internal sealed class Household
{
    public required Guid Id { get; init; }

    public required int SheetNumber { get; init; }

    public required HouseholdKind Kind { get; init; }

    public required DateOnly EstablishedOn { get; init; }

    public DateOnly? DissolvedOn { get; init; }

    public string? CohabitationKindCode { get; init; }

    public string? CohabitationName { get; init; }
}

internal sealed class HouseholdMapping : IEntityTypeConfiguration<Household>
{
    public void Configure(EntityTypeBuilder<Household> builder)
    {
        builder.ToTable("residents_households").IsPersonalRecord().MovesRevision(TieRevision.Name);
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.CohabitationKindCode).HasMaxLength(10);
        builder.Property(h => h.CohabitationName).HasMaxLength(200);
        builder.HasIndex(h => h.SheetNumber).IsUnique();
    }
}

/// <summary>A person's time in a household. Both days are included.</summary>
internal sealed class Membership
{
    public required Guid Id { get; init; }

    public required Guid HouseholdId { get; init; }

    public required Guid PersonId { get; init; }

    public required string KinshipCode { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; init; }
}

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("residents_memberships").IsPersonalRecord().MovesRevision(TieRevision.Name);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.KinshipCode).HasMaxLength(4);
        builder.HasIndex(m => m.HouseholdId);
        builder.HasIndex(m => m.PersonId);
        builder.HasOne<Household>().WithMany().HasForeignKey(m => m.HouseholdId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Where a person was registered, and when. Both days are included.</summary>
internal sealed class AddressPeriod
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required AddressKind Kind { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; init; }

    public required string Street { get; init; }

    public int? Number { get; init; }

    public string? Exponent { get; init; }

    public string? Stair { get; init; }

    public string? Flat { get; init; }

    public string? PostalCode { get; init; }

    public required string ComuneCode { get; init; }

    public int? Municipio { get; init; }

    public int? QuarterId { get; init; }
}

internal sealed class AddressPeriodMapping : IEntityTypeConfiguration<AddressPeriod>
{
    public void Configure(EntityTypeBuilder<AddressPeriod> builder)
    {
        builder.ToTable("residents_addresses").IsPersonalRecord();
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Kind).HasMaxLength(20);
        builder.Property(a => a.Street).HasMaxLength(150);
        builder.Property(a => a.Exponent).HasMaxLength(10);
        builder.Property(a => a.Stair).HasMaxLength(10);
        builder.Property(a => a.Flat).HasMaxLength(10);
        builder.Property(a => a.PostalCode).HasMaxLength(5);
        builder.Property(a => a.ComuneCode).HasMaxLength(4);
        builder.HasIndex(a => a.PersonId);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
