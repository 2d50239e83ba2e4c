using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Navigli.Identity;

/// <summary>Whoever has signed in or was appointed: one per codice fiscale, whatever the identity used.</summary>
internal sealed class Account
{
    public required Guid Id { get; init; }

    public required string CodiceFiscale { get; init; }

    public required string GivenName { get; set; }

    public required string FamilyName { get; set; }

    public required DateOnly DateOfBirth { get; set; }

    public string? Email { get; set; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? LastSignInAt { get; set; }

    public string DisplayName => $"{GivenName} {FamilyName}";
}

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts");
        builder.Property(a => a.CodiceFiscale).HasMaxLength(16);
        builder.HasIndex(a => a.CodiceFiscale).IsUnique();
        builder.Property(a => a.GivenName).HasMaxLength(200);
        builder.Property(a => a.FamilyName).HasMaxLength(200);
        builder.Property(a => a.Email).HasMaxLength(320);
        builder.Ignore(a => a.DisplayName);
    }
}
