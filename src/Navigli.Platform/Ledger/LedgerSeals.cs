using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Navigli.Platform.Files;
using Navigli.Platform.Keys;
using Navigli.Platform.Time;

namespace Navigli.Platform.Ledger;

/// <summary>What a seal file says: so many rows, ending in this hash; signed by the ledger's key.</summary>
/// <param name="SegmentId">The chain.</param>
/// <param name="Count">Rows so far.</param>
/// <param name="Head">Hash of the last of them.</param>
/// <param name="Final">Whether the chain was closed with it.</param>
public sealed record LedgerSealFile(Guid SegmentId, long Count, byte[] Head, bool Final);

/// <summary>
/// Seals chains with the key <c>ledger-seal</c> and writes each seal to the file store too: while a chain is written, a checkpoint at most
/// every second; when it ends, the seal. Whoever alters the database alone cannot alter these, also not by cutting off the last rows.
/// </summary>
public sealed class LedgerSeals(KeyRing keys, IOptions<FileStoreOptions> files, TimeProvider clock)
{
    private const int BodyLength = 16 + 8 + LedgerChain.HashLength;

    private string Directory => Path.Combine(files.Value.Directory, "ledger");

    /// <summary>Every seal file there is; an altered one throws.</summary>
    /// <exception cref="CryptographicException">A seal file does not bear the key's signature.</exception>
    public IEnumerable<LedgerSealFile> ReadAll()
    {
        if (!System.IO.Directory.Exists(Directory))
            yield break;
        foreach (var path in System.IO.Directory.EnumerateFiles(Directory, "*.seal"))
            yield return Read(path);
    }

    /// <summary>Whether a seal kept in the database bears the key's signature.</summary>
    public bool IsGenuine(Guid segmentId, long count, byte[] head, byte[] seal)
    {
        var key = keys.Ecdsa("ledger-seal");
        lock (key)
            return key.VerifyData(LedgerChain.SealedBytes(segmentId, count, head), seal, HashAlgorithmName.SHA256);
    }

    internal void Checkpoint(Guid segmentId, long count, byte[] head) => Write(segmentId, count, head, 0);

    internal async Task SealAsync(DbConnection connection, Guid segmentId, long count, byte[] head, CancellationToken ct)
    {
        var seal = Write(segmentId, count, head, 1);
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

    private byte[] Write(Guid segmentId, long count, byte[] head, byte final)
    {
        var body = LedgerChain.SealedBytes(segmentId, count, head);
        var key = keys.Ecdsa("ledger-seal");
        byte[] seal;
        lock (key)
            seal = key.SignData(body, HashAlgorithmName.SHA256);
        System.IO.Directory.CreateDirectory(Directory);
        var path = Path.Combine(Directory, segmentId.ToString("N") + ".seal");
        File.WriteAllBytes(path + ".partial", [.. body, final, .. seal]);
        File.Move(path + ".partial", path, overwrite: true);
        return seal;
    }

    private LedgerSealFile Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length > BodyLength + 1)
        {
            var id = new Guid(bytes.AsSpan(0, 16), bigEndian: true);
            var count = BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(16));
            var head = bytes[24..BodyLength];
            if (IsGenuine(id, count, head, bytes[(BodyLength + 1)..]))
                return new LedgerSealFile(id, count, head, bytes[BodyLength] == 1);
        }

        throw new CryptographicException($"Seal file {Path.GetFileName(path)} is not genuine");
    }
}
