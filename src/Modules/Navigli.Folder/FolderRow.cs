using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Identity;

namespace Navigli.Folder;

/// <summary>The row of an entry. The words for states are text columns, so that rows of the home page and its numbers fit one query.</summary>
internal sealed class FolderRow
{
    public const int LongestCode = 50;

    private const char Separator = '\u001F';

    public required Guid Id { get; init; }

    public required string Kind { get; init; }

    public required string Reference { get; init; }

    public Guid? AccountId { get; set; }

    public Guid? SubjectId { get; set; }

    public string Needs { get; set; } = "";

    public string State { get; set; } = "";

    public string Turn { get; set; } = "";

    public DateTime At { get; set; }

    public DateTime ChangedAt { get; set; }

    public DateOnly? DueOn { get; set; }

    public DateTime? VisibleFrom { get; set; }

    public DateTime? ExpiresAt { get; set; }

    public DateTime? NewsAt { get; set; }

    public string? Number { get; set; }

    public string Link { get; set; } = "";

    public string Arguments { get; set; } = "";

    /// <summary>When the account said that it is read. Of an entry of a record each reader says it apart: <see cref="ReadMark"/>.</summary>
    public DateTime? ReadAt { get; set; }

    public static FolderRow Of(Guid id, FolderEntry entry)
    {
        var row = new FolderRow { Id = id, Kind = entry.Kind, Reference = entry.Reference };
        row.Take(entry);
        return row;
    }

    public static IReadOnlyList<string> Split(string arguments) => arguments.Length == 0 ? [] : arguments.Split(Separator);

    /// <summary>Takes over what the module says now. News since it was read make it unread.</summary>
    public void Take(FolderEntry entry)
    {
        if (NewsAt != entry.NewsAt)
            ReadAt = null;
        (AccountId, SubjectId, Needs, State, Turn) = (entry.AccountId, entry.SubjectId, entry.Needs.ToString(), entry.State.ToString(), entry.Turn.ToString());
        (At, ChangedAt, DueOn, VisibleFrom, ExpiresAt, NewsAt) = (entry.At, entry.ChangedAt, entry.DueOn, entry.VisibleFrom, entry.ExpiresAt, entry.NewsAt);
        (Number, Link, Arguments) = (entry.Number, entry.Link, string.Join(Separator, entry.Arguments));
    }

    /// <summary>Whether it is what the module says now.</summary>
    public bool Says(FolderEntry entry)
    {
        var said = Of(Id, entry);
        return (AccountId, SubjectId, Needs, State, Turn) == (said.AccountId, said.SubjectId, said.Needs, said.State, said.Turn)
            && (At, ChangedAt, DueOn, VisibleFrom, ExpiresAt, NewsAt) == (said.At, said.ChangedAt, said.DueOn, said.VisibleFrom, said.ExpiresAt, said.NewsAt)
            && (Number, Link, Arguments) == (said.Number, said.Link, said.Arguments);
    }

    public FolderEntry ToEntry() => new()
    {
        Kind = Kind,
        Reference = Reference,
        AccountId = AccountId,
        SubjectId = SubjectId,
        Needs = Enum.Parse<PersonalAction>(Needs),
        State = Enum.Parse<FolderState>(State),
        Turn = Enum.Parse<FolderTurn>(Turn),
        At = At,
        ChangedAt = ChangedAt,
        DueOn = DueOn,
        VisibleFrom = VisibleFrom,
        ExpiresAt = ExpiresAt,
        NewsAt = NewsAt,
        Number = Number,
        Link = Link,
        Arguments = Split(Arguments),
    };
}

/// <summary>
/// That one reader has read an entry of a record: of a child's, each parent has a state of their own. It counts for the news that were read, so that newer ones
/// are unread again.
/// </summary>
internal sealed class ReadMark
{
    public required Guid AccountId { get; init; }

    public required string Kind { get; init; }

    public required string Reference { get; init; }

    /// <summary>The entry's news when it was read.</summary>
    public DateTime? NewsAt { get; set; }

    public required DateTime ReadAt { get; set; }
}

internal sealed class ReadMarkMapping : IEntityTypeConfiguration<ReadMark>
{
    public void Configure(EntityTypeBuilder<ReadMark> builder)
    {
        builder.ToTable("folder_read_marks");
        builder.HasKey(m => new { m.AccountId, m.Kind, m.Reference });
        builder.Property(m => m.Kind).HasMaxLength(FolderRow.LongestCode);
        builder.Property(m => m.Reference).HasMaxLength(FolderEntry.LongestReference);
        builder.HasIndex(m => m.ReadAt);
    }
}

internal sealed class FolderRowMapping : IEntityTypeConfiguration<FolderRow>
{
    private const int LongestState = 20;

    public void Configure(EntityTypeBuilder<FolderRow> builder)
    {
        builder.ToTable("folder_entries");
        builder.Property(e => e.Kind).HasMaxLength(FolderRow.LongestCode);
        builder.Property(e => e.Reference).HasMaxLength(FolderEntry.LongestReference);
        builder.Property(e => e.Needs).HasMaxLength(LongestState);
        builder.Property(e => e.State).HasMaxLength(LongestState);
        builder.Property(e => e.Turn).HasMaxLength(LongestState);
        builder.Property(e => e.Number).HasMaxLength(40);
        builder.Property(e => e.Link).HasMaxLength(FolderEntry.LongestLink);
        builder.Property(e => e.Arguments).HasMaxLength(FolderEntry.LongestArguments);
        builder.HasIndex(e => new { e.Kind, e.Reference }).IsUnique();
        builder.HasIndex(e => new { e.AccountId, e.ChangedAt }).HasFilter("account_id IS NOT NULL");
        builder.HasIndex(e => new { e.SubjectId, e.ChangedAt }).HasFilter("account_id IS NULL");
        // For what is deleted by its day. With the rows that have none in it, PostgreSQL would walk all of it for the home page's "none, or later than now".
        builder.HasIndex(e => e.ExpiresAt).HasFilter("expires_at IS NOT NULL");
    }
}
