using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Navigli.Identity.Providers;

/// <summary>What was wrong when a list of identity providers was last read.</summary>
internal enum ListFault
{
    /// <summary>No answer, an answer too long, or no such file.</summary>
    Unreachable,

    /// <summary>Not XML, or XML with what no metadata needs.</summary>
    Unreadable,

    Unsigned,
    WrongSignature,

    /// <summary>Its validUntil has passed (saml-metadata 2.3.1).</summary>
    Expired,

    /// <summary>Nobody in it can be used.</summary>
    NoProviders,
}

/// <summary>The last good copy of a source's metadata, for every node: a refresh that fails leaves it as it is.</summary>
internal sealed class ProviderList
{
    /// <summary>As <see cref="KeyOf"/> makes it.</summary>
    public required string Key { get; init; }

    /// <summary>Where it comes from, for whoever looks into the table.</summary>
    public required string Source { get; init; }

    /// <summary>The metadata as it was signed; null until it was read once.</summary>
    public string? Content { get; private set; }

    /// <summary>When the copy was last found good, UTC.</summary>
    public DateTime? GoodAt { get; private set; }

    public DateTime TriedAt { get; private set; }

    /// <summary>Why the last attempt changed nothing; null when it was good.</summary>
    public ListFault? Fault { get; private set; }

    public static string KeyOf(IdentityProviderSource source) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{source.Scheme} {source.Metadata}")));

    public void Refreshed(string content, DateTime now) => (Content, GoodAt, TriedAt, Fault) = (content, now, now, null);

    public void Failed(ListFault fault, DateTime now) => (TriedAt, Fault) = (now, fault);
}

internal sealed class ProviderListMapping : IEntityTypeConfiguration<ProviderList>
{
    public void Configure(EntityTypeBuilder<ProviderList> builder)
    {
        builder.ToTable("identity_provider_lists");
        builder.HasKey(l => l.Key);
        builder.Property(l => l.Key).HasMaxLength(64);
        builder.Property(l => l.Source).HasMaxLength(2000);
    }
}
