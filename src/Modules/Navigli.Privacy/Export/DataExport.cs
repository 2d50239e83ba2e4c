using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Navigli.Contracts;
using Navigli.Platform.Files;

namespace Navigli.Privacy.Export;

/// <summary>Where a copy of one's own data stands.</summary>
internal enum ExportState
{
    /// <summary>Asked for; it is being put together.</summary>
    Waiting,

    /// <summary>To be downloaded until it expires.</summary>
    Ready,

    /// <summary>It could not be made.</summary>
    Failed,

    /// <summary>Its time is over, or its person had it erased: the file is gone.</summary>
    Gone,
}

/// <summary>A copy of one's own data was asked for.</summary>
/// <param name="ExportId">Id of the copy.</param>
internal sealed record ExportRequested(Guid ExportId) : IDomainEvent;

/// <summary>A copy of one's own data (GDPR artt. 15(3) and 20(1)).</summary>
internal sealed class DataExport
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>The person of the registry behind the account when it was asked for.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The session in which it was asked for, for the access ledger.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>Two-letter code of the language of its words.</summary>
    public required string Language { get; init; }

    public required DateTime RequestedAt { get; init; }

    public required DateTime ExpiresAt { get; init; }

    public ExportState State { get; private set; } = ExportState.Waiting;

    public DateTime? ReadyAt { get; private set; }

    public Guid? FileId { get; private set; }

    /// <summary>Length of the file, in bytes.</summary>
    public long Length { get; private set; }

    public DateTime? LastDownloadAt { get; private set; }

    public void Finish(StoredFile file, DateTime now) => (State, FileId, Length, ReadyAt) = (ExportState.Ready, file.Id, file.Length, now);

    public void Fail() => State = ExportState.Failed;

    public void Downloaded(DateTime now) => LastDownloadAt = now;
}

internal sealed class DataExportMapping : IEntityTypeConfiguration<DataExport>
{
    public void Configure(EntityTypeBuilder<DataExport> builder)
    {
        builder.ToTable("privacy_exports");
        builder.Property(e => e.Language).HasMaxLength(2);
        // Two workers, or a worker and the night's job: the second finds that it is done.
        builder.Property(e => e.State).HasMaxLength(20).IsConcurrencyToken();
        builder.HasIndex(e => new { e.AccountId, e.RequestedAt });
        builder.HasIndex(e => e.AccountId).IsUnique().HasFilter("state = 'Waiting'").HasDatabaseName("ix_privacy_exports_waiting");
        builder.HasIndex(e => e.RequestedAt);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(e => e.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}
