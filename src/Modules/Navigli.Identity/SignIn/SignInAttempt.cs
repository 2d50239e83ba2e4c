using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Navigli.Identity.Saml;

namespace Navigli.Identity.SignIn;

/// <summary>A request sent to an identity provider, until the browser that began it has taken the answer. Its id is the RelayState.</summary>
internal sealed class SignInAttempt
{
    public required Guid Id { get; init; }

    /// <summary>ID of the AuthnRequest, to be found again in InResponseTo.</summary>
    public required string RequestId { get; init; }

    public required IdentityScheme Scheme { get; init; }

    /// <summary>Entity identifier.</summary>
    public required string IdentityProvider { get; init; }

    public required SpidLevel Level { get; init; }

    /// <summary>The professional identity that was asked for; null for everybody's.</summary>
    public SpidPurpose? Purpose { get; init; }

    /// <summary>SHA-256 of the secret in the cookie of the browser that began: nobody else's browser can be signed in with the answer (login CSRF).</summary>
    public required byte[] BrowserHash { get; init; }

    /// <summary>Local path to go on with.</summary>
    public required string ReturnTo { get; init; }

    public required DateTime RequestedAt { get; init; }

    public required DateTime ExpiresAt { get; init; }

    /// <summary>SHA-256 of the one-time code that leads from the provider's post back to the browser's own page; null before the answer and after its use.</summary>
    public byte[]? CodeHash { get; private set; }

    /// <summary>The identity, encrypted; erased as soon as it is used.</summary>
    public string? Answer { get; private set; }

    public DateTime? AnsweredAt { get; private set; }

    public void Answered(byte[] codeHash, string protectedIdentity, DateTime now) => (CodeHash, Answer, AnsweredAt) = (codeHash, protectedIdentity, now);

    /// <summary>Takes the answer away; the concurrency token lets only one taker win.</summary>
    public string? Take()
    {
        var answer = Answer;
        (CodeHash, Answer) = (null, null);
        return answer;
    }
}

internal sealed class SignInAttemptMapping : IEntityTypeConfiguration<SignInAttempt>
{
    public void Configure(EntityTypeBuilder<SignInAttempt> builder)
    {
        builder.ToTable("sign_in_attempts");
        builder.Property(a => a.RequestId).HasMaxLength(50);
        builder.Property(a => a.IdentityProvider).HasMaxLength(1024);
        builder.Property(a => a.BrowserHash).HasMaxLength(32);
        builder.Property(a => a.ReturnTo).HasMaxLength(2000);
        builder.Property(a => a.CodeHash).HasMaxLength(32).IsConcurrencyToken();
        builder.HasIndex(a => a.CodeHash).IsUnique();
        builder.HasIndex(a => a.ExpiresAt);
    }
}

/// <summary>An assertion that was used, kept until it could no longer be presented.</summary>
internal sealed class UsedAssertion
{
    /// <summary>SHA-256 of its identifier, which the provider chooses and may make long.</summary>
    public required byte[] Id { get; init; }

    public required DateTime ExpiresAt { get; init; }
}

internal sealed class UsedAssertionMapping : IEntityTypeConfiguration<UsedAssertion>
{
    public void Configure(EntityTypeBuilder<UsedAssertion> builder)
    {
        builder.ToTable("used_assertions");
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Id).HasMaxLength(32);
        builder.HasIndex(a => a.ExpiresAt);
    }
}
