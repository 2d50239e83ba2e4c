using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.IdentityModel.JsonWebTokens;
using Navigli.Platform.Data;

namespace Navigli.Platform.Tokens;

/// <summary>A token that may be used once and was: kernel table <c>used_tokens</c>. Its row goes when the token would be refused for its age.</summary>
public sealed class UsedToken
{
    /// <summary>SHA-256 of who issued it for what, and its id.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>When it expires by itself, UTC.</summary>
    public required DateTime Until { get; init; }
}

internal sealed class UsedTokenMapping : IEntityTypeConfiguration<UsedToken>
{
    public void Configure(EntityTypeBuilder<UsedToken> builder)
    {
        builder.ToTable("used_tokens");
        builder.HasKey(t => t.Hash);
        builder.Property(t => t.Hash).HasMaxLength(32);
        builder.HasIndex(t => t.Until);
    }
}

/// <summary>The key of a table decides who used a token first, whichever node asks.</summary>
public sealed class UsedTokens(CityDb db)
{
    /// <summary>Uses a token; one without an id is never used up.</summary>
    /// <param name="token">A token that was found good.</param>
    /// <param name="issuer">Who issued it, and for what: ids are unique within this.</param>
    /// <param name="ct">Cancels it.</param>
    /// <returns>False when it was used before.</returns>
    public Task<bool> TryUseAsync(JsonWebToken token, string issuer, CancellationToken ct) =>
        string.IsNullOrEmpty(token.Id) ? Task.FromResult(true) : TryUseAsync(token.Id, issuer, token.ValidTo + SignedTokens.Skew, ct);

    /// <summary>Uses an id.</summary>
    /// <param name="id">The id.</param>
    /// <param name="issuer">Who issued it, and for what.</param>
    /// <param name="until">When what has it would be refused for its age, UTC.</param>
    /// <param name="ct">Cancels it.</param>
    /// <returns>False when it was used before.</returns>
    public async Task<bool> TryUseAsync(string id, string issuer, DateTime until, CancellationToken ct)
    {
        var hash = SHA256.HashData([.. SHA256.HashData(Encoding.UTF8.GetBytes(issuer)), .. Encoding.UTF8.GetBytes(id)]);
        return await db.Database.ExecuteSqlAsync($"INSERT INTO used_tokens (hash, until) VALUES ({hash}, {until}) ON CONFLICT (hash) DO NOTHING", ct).ConfigureAwait(false) == 1;
    }
}
