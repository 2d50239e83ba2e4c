using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Navigli.Identity.Saml;

namespace Navigli.Identity.Log;

/// <summary>A request and its response in the log of sign-ins: the messages sealed, beside them what the rules advise to find them by (SPID rules, "Log").</summary>
internal sealed class SamlExchange
{
    /// <summary>That of the sign-in's attempt.</summary>
    public required Guid Id { get; init; }

    public required IdentityScheme Scheme { get; init; }

    public required string IdentityProvider { get; init; }

    public required string RequestId { get; init; }

    public required DateTime RequestedAt { get; init; }

    /// <summary>The AuthnRequest, sealed.</summary>
    public required byte[] Request { get; init; }

    /// <summary>The response, sealed; of several refused ones the last.</summary>
    public byte[]? Response { get; private set; }

    public DateTime? AnsweredAt { get; private set; }

    public string? ResponseId { get; private set; }

    public string? ResponseIssuedAt { get; private set; }

    public string? AssertionId { get; private set; }

    public string? NameId { get; private set; }

    public string? NameQualifier { get; private set; }

    /// <summary>"accepted", or the code of the refusal.</summary>
    public string? Outcome { get; private set; }

    public Guid? AccountId { get; private set; }

    public Guid? SessionId { get; private set; }

    public void Answered(byte[] response, ResponseFacts facts, string outcome, DateTime now)
    {
        (Response, AnsweredAt, Outcome) = (response, now, outcome);
        (ResponseId, ResponseIssuedAt, AssertionId, NameId, NameQualifier) = (facts.ResponseId, facts.IssuedAt, facts.AssertionId, facts.NameId, facts.NameQualifier);
    }

    /// <summary>To whom operations are to be imputed.</summary>
    public void Opened(Guid account, Guid session) => (AccountId, SessionId) = (account, session);
}

internal sealed class SamlExchangeMapping : IEntityTypeConfiguration<SamlExchange>
{
    public void Configure(EntityTypeBuilder<SamlExchange> builder)
    {
        builder.ToTable("saml_exchanges");
        builder.Property(e => e.IdentityProvider).HasMaxLength(1024);
        builder.Property(e => e.RequestId).HasMaxLength(50);
        builder.Property(e => e.ResponseId).HasMaxLength(ResponseFacts.Longest);
        builder.Property(e => e.ResponseIssuedAt).HasMaxLength(ResponseFacts.Longest);
        builder.Property(e => e.AssertionId).HasMaxLength(ResponseFacts.Longest);
        builder.Property(e => e.NameId).HasMaxLength(ResponseFacts.Longest);
        builder.Property(e => e.NameQualifier).HasMaxLength(ResponseFacts.Longest);
        builder.Property(e => e.Outcome).HasMaxLength(50);
        builder.HasIndex(e => e.RequestedAt);
        builder.HasIndex(e => e.RequestId);
        builder.HasIndex(e => e.ResponseId);
        builder.HasIndex(e => e.AssertionId);
        builder.HasIndex(e => e.AccountId);
    }
}
