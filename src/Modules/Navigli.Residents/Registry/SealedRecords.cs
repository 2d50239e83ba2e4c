using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Navigli.Contracts;
using Navigli.Contracts.Seeding;
using Navigli.Platform.Data;

namespace Navigli.Residents.Registry;

/// <summary>
/// A name or sex that the person no longer has (L. 164/1982; L. 184/1983, art. 28). Kept because the registry must keep it; no page, search,
/// history or certificate reads it.
/// </summary>
internal sealed class FormerIdentity
{
    public required Guid PersonId { get; init; }

    public required int Ordinal { get; init; }

    public required string Surname { get; init; }

    public required string GivenName { get; init; }

    public required Sex Sex { get; init; }

    public required DateOnly Until { get; init; }

    public required LegalMarks Reason { get; init; }
}

internal sealed class FormerIdentityMapping : IEntityTypeConfiguration<FormerIdentity>
{
    public void Configure(EntityTypeBuilder<FormerIdentity> builder)
    {
        builder.ToTable("residents_former_identities").IsPersonalRecord();
        builder.HasKey(f => new { f.PersonId, f.Ordinal });
        builder.Property(f => f.Surname).HasMaxLength(200);
        builder.Property(f => f.GivenName).HasMaxLength(200);
        builder.Property(f => f.Sex).HasMaxLength(10);
        builder.Property(f => f.Reason).HasConversion<int>();
        builder.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>That the person was adopted or rectified: the fact itself, kept away from the record that pages read.</summary>
internal sealed class SealedMarks
{
    public required Guid PersonId { get; init; }

    public required LegalMarks Marks { get; init; }
}

internal sealed class SealedMarksMapping : IEntityTypeConfiguration<SealedMarks>
{
    public void Configure(EntityTypeBuilder<SealedMarks> builder)
    {
        builder.ToTable("residents_sealed_marks").IsPersonalRecord();
        builder.HasKey(m => m.PersonId);
        builder.Property(m => m.PersonId).ValueGeneratedNever();
        builder.Property(m => m.Marks).HasConversion<int>();
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>
/// A codice fiscale held before a rectification. Only the sign-in resolves it, since the identity provider may still state it; it gives the id alone.
/// </summary>
internal sealed class FormerCode
{
    public required string CodiceFiscale { get; init; }

    public required Guid PersonId { get; init; }
}

internal sealed class FormerCodeMapping : IEntityTypeConfiguration<FormerCode>
{
    public void Configure(EntityTypeBuilder<FormerCode> builder)
    {
        builder.ToTable("residents_former_codes").IsPersonalRecord();
        builder.HasKey(f => f.CodiceFiscale);
        builder.Property(f => f.CodiceFiscale).HasMaxLength(16);
        builder.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
