using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Navigli.Identity.Logout;

/// <summary>A logout request sent to an identity provider, until it answers. The session here is closed whatever it answers.</summary>
internal sealed class PendingLogout
{
    /// <summary>ID of the LogoutRequest, to be found again in InResponseTo.</summary>
    public required string Id { get; init; }

    /// <summary>Entity identifier.</summary>
    public required string IdentityProvider { get; init; }

    /// <summary>The page, in the person's language, that says how it ended.</summary>
    public required string ReturnTo { get; init; }

    public required DateTime ExpiresAt { get; init; }
}

internal sealed class PendingLogoutMapping : IEntityTypeConfiguration<PendingLogout>
{
    public void Configure(EntityTypeBuilder<PendingLogout> builder)
    {
        builder.ToTable("pending_logouts");
        builder.Property(l => l.Id).HasMaxLength(50);
        builder.Property(l => l.IdentityProvider).HasMaxLength(1024);
        builder.Property(l => l.ReturnTo).HasMaxLength(200);
        builder.HasIndex(l => l.ExpiresAt);
    }
}
