using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Navigli.Residents.Registry;

namespace Navigli.Residents.LookUp;

/// <summary>
/// An officer's look-up: the reason, and whom it found. For half an hour it opens those records and no others. What was typed is not kept.
/// </summary>
internal sealed class RegistryLookUp
{
    public static readonly TimeSpan KeptOpen = TimeSpan.FromMinutes(30);

    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required DateTime At { get; init; }

    public required DateTime ExpiresAt { get; init; }

    public required string Purpose { get; init; }

    public string? Reason { get; init; }

    public string? CaseReference { get; init; }
}

internal sealed class RegistryLookUpMapping : IEntityTypeConfiguration<RegistryLookUp>
{
    public void Configure(EntityTypeBuilder<RegistryLookUp> builder)
    {
        builder.ToTable("residents_look_ups");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Purpose).HasMaxLength(100);
        builder.Property(l => l.Reason).HasMaxLength(LookUpRules.LongestReason);
        builder.Property(l => l.CaseReference).HasMaxLength(LookUpRules.LongestCaseReference);
    }
}

/// <summary>One person found by a look-up.</summary>
internal sealed class LookUpResult
{
    public required Guid LookUpId { get; init; }

    public required Guid PersonId { get; init; }
}

internal sealed class LookUpResultMapping : IEntityTypeConfiguration<LookUpResult>
{
    public void Configure(EntityTypeBuilder<LookUpResult> builder)
    {
        builder.ToTable("residents_look_up_results");
        builder.HasKey(r => new { r.LookUpId, r.PersonId });
        builder.HasOne<RegistryLookUp>().WithMany().HasForeignKey(r => r.LookUpId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
