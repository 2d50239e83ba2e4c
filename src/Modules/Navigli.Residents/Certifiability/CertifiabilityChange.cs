using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Navigli.Contracts.Seeding;
using Navigli.Platform.Data;
using Navigli.Residents.LookUp;
using Navigli.Residents.Registry;

namespace Navigli.Residents.Certifiability;

/// <summary>A decision of an officer on what may be certified of a person. Decisions are added, never changed.</summary>
internal sealed class CertifiabilityChange
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required DateTime At { get; init; }

    public required Guid AccountId { get; init; }

    public string? Office { get; init; }

    public required CertifiabilityGrade FormerGrade { get; init; }

    public required CertifiabilityCause FormerCause { get; init; }

    public required CertifiabilityGrade Grade { get; init; }

    public required CertifiabilityCause Cause { get; init; }

    public required string Reason { get; init; }
}

internal sealed class CertifiabilityChangeMapping : IEntityTypeConfiguration<CertifiabilityChange>
{
    public void Configure(EntityTypeBuilder<CertifiabilityChange> builder)
    {
        builder.ToTable("residents_certifiability_changes").IsPersonalRecord();
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Office).HasMaxLength(50);
        builder.Property(c => c.Reason).HasMaxLength(LookUpRules.LongestReason);
        builder.HasIndex(c => new { c.PersonId, c.At });
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
