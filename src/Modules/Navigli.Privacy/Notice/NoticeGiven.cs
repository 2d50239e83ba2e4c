using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Navigli.Privacy.Notice;

/// <summary>A version of the notice was given to an account, at a sign-in. Given, not agreed to: nothing rests on its being put away.</summary>
internal sealed class NoticeGiven
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required int Version { get; init; }

    public required DateTime GivenAt { get; init; }

    /// <summary>When the person put it away; until then each new session shows it.</summary>
    public DateTime? PutAwayAt { get; init; }
}

internal sealed class NoticeGivenMapping : IEntityTypeConfiguration<NoticeGiven>
{
    public void Configure(EntityTypeBuilder<NoticeGiven> builder)
    {
        builder.ToTable("privacy_notices_given");
        // Not unique: two first sign-ins at once are both given it, and both are let in.
        builder.HasIndex(n => new { n.AccountId, n.Version });
    }
}
