using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Navigli.Platform.Keys;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Platform.Files;

/// <summary>Settings <c>Files</c>.</summary>
public sealed class FileStoreOptions
{
    /// <summary>Directory of the blobs, shared by all nodes and outside the database.</summary>
    [Required]
    public string Directory { get; set; } = "";
}

/// <summary>Expected failures of the file store.</summary>
public sealed class FileErrors : ErrorCatalogue<PlatformTexts>
{
    /// <summary>The disk is full or cannot be written.</summary>
    public static Error StorageFull { get; } = Unavailable("platform.storage-full");

    /// <summary>Wrong type, too large, or the scanner found something.</summary>
    public static Error Refused { get; } = Invalid("platform.file-refused");
}

/// <summary>What a use case accepts as a file.</summary>
/// <param name="MediaTypes">Accepted types, as found in the content.</param>
/// <param name="MaxBytes">Largest accepted length.</param>
public sealed record FilePolicy(IReadOnlyList<string> MediaTypes, long MaxBytes);

/// <summary>
/// Blobs outside the database: typed by content, limited in size, scanned, encrypted at rest (AES-256-GCM) under a key that can be rotated.
/// A blob without its row is an orphan and harmless; so the blob is written first, and its row commits with the act that needs it.
/// </summary>
public sealed class FileStore(IOptions<FileStoreOptions> options, KeyRing keys, IMalwareScanner scanner, TimeProvider clock)
{
    private const string Key = "files";

    /// <summary>Checks, encrypts and writes the content; returns the row to add to the act's changes.</summary>
    public async Task<Result<StoredFile>> WriteAsync(ReadOnlyMemory<byte> content, FilePolicy policy, CancellationToken ct)
    {
        var mediaType = ContentType.Of(content.Span);
        if (content.Length > policy.MaxBytes || mediaType is null || !policy.MediaTypes.Contains(mediaType, StringComparer.Ordinal))
            return FileErrors.Refused;
        if (!await scanner.IsCleanAsync(content, ct).ConfigureAwait(false))
            return FileErrors.Refused;
        var file = new StoredFile
        {
            Id = clock.NewId(),
            MediaType = mediaType,
            Length = content.Length,
            Sha256 = SHA256.HashData(content.Span),
            StoredAt = clock.UtcInstant(),
        };
        try
        {
            await WriteBlobAsync(PathOf(file.Id), keys.Seal(Key, content.Span, file.Id), ct).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return FileErrors.StorageFull;
        }

        return file;
    }

    /// <summary>Reads a file back and checks that it is the one that was stored.</summary>
    /// <exception cref="CryptographicException">The blob was altered, or its key is missing.</exception>
    public async Task<byte[]> ReadAsync(StoredFile file, CancellationToken ct)
    {
        var blob = await File.ReadAllBytesAsync(PathOf(file.Id), ct).ConfigureAwait(false);
        return keys.Open(Key, blob, file.Id);
    }

    /// <summary>Removes a file whose row is being removed.</summary>
    public void Delete(Guid fileId) => File.Delete(PathOf(fileId));

    private static async Task WriteBlobAsync(string path, byte[] blob, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var partial = path + ".partial";
        try
        {
            await File.WriteAllBytesAsync(partial, blob, ct).ConfigureAwait(false);
            File.Move(partial, path, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    // The last digits of a UUIDv7 are random, so they spread the blobs evenly over 65,536 folders.
    private string PathOf(Guid id)
    {
        var name = id.ToString("N");
        return Path.Combine(options.Value.Directory, "blobs", name[^2..], name[^4..^2], name);
    }
}
