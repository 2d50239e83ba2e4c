using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Navigli.Identity.Passkeys;

/// <summary>A passkey of a member of the staff: the public half, with what the authenticator said of itself when it was made.</summary>
internal sealed class Passkey
{
    public const int NameLength = 100;

    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>As the authenticator names it: at most 1,023 bytes (WebAuthn level 3, §5.8.3).</summary>
    public required byte[] CredentialId { get; init; }

    public required byte[] PublicKey { get; init; }

    public required string Name { get; set; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? LastUsedAt { get; private set; }

    /// <summary>What the authenticator counted last; one that counts and goes back has been copied.</summary>
    public required long SignCount { get; set; }

    /// <summary>How browsers reach it, separated by spaces.</summary>
    public required string Transports { get; init; }

    public required bool IsUserVerified { get; set; }

    public required bool IsBackupEligible { get; init; }

    public required bool IsBackedUp { get; set; }

    public required byte[] AttestationObject { get; init; }

    public required byte[] ClientDataJson { get; init; }

    public UserPasskeyInfo Info => new(
        CredentialId, PublicKey, new DateTimeOffset(CreatedAt), (uint)SignCount, Transports.Length == 0 ? null : Transports.Split(' '), IsUserVerified, IsBackupEligible, IsBackedUp,
        AttestationObject, ClientDataJson)
    {
        Name = Name,
    };

    public void Used(UserPasskeyInfo seen, DateTime now) =>
        (SignCount, IsUserVerified, IsBackedUp, LastUsedAt) = (seen.SignCount, seen.IsUserVerified, seen.IsBackedUp, now);
}

internal sealed class PasskeyMapping : IEntityTypeConfiguration<Passkey>
{
    public void Configure(EntityTypeBuilder<Passkey> builder)
    {
        builder.ToTable("passkeys");
        builder.Property(p => p.CredentialId).HasMaxLength(1023);
        builder.HasIndex(p => p.CredentialId).IsUnique();
        builder.Property(p => p.Name).HasMaxLength(Passkey.NameLength);
        builder.Property(p => p.Transports).HasMaxLength(200);
        builder.Property(p => p.SignCount).IsConcurrencyToken();
        builder.Ignore(p => p.Info);
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => p.AccountId);
    }
}
