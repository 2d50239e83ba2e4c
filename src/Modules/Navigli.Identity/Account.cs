using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Navigli.Identity;

/// <summary>
/// Whoever has signed in or was appointed: one per codice fiscale, whatever the identity used; one per eIDAS person identifier for whom no codice
/// fiscale is known, and these have nobody in the registry behind them.
/// </summary>
internal sealed class Account
{
    public required Guid Id { get; init; }

    public string? CodiceFiscale { get; init; }

    /// <summary>Of a person who signs in through the eIDAS node.</summary>
    public string? EidasIdentifier { get; init; }

    public required string GivenName { get; set; }

    public required string FamilyName { get; set; }

    public required DateOnly DateOfBirth { get; set; }

    public string? Email { get; set; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? LastSignInAt { get; set; }

    public string DisplayName => $"{GivenName} {FamilyName}".Trim();
}

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts");
        builder.Property(a => a.CodiceFiscale).HasMaxLength(16);
        builder.HasIndex(a => a.CodiceFiscale).IsUnique();
        builder.Property(a => a.EidasIdentifier).HasMaxLength(256);
        builder.HasIndex(a => a.EidasIdentifier).IsUnique();
        builder.Property(a => a.GivenName).HasMaxLength(200);
        builder.Property(a => a.FamilyName).HasMaxLength(200);
        builder.Property(a => a.Email).HasMaxLength(320);
        builder.Ignore(a => a.DisplayName);
    }
}
