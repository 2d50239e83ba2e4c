using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Navigli.Platform.Files;
using Navigli.Platform.Keys;
using Navigli.Platform.Time;

namespace Navigli.Platform.Ledger;

/// <summary>What a seal file says of its chain.</summary>
public enum LedgerSealState
{
    /// <summary>A checkpoint: the chain has at least these rows.</summary>
    Open = 0,

    /// <summary>The chain was closed with exactly these rows.</summary>
    Closed = 1,

    /// <summary>The chain was closed with these rows, and they were removed because their time of keeping was over.</summary>
    Removed = 2,
}

/// <summary>What a seal file says: so many rows, ending in this hash; signed by the ledger's key.</summary>
/// <param name="SegmentId">The chain.</param>
/// <param name="Count">Rows so far.</param>
/// <param name="Head">Hash of the last of them.</param>
/// <param name="State">Whether more may follow, or none are left.</param>
public sealed record LedgerSealFile(Guid SegmentId, long Count, byte[] Head, LedgerSealState State);

/// <summary>
/// Seals chains with the key <c>ledger-seal</c> and writes each seal to the file store too: a checkpoint after each batch of rows, the seal
/// when the chain ends, and the removal of its rows. Whoever alters the database alone cannot alter these, also not by cutting off the last
/// rows, nor by calling them removed.
/// </summary>
public sealed class LedgerSeals(KeyRing keys, IOptions<FileStoreOptions> files, TimeProvider clock)
{
    private readonly Lazy<LedgerChain> chain = new(() => new LedgerChain(ChainKey(keys.Ecdsa("ledger-seal"))));

    internal LedgerChain Chain => chain.Value;

    private string Directory => Path.Combine(files.Value.Directory, "ledger");

    /// <summary>Every seal file there is, by its chain; null where a file does not bear the key's signature.</summary>
    public IReadOnlyDictionary<Guid, LedgerSealFile?> ReadAll()
    {
        var found = new Dictionary<Guid, LedgerSealFile?>();
        if (System.IO.Directory.Exists(Directory))
        {
            foreach (var path in System.IO.Directory.EnumerateFiles(Directory, "*.seal"))
            {
                if (Guid.TryParseExact(Path.GetFileNameWithoutExtension(path), "N", out var id))
                    found[id] = Read(id);
            }
        }

        return found;
    }

    /// <summary>Whether a seal kept in the database bears the key's signature.</summary>
    public bool IsGenuine(Guid segmentId, long count, byte[] head, byte[] seal) =>
        Verify(LedgerChain.SealedBytes(segmentId, count, head, LedgerSealState.Closed), seal);

    internal bool Exists(Guid segmentId) => File.Exists(PathOf(segmentId));

    /// <summary>One seal file; null when it is missing or not genuine.</summary>
    internal LedgerSealFile? Read(Guid segmentId)
    {
        if (!Exists(segmentId))
            return null;
        var bytes = File.ReadAllBytes(PathOf(segmentId));
        if (bytes.Length <= LedgerChain.SealedLength || new Guid(bytes.AsSpan(0, 16), bigEndian: true) != segmentId
            || !Verify(bytes.AsSpan(0, LedgerChain.SealedLength), bytes.AsSpan(LedgerChain.SealedLength)))
            return null;
        return new LedgerSealFile(
            segmentId, BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(16)), bytes[24..(24 + LedgerChain.HashLength)], (LedgerSealState)bytes[LedgerChain.SealedLength - 1]);
    }

    internal void Checkpoint(Guid segmentId, long count, byte[] head) => Write(segmentId, count, head, LedgerSealState.Open);

    internal void Remove(LedgerSealFile file) => Write(file.SegmentId, file.Count, file.Head, LedgerSealState.Removed);

    internal async Task SealAsync(DbConnection connection, Guid segmentId, long count, byte[] head, CancellationToken ct)
    {
        var seal = Write(segmentId, count, head, LedgerSealState.Closed);
        await using var update = connection.CreateCommand();
        update.CommandText = "UPDATE ledger_segments SET sealed_at = @at, count = @count, head = @head, seal = @seal WHERE id = @id AND sealed_at IS NULL";
        foreach (var (name, value) in new (string, object)[] { ("@at", clock.UtcInstant()), ("@count", count), ("@head", head), ("@seal", seal), ("@id", segmentId) })
        {
            var parameter = update.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            update.Parameters.Add(parameter);
        }

        await update.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
    }

    private static byte[] ChainKey(ECDsa key)
    {
        lock (key)
            return HKDF.DeriveKey(HashAlgorithmName.SHA256, key.ExportParameters(includePrivateParameters: true).D!, LedgerChain.HashLength, info: "navigli ledger chain"u8.ToArray());
    }

    private byte[] Write(Guid segmentId, long count, byte[] head, LedgerSealState state)
    {
        var body = LedgerChain.SealedBytes(segmentId, count, head, state);
        var key = keys.Ecdsa("ledger-seal");
        byte[] seal;
        lock (key)
            seal = key.SignData(body, HashAlgorithmName.SHA256);
        System.IO.Directory.CreateDirectory(Directory);
        var path = PathOf(segmentId);
        // Two processes may seal the same chain (a node and the upkeep that took it for abandoned), so each writes a file of its own first.
        var partial = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}");
        using (var file = File.OpenHandle(partial, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(file, [.. body, .. seal], 0);
            // A checkpoint is overtaken by the next one; what is final must survive a power cut.
            if (state != LedgerSealState.Open)
                RandomAccess.FlushToDisk(file);
        }

        File.Move(partial, path, overwrite: true);
        return seal;
    }

    private bool Verify(ReadOnlySpan<byte> body, ReadOnlySpan<byte> seal)
    {
        var key = keys.Ecdsa("ledger-seal");
        lock (key)
            return key.VerifyData(body, seal, HashAlgorithmName.SHA256);
    }

    private string PathOf(Guid segmentId) => Path.Combine(Directory, segmentId.ToString("N") + ".seal");
}
