using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Navigli.Platform.Time;

namespace Navigli.Platform.Keys;

/// <summary>Settings <c>Keys</c>.</summary>
public sealed class KeyRingOptions
{
    /// <summary>Directory of the key files, readable by the service alone and outside the database.</summary>
    [Required]
    public string Directory { get; set; } = "";

    /// <summary>Whether missing keys are made on first use. For demonstrations and tests; in production <c>navigli keys create</c> makes them once.</summary>
    public bool CreateMissing { get; set; }

    /// <summary>Password of the PKCS#12 files; from the environment, never from a settings file.</summary>
    public string? Password { get; set; }
}

/// <summary>The public half of a signing key that another has taken the place of.</summary>
public sealed record RetiredKey
{
    /// <summary>SubjectPublicKeyInfo in DER (RFC 5280, 4.1.2.7).</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>When it was retired, UTC. It may have signed a little longer, until the last node took the new one.</summary>
    public required DateTime RetiredAt { get; init; }

    /// <summary>When it was withdrawn, UTC; null for a key that is as good as ever.</summary>
    public DateTime? RevokedAt { get; init; }
}

/// <summary>
/// The installation's own keys, by name, as files: <c>name.N.key</c> (AES-256, N is the version, the highest is current), <c>name.pem</c>
/// (ECDSA P-256, the one that signs now), <c>name.retired.json</c> (the public keys that signed before it) and <c>name.p12</c> (certificate with
/// RSA key). Losing them loses the files, the seals' trust, or both: see docs/operations.md.
/// </summary>
public sealed class KeyRing(IOptions<KeyRingOptions> options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Lazy<object>> loaded = new(StringComparer.Ordinal);

    /// <summary>The newest version of a symmetric key, for encrypting.</summary>
    public (byte Version, byte[] Key) CurrentSymmetric(string name) => Load($"{name}.key", () =>
    {
        var newest = Versions(name).DefaultIfEmpty((byte)0).Max();
        if (newest == 0)
        {
            newest = 1;
            Create($"{name}.1.key", () => RandomNumberGenerator.GetBytes(32));
        }

        return (newest, File.ReadAllBytes(PathOf(string.Create(CultureInfo.InvariantCulture, $"{name}.{newest}.key"))));
    });

    /// <summary>One version of a symmetric key, for decrypting.</summary>
    public byte[] Symmetric(string name, byte version)
    {
        var file = string.Create(CultureInfo.InvariantCulture, $"{name}.{version}.key");
        return Load(file, () => File.Exists(PathOf(file)) ? File.ReadAllBytes(PathOf(file)) : throw new CryptographicException($"Key {file} is missing"));
    }

    /// <summary>Adds a new version of a symmetric key; from the next start it is the current one.</summary>
    public void Rotate(string name)
    {
        var next = Versions(name).DefaultIfEmpty((byte)0).Max() + 1;
        Write(string.Create(CultureInfo.InvariantCulture, $"{name}.{next}.key"), () => RandomNumberGenerator.GetBytes(32));
    }

    /// <summary>A signing key on P-256, as it was when this process first asked for it.</summary>
    public ECDsa Ecdsa(string name) => Load($"{name}.pem", () => CurrentEcdsa(name));

    /// <summary>The signing key as it is in the directory now. The caller owns what is returned.</summary>
    public ECDsa CurrentEcdsa(string name)
    {
        Create($"{name}.pem", () =>
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return Pem(made);
        });
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(PathOf($"{name}.pem")));
        return key;
    }

    /// <summary>Differs once a signing key was rotated or one of its predecessors withdrawn, by this process or another: the dates of its files.</summary>
    public (DateTime Current, DateTime Retired) EcdsaState(string name) =>
        (File.GetLastWriteTimeUtc(PathOf($"{name}.pem")), File.GetLastWriteTimeUtc(PathOf($"{name}.retired.json")));

    /// <summary>The public keys that signed under this name before the current one, oldest first.</summary>
    public IReadOnlyList<RetiredKey> Retired(string name) =>
        File.Exists(PathOf($"{name}.retired.json")) ? JsonSerializer.Deserialize<List<RetiredKey>>(File.ReadAllBytes(PathOf($"{name}.retired.json")))! : [];

    /// <summary>
    /// Makes a new signing key, and puts the public half of the old one among the retired. Whoever watches <see cref="EcdsaState"/> takes it at once,
    /// whoever keeps <see cref="Ecdsa"/> at the next start. The old private key is destroyed: what no longer exists cannot be stolen.
    /// </summary>
    public void RotateEcdsa(string name)
    {
        Retire(name);
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Replace($"{name}.pem", Pem(made));
    }

    /// <summary>
    /// The same with an overlap: the successor, whose public half has been published beside the current key, takes its place, and another its own. Nodes that have not been restarted know it already.
    /// </summary>
    /// <param name="name">Name of the key that signs.</param>
    /// <param name="successor">Name of the key that is to sign.</param>
    public void RotateEcdsa(string name, string successor)
    {
        Retire(name);
        File.Move(PathOf($"{successor}.pem"), PathOf($"{name}.pem"), overwrite: true);
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Write($"{successor}.pem", () => Pem(made));
    }

    /// <summary>Withdraws a retired key: nothing that it signed counts any more.</summary>
    /// <param name="name">Name of the key.</param>
    /// <param name="publicKey">The SubjectPublicKeyInfo of one of <see cref="Retired"/>.</param>
    public void Revoke(string name, byte[] publicKey) =>
        Replace($"{name}.retired.json", JsonSerializer.SerializeToUtf8Bytes(Retired(name)
            .Select(r => r.RevokedAt is null && r.PublicKey.AsSpan().SequenceEqual(publicKey) ? r with { RevokedAt = clock.UtcInstant() } : r)));

    /// <summary>A certificate with its RSA key, self-signed when it is made here.</summary>
    /// <param name="name">Name of the file.</param>
    /// <param name="request">How to make it when it is missing and may be made; null when only a given file will do.</param>
    public X509Certificate2 Certificate(string name, Func<RSA, CertificateRequest>? request) => Load($"{name}.p12", () =>
    {
        if (request is not null)
        {
            Create($"{name}.p12", () =>
            {
                using var rsa = RSA.Create(3072);
                var now = clock.GetUtcNow();
                using var made = request(rsa).CreateSelfSigned(now.AddDays(-1), now.AddYears(5));
                return made.Export(X509ContentType.Pkcs12, options.Value.Password);
            });
        }

        return X509CertificateLoader.LoadPkcs12FromFile(PathOf($"{name}.p12"), options.Value.Password);
    });

    /// <summary>The certificate of that name where there is one: a successor that is published before it signs.</summary>
    public X509Certificate2? FindCertificate(string name) => File.Exists(PathOf($"{name}.p12")) ? Certificate(name, request: null) : null;

    /// <summary>Lets a certificate take the place of another, whose private key is destroyed. Running processes go on with the one they have until they start again.</summary>
    /// <param name="name">Name of the file that signs.</param>
    /// <param name="successor">Name of the file that is to sign.</param>
    /// <exception cref="CryptographicException">There is no successor.</exception>
    public void RotateCertificate(string name, string successor)
    {
        if (!File.Exists(PathOf($"{successor}.p12")))
            throw new CryptographicException($"There is no {successor}.p12 to take the place of {name}.p12");
        File.Move(PathOf($"{successor}.p12"), PathOf($"{name}.p12"), overwrite: true);
        loaded.TryRemove($"{name}.p12", out _);
        loaded.TryRemove($"{successor}.p12", out _);
    }

    private IEnumerable<byte> Versions(string name) => Directory.Exists(options.Value.Directory)
        ? Directory.EnumerateFiles(options.Value.Directory, $"{name}.*.key").Select(f => byte.Parse(Path.GetFileNameWithoutExtension(f).Split('.')[^1], CultureInfo.InvariantCulture))
        : [];

    private T Load<T>(string file, Func<T> load) => (T)loaded.GetOrAdd(file, _ => new Lazy<object>(() => load()!)).Value;

    private void Create(string file, Func<byte[]> make)
    {
        if (File.Exists(PathOf(file)))
            return;
        if (!options.Value.CreateMissing)
            throw new CryptographicException($"Key {file} is missing: make it with 'navigli keys create', or restore it from the backup");
        Write(file, make);
    }

    private void Write(string file, Func<byte[]> make)
    {
        var temporary = WriteBeside(file, make());
        try
        {
            File.Move(temporary, PathOf(file), overwrite: false);
        }
        catch (IOException) when (File.Exists(PathOf(file)))
        {
            // Another process of the same city made it first; its key is the one.
            File.Delete(temporary);
        }
    }

    /// <summary>First the list: a crash after it leaves a key that is both current and retired, never one that nobody can verify.</summary>
    private void Retire(string name)
    {
        using var old = ECDsa.Create();
        old.ImportFromPem(File.ReadAllText(PathOf($"{name}.pem")));
        var publicKey = old.ExportSubjectPublicKeyInfo();
        var retired = Retired(name);
        if (!retired.Any(r => r.PublicKey.AsSpan().SequenceEqual(publicKey)))
            Replace($"{name}.retired.json", JsonSerializer.SerializeToUtf8Bytes(retired.Append(new RetiredKey { PublicKey = publicKey, RetiredAt = clock.UtcInstant() })));
    }

    private void Replace(string file, byte[] content) => File.Move(WriteBeside(file, content), PathOf(file), overwrite: true);

    private string WriteBeside(string file, byte[] content)
    {
        Directory.CreateDirectory(options.Value.Directory);
        var temporary = PathOf($"{file}.{Environment.ProcessId}");
        File.WriteAllBytes(temporary, content);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(temporary, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return temporary;
    }

    private static byte[] Pem(ECDsa key) => System.Text.Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem());

    private string PathOf(string file) => Path.Combine(options.Value.Directory, file);
}
