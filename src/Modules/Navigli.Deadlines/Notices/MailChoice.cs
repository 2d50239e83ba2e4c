using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Navigli.Deadlines.Notices;

/// <summary>What an account has said of e-mails about deadlines; who has said nothing gets them in the city's language.</summary>
internal sealed class MailChoice
{
    public required Guid AccountId { get; init; }

    /// <summary>Two-letter code of their language; null for none at all.</summary>
    public string? Language { get; set; }

    public DateTime ChosenAt { get; set; }
}

internal sealed class MailChoiceMapping : IEntityTypeConfiguration<MailChoice>
{
    public void Configure(EntityTypeBuilder<MailChoice> builder)
    {
        builder.ToTable("deadlines_mail_choices");
        builder.HasKey(c => c.AccountId);
        builder.Property(c => c.AccountId).ValueGeneratedNever();
        builder.Property(c => c.Language).HasMaxLength(2);
    }
}
