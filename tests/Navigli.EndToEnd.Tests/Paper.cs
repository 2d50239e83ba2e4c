using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Navigli.Documents.Proofs;
using Navigli.Testing;
using QRCoder;

namespace Navigli.EndToEnd.Tests;

/// <summary>A certificate as it comes into the hands of whoever verifies it: the file, and a picture of its first page.</summary>
internal sealed partial record Paper
{
    public required byte[] Pdf { get; init; }

    public required byte[] Picture { get; init; }

    public required string Protocol { get; init; }

    /// <summary>Obtained by a persona through the pages, and rendered as a printer or a screen does.</summary>
    public static async Task<Paper> ObtainAsync(BrowserCity city, string persona)
    {
        using var visitor = await city.OpenVisitorAsync(persona);
        var outcome = await visitor.SubmitAsync(await Samples.RequestAsync(visitor, Samples.Person(city.City, persona).PersonId!.Value), "#confirm");
        var pdf = (await visitor.GetAsync($"{outcome.Address.AbsolutePath}/pdf")).Body;
        return new Paper { Pdf = pdf, Picture = await RenderAsync(pdf), Protocol = ProtocolNumber().Match(outcome.Words).Value };
    }

    /// <summary>A picture of any text as a QR code.</summary>
    public static byte[] Qr(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(data);
        return picture.GetGraphic(5);
    }

    /// <summary>The city's own signer, as only the city has it.</summary>
    public static ECDsa CityKey(TestCity city)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(Path.Combine(city.Folder, "keys", "proof.pem")));
        return key;
    }

    /// <summary>Facts of somebody who does not exist.</summary>
    public static CertificateFacts Facts(int number) => new()
    {
        Issuer = "Comune di Milano",
        DocumentType = "Certificato di residenza",
        Protocol = FormattableString.Invariant($"2026/{900000 + number:D6}"),
        Code = Convert.ToHexString(SHA256.HashData(BitConverter.GetBytes(number)))[..16],
        Subject = new CertifiedPerson { Name = $"NGUYỄN THỊ ÁNH {number}", BirthDate = new DateOnly(1990, 1, 1).AddDays(number), BirthPlace = "Reggio nell’Emilia (RE)", CodiceFiscale = "CLMSFO18D43F205Y" },
        Address = "Via Padova 61, scala B, Milano (MI)",
        IssuedAt = new DateTime(2026, 11, 20, 9, 30, 0, DateTimeKind.Utc),
        ValidUntil = new DateOnly(2099, 5, 20),
    };

    private static async Task<byte[]> RenderAsync(byte[] pdf)
    {
        var folder = Directory.CreateTempSubdirectory("navigli-paper-").FullName;
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "paper.pdf"), pdf);
            using var process = Process.Start(new ProcessStartInfo("pdftoppm", ["-png", "-r", "200", "-f", "1", "-l", "1", "-singlefile", "paper.pdf", "paper"]) { WorkingDirectory = folder })!;
            await process.WaitForExitAsync();
            return await File.ReadAllBytesAsync(Path.Combine(folder, "paper.png"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex(@"\d{4}/\d{6}", RegexOptions.None, 1000)]
    private static partial Regex ProtocolNumber();
}
