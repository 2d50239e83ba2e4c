using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Navigli.Identity.Saml;

namespace Navigli.Identity.Sessions;

/// <summary>A browser signed in. The cookie holds a random token of which only the hash is here; ending the row ends the session everywhere.</summary>
internal sealed class Session
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public Account? Account { get; init; }

    /// <summary>SHA-256 of the token.</summary>
    public required byte[] TokenHash { get; set; }

    /// <summary>The person of the registry with the account's codice fiscale when the session began.</summary>
    public Guid? PersonId { get; init; }

    public required IdentityScheme Scheme { get; init; }

    public required SpidLevel Level { get; init; }

    /// <summary>The professional identity that SPID was asked for; null for everybody's.</summary>
    public SpidPurpose? Purpose { get; init; }

    /// <summary>Entity identifier of the provider, with which a logout would have to be agreed.</summary>
    public required string IdentityProvider { get; init; }

    public required string NameId { get; init; }

    public string? NameQualifier { get; init; }

    /// <summary>The provider's own session, which a SAML logout closes; null where there is none.</summary>
    public string? SessionIndex { get; init; }

    /// <summary>Name of the browser, where it told.</summary>
    public string? Browser { get; init; }

    /// <summary>Name of the system that it runs on, where it told.</summary>
    public string? System { get; init; }

    /// <summary>The network that it came from, cut to 24 bits of IPv4 or 48 of IPv6.</summary>
    public string? Network { get; init; }

    /// <summary>Whether that was one of the city's own.</summary>
    public bool FromCityNetwork { get; init; }

    /// <summary>The version of the privacy notice that it shows; null where its person has put it away.</summary>
    public int? NoticeVersion { get; init; }

    public required DateTime StartedAt { get; init; }

    /// <summary>When the account's session before this one began: its last visit.</summary>
    public DateTime? LastVisitAt { get; init; }

    public required DateTime ExpiresAt { get; init; }

    public DateTime? EndedAt { get; private set; }

    /// <summary>When a passkey of the account was shown in it.</summary>
    public DateTime? PasskeyAt { get; private set; }

    /// <summary>The session has its roles from now on, and another token: a copy of the cookie from before is worth nothing.</summary>
    public void ShowPasskey(byte[] tokenHash, DateTime now)
    {
        TokenHash = tokenHash;
        PasskeyAt ??= now;
    }

    public void End(DateTime now) => EndedAt ??= now;
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions");
        builder.Property(s => s.TokenHash).HasMaxLength(32);
        builder.HasIndex(s => s.TokenHash).IsUnique();
        builder.Property(s => s.IdentityProvider).HasMaxLength(1024);
        builder.Property(s => s.NameId).HasMaxLength(500);
        builder.Property(s => s.NameQualifier).HasMaxLength(1024);
        builder.Property(s => s.SessionIndex).HasMaxLength(500);
        builder.Property(s => s.Browser).HasMaxLength(50);
        builder.Property(s => s.System).HasMaxLength(50);
        builder.Property(s => s.Network).HasMaxLength(50);
        builder.HasOne(s => s.Account).WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => s.SessionIndex);
        builder.HasIndex(s => new { s.AccountId, s.StartedAt });
        builder.HasIndex(s => s.ExpiresAt);
    }
}
