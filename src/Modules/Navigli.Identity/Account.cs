using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Navigli.Identity.Contacts;
using Navigli.Identity.Saml;

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

    /// <summary>The address that the identity provider stated last.</summary>
    public string? Email { get; set; }

    /// <summary>The scheme whose provider stated it, and when.</summary>
    public IdentityScheme? EmailScheme { get; set; }

    /// <inheritdoc cref="EmailScheme"/>
    public DateTime? EmailStatedAt { get; set; }

    /// <summary>The address that the person added and verified: it comes before the provider's, and no sign-in touches it.</summary>
    public string? OwnEmail { get; set; }

    public DateTime? OwnEmailVerifiedAt { get; set; }

    /// <summary>The mobile number that the person added and verified, as E.164 has it: for notices of security alone.</summary>
    public string? OwnPhone { get; set; }

    public DateTime? OwnPhoneVerifiedAt { get; set; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? LastSignInAt { get; set; }

    /// <summary>Where messages go.</summary>
    public string? Reachable => OwnEmail ?? Email;

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
        builder.Property(a => a.EmailScheme).HasMaxLength(10);
        builder.Property(a => a.OwnEmail).HasMaxLength(320);
        builder.Property(a => a.OwnPhone).HasMaxLength(MobileNumber.Longest);
        builder.Ignore(a => a.Reachable);
        builder.Ignore(a => a.DisplayName);
    }
}
