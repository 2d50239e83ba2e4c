using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Navigli.Identity.Clients;

/// <summary>What an access token is worth by itself.</summary>
public enum TokenBinding
{
    /// <summary>Whoever has it, has it (RFC 6750); a client may bind it to a key of its own accord.</summary>
    Bearer,

    /// <summary>It serves with proof of a key alone (RFC 9449).</summary>
    Dpop,
}

/// <summary>Whether the bodies that a client sends must be signed.</summary>
public enum BodySigning
{
    /// <summary>They may be.</summary>
    Optional,

    /// <summary>They must be (INTEGRITY_REST_01).</summary>
    Required,
}

/// <summary>The software of another office or organisation, which calls the city's APIs under its own keys, for an office and by an agreement.</summary>
internal sealed class ApiClient
{
    public const int LongestName = 100;
    public const int LongestOrganisation = 150;
    public const int LongestAgreement = 200;
    public const int MostPerMinute = 6_000;
    public const int MostPerDay = 5_000_000;

    /// <summary>The <c>client_id</c>.</summary>
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Organisation { get; init; }

    /// <summary>Code of the office of the city pack for which it acts.</summary>
    public required string Office { get; init; }

    /// <summary>The act, agreement or norm by which the organisation may do what its scopes allow.</summary>
    public required string Agreement { get; set; }

    /// <summary>Whom to write to when its keys are about to lapse or something is wrong.</summary>
    public required string Contact { get; init; }

    /// <summary>Codes of its scopes, with spaces between.</summary>
    public required string Scopes { get; set; }

    public required int CallsPerMinute { get; set; }

    public required int CallsPerDay { get; set; }

    public required TokenBinding Binding { get; init; }

    public required BodySigning Signing { get; init; }

    /// <summary>Its client at PDND, where vouchers of its are accepted.</summary>
    public string? PdndClientId { get; init; }

    /// <summary>The purpose approved at PDND, which a voucher must be for.</summary>
    public string? PdndPurpose { get; init; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? RevokedAt { get; set; }

    public List<ApiClientKey> Keys { get; init; } = [];

    /// <summary>What it may do and how much, in a line: who changes it says what they saw.</summary>
    public string Terms => TermsOf(Scopes, CallsPerMinute, CallsPerDay, Agreement);

    public IEnumerable<string> ScopeCodes => Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static string TermsOf(string scopes, int perMinute, int perDay, string agreement) => string.Create(CultureInfo.InvariantCulture, $"{scopes}|{perMinute}|{perDay}|{agreement}");
}

/// <summary>A public key of a client. Two may hold at once, so that a new one is in place before the old one ends.</summary>
internal sealed class ApiClientKey
{
    public required Guid Id { get; init; }

    public required Guid ClientId { get; init; }

    /// <summary>The name that its tokens give it (<c>kid</c>).</summary>
    public required string KeyId { get; init; }

    /// <summary>Thumbprint of the key (RFC 7638).</summary>
    public required string Thumbprint { get; init; }

    /// <summary>SHA-256 of its certificate, base64url, where it came with one.</summary>
    public string? CertificateHash { get; init; }

    /// <summary>The public key as JSON (RFC 7517).</summary>
    public required string Jwk { get; init; }

    /// <summary>From when it is accepted, UTC.</summary>
    public required DateTime From { get; init; }

    /// <summary>Until when, UTC.</summary>
    public required DateTime To { get; init; }

    public required DateTime AddedAt { get; init; }

    public DateTime? RevokedAt { get; set; }

    public bool Holds(DateTime now) => RevokedAt is null && From <= now && now < To;
}

internal sealed class ApiClientMapping : IEntityTypeConfiguration<ApiClient>
{
    public void Configure(EntityTypeBuilder<ApiClient> builder)
    {
        builder.ToTable("api_clients");
        builder.Property(c => c.Name).HasMaxLength(ApiClient.LongestName);
        builder.Property(c => c.Organisation).HasMaxLength(ApiClient.LongestOrganisation);
        builder.Property(c => c.Office).HasMaxLength(50);
        builder.Property(c => c.Agreement).HasMaxLength(ApiClient.LongestAgreement);
        builder.Property(c => c.Contact).HasMaxLength(320);
        builder.Property(c => c.Scopes).HasMaxLength(1000);
        builder.Property(c => c.PdndClientId).HasMaxLength(64);
        builder.Property(c => c.PdndPurpose).HasMaxLength(64);
        builder.HasIndex(c => c.PdndClientId).IsUnique();
        builder.Property(c => c.Scopes).IsConcurrencyToken();
        builder.Property(c => c.CallsPerMinute).IsConcurrencyToken();
        builder.Property(c => c.CallsPerDay).IsConcurrencyToken();
        builder.Ignore(c => c.Terms);
        builder.Ignore(c => c.ScopeCodes);
        builder.HasMany(c => c.Keys).WithOne().HasForeignKey(k => k.ClientId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ApiClientKeyMapping : IEntityTypeConfiguration<ApiClientKey>
{
    public void Configure(EntityTypeBuilder<ApiClientKey> builder)
    {
        builder.ToTable("api_client_keys");
        builder.Property(k => k.Id).ValueGeneratedNever();
        builder.Property(k => k.KeyId).HasMaxLength(128);
        builder.Property(k => k.Thumbprint).HasMaxLength(43);
        builder.Property(k => k.CertificateHash).HasMaxLength(43);
        builder.Property(k => k.Jwk).HasMaxLength(4000);
        builder.HasIndex(k => new { k.ClientId, k.KeyId }).IsUnique();
        // The same key under two clients would be two names for one.
        builder.HasIndex(k => k.Thumbprint).IsUnique();
    }
}
