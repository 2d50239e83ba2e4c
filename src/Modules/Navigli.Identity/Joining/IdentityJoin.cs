using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Navigli.Identity.Saml;

namespace Navigli.Identity.Joining;

/// <summary>How far a request to join is. Kept as text: the names are part of the stored data.</summary>
public enum JoinState
{
    Pending,
    Joined,
    Rejected,
    Withdrawn,
    Separated,
}

/// <summary>
/// An eIDAS identity that is to open, opens, or opened the account of a codice fiscale: what the person asked and consented to, and what an officer
/// decided. While it is joined the identity leads to that account; the account that it had before stays as it was (ADR 0030).
/// </summary>
internal sealed class IdentityJoin
{
    public const int ReasonLength = 500;

    public required Guid Id { get; init; }

    /// <summary>Number that people quote: place in the year, stroke, year.</summary>
    public required string Number { get; init; }

    /// <summary>The account that the identity had when it asked, and has again once separated.</summary>
    public required Guid AccountId { get; init; }

    public required string EidasIdentifier { get; init; }

    /// <summary>Name and birth as the eIDAS node stated them when the person asked.</summary>
    public required string GivenName { get; init; }

    public required string FamilyName { get; init; }

    public required DateOnly DateOfBirth { get; init; }

    /// <summary>The level of the session in which the person asked.</summary>
    public required SpidLevel Level { get; init; }

    /// <summary>The code that the person says is theirs.</summary>
    public required string CodiceFiscale { get; init; }

    /// <summary>Which words the person consented to: <see cref="JoinConsent"/>.</summary>
    public required string ConsentVersion { get; init; }

    /// <summary>Two-letter code of the language in which the person asked, and is answered.</summary>
    public required string Language { get; init; }

    public required DateTime AskedAt { get; init; }

    public JoinState State { get; private set; }

    /// <summary>The identifier while the request is pending or joined, else null: its unique index lets one stand for each identity.</summary>
    public string? Standing { get; private set; }

    /// <summary>The account of the codice fiscale, once joined.</summary>
    public Guid? JoinedAccountId { get; private set; }

    /// <summary>Account of the officer who joined or rejected.</summary>
    public Guid? DecidedBy { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    /// <summary>Of the officer, in words that the person reads: why rejected, or why joined in spite of a difference.</summary>
    public string? Reason { get; private set; }

    /// <summary>When the identity last opened the joined account.</summary>
    public DateTime? UsedAt { get; private set; }

    /// <summary>When it was withdrawn or separated.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Account of who withdrew or separated it.</summary>
    public Guid? EndedBy { get; private set; }

    /// <summary>The officer's reason for separating; null where the person did.</summary>
    public string? EndReason { get; private set; }

    /// <summary>Raised at each change and each sign-in, so that nothing is decided on what has changed meanwhile.</summary>
    public int Version { get; private set; }

    /// <summary>Takes the identity's one place.</summary>
    public IdentityJoin Stand()
    {
        Standing = EidasIdentifier;
        return this;
    }

    public void Join(Guid account, Decision decision)
    {
        (State, JoinedAccountId) = (JoinState.Joined, account);
        Decide(decision);
    }

    public void Reject(Decision decision)
    {
        (State, Standing) = (JoinState.Rejected, null);
        Decide(decision);
    }

    public void Withdraw(Decision decision) => End(JoinState.Withdrawn, decision);

    public void Separate(Decision decision) => End(JoinState.Separated, decision);

    public void Use(DateTime now)
    {
        UsedAt = now;
        Version++;
    }

    private void Decide(Decision decision)
    {
        (DecidedBy, Reason, DecidedAt) = (decision.By, decision.Reason, decision.At);
        Version++;
    }

    private void End(JoinState state, Decision decision)
    {
        (State, Standing) = (state, null);
        (EndedBy, EndReason, EndedAt) = (decision.By, decision.Reason, decision.At);
        Version++;
    }
}

/// <summary>Who decided, why, and when (UTC).</summary>
internal sealed record Decision(Guid By, string? Reason, DateTime At);

internal sealed class IdentityJoinMapping : IEntityTypeConfiguration<IdentityJoin>
{
    public void Configure(EntityTypeBuilder<IdentityJoin> builder)
    {
        builder.ToTable("identity_joins");
        builder.Property(j => j.Number).HasMaxLength(20);
        builder.HasIndex(j => j.Number).IsUnique();
        builder.Property(j => j.EidasIdentifier).HasMaxLength(256);
        builder.Property(j => j.Standing).HasMaxLength(256);
        builder.HasIndex(j => j.Standing).IsUnique();
        builder.Property(j => j.GivenName).HasMaxLength(200);
        builder.Property(j => j.FamilyName).HasMaxLength(200);
        builder.Property(j => j.CodiceFiscale).HasMaxLength(16);
        builder.Property(j => j.ConsentVersion).HasMaxLength(20);
        builder.Property(j => j.Language).HasMaxLength(2);
        builder.Property(j => j.Reason).HasMaxLength(IdentityJoin.ReasonLength);
        builder.Property(j => j.EndReason).HasMaxLength(IdentityJoin.ReasonLength);
        builder.Property(j => j.Version).IsConcurrencyToken();
        builder.HasIndex(j => new { j.AccountId, j.AskedAt });
        builder.HasIndex(j => new { j.JoinedAccountId, j.State });
        builder.HasIndex(j => new { j.State, j.AskedAt });
    }
}
