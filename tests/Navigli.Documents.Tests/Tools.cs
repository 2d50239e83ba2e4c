using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Navigli.Documents.Sealing;

namespace Navigli.Documents.Tests;

/// <summary>Programs made by others that read our files. Where one is not installed, its tests are skipped and say so.</summary>
internal static class Tools
{
    private static readonly string[] PreflightJars = ["pdfbox2", "fontbox2", "preflight", "xmpbox", "commons-logging", "javax.activation", "jaxb-api"];

    public static (int ExitCode, string Output) Run(string program, params string[] arguments)
    {
        Require(program);
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    public static (int ExitCode, string Output) Preflight(string file)
    {
        var jars = PreflightJars.Select(jar => $"/usr/share/java/{jar}.jar").ToList();
        Assert.SkipUnless(jars.TrueForAll(File.Exists), "PDFBox preflight is not installed (libpdfbox2-java, libactivation-java, libjaxb-api-java)");
        return Run("java", "-cp", string.Join(':', jars), "org.apache.pdfbox.preflight.Validator_A1b", file);
    }

    public static string Specification(string name)
    {
        var folder = Environment.GetEnvironmentVariable("NAVIGLI_SPECS");
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); folder is null && directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Navigli.slnx")))
                folder = Path.Combine(directory.FullName, "..", "shared", "specs");
        }
        var path = Path.Combine(folder ?? ".", name);
        Assert.SkipUnless(File.Exists(path), $"The specification {name} is neither under ../shared/specs nor under NAVIGLI_SPECS");
        return path;
    }

    private static void Require(string program) =>
        Assert.SkipUnless(
            (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':').Any(folder => File.Exists(Path.Combine(folder, program))),
            $"{program} is not installed");
}

/// <summary>A file for a tool to read, gone after the test.</summary>
internal sealed class TemporaryFile : IDisposable
{
    public TemporaryFile(byte[] content)
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"navigli-{Guid.CreateVersion7()}");
        File.WriteAllBytes(Path, content);
    }

    public string Path { get; }

    public void Dispose() => File.Delete(Path);
}

/// <summary>Sealing keys made for the tests.</summary>
internal static class Sealers
{
    public static Pkcs12Sealer Rsa { get; } = MakeRsa();

    public static Pkcs12Sealer Ecdsa { get; } = MakeEcdsa();

    private static Pkcs12Sealer MakeRsa()
    {
        using var key = RSA.Create(2048);
        return Load(new CertificateRequest("CN=Città di prova, O=Prova, C=IT", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private static Pkcs12Sealer MakeEcdsa()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Load(new CertificateRequest("CN=Città di prova, O=Prova, C=IT", key, HashAlgorithmName.SHA256));
    }

    private static Pkcs12Sealer Load(CertificateRequest request)
    {
        using var certificate = request.CreateSelfSigned(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return Pkcs12Sealer.Load(certificate.Export(X509ContentType.Pkcs12, "segreto"), "segreto");
    }
}
