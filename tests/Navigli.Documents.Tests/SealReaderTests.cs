using System.Text;
using Navigli.Documents.Sealing;
using Shouldly;

namespace Navigli.Documents.Tests;

public sealed class SealReaderTests
{
    [Theory]
    [InlineData("RSA")]
    [InlineData("ECDSA")]
    public async Task Read_SealedFile_IsIntactAndNamesWhoSealed(string key)
    {
        var sealer = key == "RSA" ? Sealers.Rsa : Sealers.Ecdsa;

        var reading = SealReader.Read(await CertificateDocument.SealAsync(Samples.Residence, sealer, default));

        reading.State.ShouldBe(SealState.Intact);
        reading.Signer!.Subject.ShouldNotBeEmpty();
        reading.Code.ShouldBe(Samples.Facts.Code);
    }

    [Fact]
    public void Read_UnsealedFile_SaysSo() =>
        SealReader.Read(CertificateDocument.RenderUnsealed(Samples.Residence, PdfProfile.PdfA2aUa1)).State.ShouldBe(SealState.Unsealed);

    [Theory]
    [InlineData("")]
    [InlineData("%PDF")]
    [InlineData("PK\u0003\u0004")]
    [InlineData(" %PDF-1.7")]
    public void Read_NoPdf_SaysSo(string content) => SealReader.Read(Encoding.Latin1.GetBytes(content)).State.ShouldBe(SealState.NotPdf);

    [Fact]
    public async Task Read_AnySealedByteFlipped_IsNotIntact()
    {
        var file = await CertificateDocument.SealAsync(Samples.Residence, Sealers.Rsa, default);
        var (start, end) = Hole(file);
        var random = new Random(2026);
        for (var i = 0; i < 400; i++)
        {
            var at = random.Next(file.Length - (end - start));
            var tampered = (byte[])file.Clone();
            tampered[at < start ? at : at + (end - start)] ^= (byte)(1 << random.Next(8));
            SealReader.Read(tampered).State.ShouldNotBe(SealState.Intact, $"byte {at}");
        }
    }

    [Fact]
    public async Task Read_SomethingAddedAfterTheSeal_IsAltered()
    {
        var file = await CertificateDocument.SealAsync(Samples.Residence, Sealers.Rsa, default);

        SealReader.Read((byte[])[.. file, .. "\n"u8]).State.ShouldBe(SealState.Altered);
        SealReader.Read((byte[])[.. file, .. "\n99 0 obj<</Type/Annot>>endobj\nstartxref\n0\n%%EOF"u8]).State.ShouldBe(SealState.Altered);
        SealReader.Read(file.AsMemory(..^1)).State.ShouldBe(SealState.Altered);
    }

    [Fact]
    public async Task Read_RangeThatLeavesMoreThanTheSealOut_IsAltered()
    {
        var file = await CertificateDocument.SealAsync(Samples.Residence, Sealers.Rsa, default);
        var (start, end) = Hole(file);

        foreach (var (from, to) in new[] { (start - 1, end), (start, end + 1), (start + 1, end - 1), (0, file.Length), (end, start) })
        {
            var tampered = (byte[])file.Clone();
            Encoding.ASCII.GetBytes($"{from:D10} {to:D10} {file.Length - to:D10}").CopyTo(tampered.AsSpan(file.AsSpan().IndexOf("/ByteRange"u8) + "/ByteRange [0 ".Length));
            SealReader.Read(tampered).State.ShouldBe(SealState.Altered, $"{from}..{to}");
        }
    }

    [Fact]
    public void Read_Garbage_NeverThrows()
    {
        var random = new Random(2026);
        for (var i = 0; i < 2000; i++)
        {
            var garbage = new byte[random.Next(300)];
            random.NextBytes(garbage);
            var hex = i % 2 == 0 ? Convert.ToHexString(garbage) : "3082" + Convert.ToHexString(garbage);
            var head = $"%PDF-1.7 /ByteRange [0 {60:D10} {62 + hex.Length:D10} 0000000000] ";
            var file = head.PadRight(60) + "<" + hex + ">";
            SealReader.Read(Encoding.ASCII.GetBytes(file)).State.ShouldBe(SealState.Altered);
        }
    }

    private static (int Start, int End) Hole(byte[] file)
    {
        var range = Encoding.ASCII.GetString(file, file.AsSpan().IndexOf("/ByteRange"u8) + "/ByteRange [0 ".Length, 21).Split(' ');
        return (int.Parse(range[0], System.Globalization.CultureInfo.InvariantCulture), int.Parse(range[1], System.Globalization.CultureInfo.InvariantCulture));
    }
}
