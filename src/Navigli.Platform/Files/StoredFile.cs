using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Navigli.Platform.Files;

/// <summary>What the file store keeps of a file besides its bytes: kernel table <c>stored_files</c>.</summary>
public sealed class StoredFile
{
    /// <summary>Id, also the name of the blob.</summary>
    public required Guid Id { get; init; }

    /// <summary>Media type found in the content, not the one that was claimed.</summary>
    public required string MediaType { get; init; }

    /// <summary>Length of the plain content, in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>SHA-256 of the plain content.</summary>
    public required byte[] Sha256 { get; init; }

    /// <summary>When it was stored, UTC.</summary>
    public required DateTime StoredAt { get; init; }
}

internal sealed class StoredFileMapping : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("stored_files");
        builder.Property(f => f.MediaType).HasMaxLength(100);
        builder.Property(f => f.Sha256).HasMaxLength(32);
    }
}
