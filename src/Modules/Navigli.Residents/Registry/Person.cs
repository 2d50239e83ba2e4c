using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Navigli.Contracts;
using Navigli.Contracts.Residents;
using Navigli.Contracts.Seeding;
using Navigli.Platform.Data;

namespace Navigli.Residents.Registry;

/// <summary>A person of the registry as the registry states them today. What they were before is in <see cref="FormerIdentity"/>.</summary>
internal sealed class Person
{
    /// <summary>The marks that decide what is shown. Those that would tell of an adoption or a rectification are kept apart, in <see cref="SealedMarks"/>.</summary>
    public const LegalMarks OpenMarks = LegalMarks.ProtectedAddress | LegalMarks.Refugee | LegalMarks.NoFixedAbode | LegalMarks.Interdicted;

    public required Guid Id { get; init; }

    public required string CodiceFiscale { get; init; }

    public required string Surname { get; init; }

    public required string GivenName { get; init; }

    public required string FoldedSurname { get; init; }

    public required string FoldedGivenName { get; init; }

    public required Sex Sex { get; init; }

    public required DateOnly BirthDate { get; init; }

    public required string BirthPlaceCode { get; init; }

    public required string BirthPlaceName { get; init; }

    public required string BirthPlaceProvince { get; init; }

    public required CivilStatus CivilStatus { get; init; }

    public Guid? SpouseId { get; init; }

    public required RegistryStatus Status { get; init; }

    public required DateOnly RegisteredOn { get; init; }

    public required string RegistrationReasonCode { get; init; }

    public DateOnly? RemovedOn { get; init; }

    public string? RemovalReasonCode { get; init; }

    public DateOnly? DeathDate { get; init; }

    public required LegalMarks Marks { get; init; }

    public required CertifiabilityGrade CertifiabilityGrade { get; set; }

    public required CertifiabilityCause CertifiabilityCause { get; set; }

    public DateOnly? ProceedingOpenedOn { get; set; }

    public string? IdentityCardNumber { get; init; }

    public DateOnly? IdentityCardIssuedOn { get; init; }

    public DateOnly? IdentityCardExpiresOn { get; init; }

    public string? AireCountryCode { get; init; }

    public string? AirePlace { get; init; }

    public string? AireAddressLine { get; init; }

    public DateOnly? AireSince { get; init; }

    /// <summary>The section of who is on the city's electoral roll, or will be shortly.</summary>
    public int? ElectoralSection { get; init; }

    /// <summary>From when on the roll.</summary>
    public DateOnly? ElectorFrom { get; init; }
}

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("residents_persons").IsPersonalRecord().MovesRevision(TieRevision.Name);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.CodiceFiscale).HasMaxLength(16);
        builder.Property(p => p.Surname).HasMaxLength(200);
        builder.Property(p => p.GivenName).HasMaxLength(200);
        builder.Property(p => p.FoldedSurname).HasMaxLength(200);
        builder.Property(p => p.FoldedGivenName).HasMaxLength(200);
        builder.Property(p => p.Sex).HasMaxLength(10);
        builder.Property(p => p.BirthPlaceCode).HasMaxLength(4);
        builder.Property(p => p.BirthPlaceName).HasMaxLength(100);
        builder.Property(p => p.BirthPlaceProvince).HasMaxLength(2);
        builder.Property(p => p.RegistrationReasonCode).HasMaxLength(10);
        builder.Property(p => p.RemovalReasonCode).HasMaxLength(10);
        builder.Property(p => p.Marks).HasConversion<int>();

        // Two officers who decide at once: the second is told of the first's decision.
        builder.Property(p => p.CertifiabilityGrade).IsConcurrencyToken();
        builder.Property(p => p.CertifiabilityCause).IsConcurrencyToken();
        builder.Property(p => p.IdentityCardNumber).HasMaxLength(20);
        builder.Property(p => p.AireCountryCode).HasMaxLength(4);
        builder.Property(p => p.AirePlace).HasMaxLength(100);
        builder.Property(p => p.AireAddressLine).HasMaxLength(200);
        builder.HasIndex(p => p.CodiceFiscale).IsUnique();

        // The date first: it leaves a handful of rows, so that the surname may also be matched by its beginning (double surnames).
        builder.HasIndex(p => new { p.BirthDate, p.FoldedSurname });

        // Every night: the cards that expire within the reach of a rule.
        builder.HasIndex(p => p.IdentityCardExpiresOn);
    }
}

/// <summary>A citizenship; none for a stateless person.</summary>
internal sealed class Citizenship
{
    public required Guid PersonId { get; init; }

    /// <summary>0 for the present one that counts first.</summary>
    public required int Ordinal { get; init; }

    public required string CountryCode { get; init; }

    public DateOnly? Since { get; init; }

    /// <summary>Last day of one that was lost.</summary>
    public DateOnly? Until { get; init; }
}

internal sealed class CitizenshipMapping : IEntityTypeConfiguration<Citizenship>
{
    public void Configure(EntityTypeBuilder<Citizenship> builder)
    {
        builder.ToTable("residents_citizenships").IsPersonalRecord();
        builder.HasKey(c => new { c.PersonId, c.Ordinal });
        builder.Property(c => c.CountryCode).HasMaxLength(4);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
