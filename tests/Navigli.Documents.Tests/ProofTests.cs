using System.Security.Cryptography;
using Navigli.Documents.Graphics;
using Navigli.Documents.Proofs;
using Shouldly;

namespace Navigli.Documents.Tests;

public sealed class ProofTests
{
    private const string FragmentSafe = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=:@/?";
    private const string QrAlphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    private static readonly ProofVerifier Verifier = new([Samples.ProofKey]);

    [Fact]
    public void Verify_GenuineProof_GivesTheFacts()
    {
        var facts = Samples.Facts with
        {
            Members = new CertifiedPerson[]
            {
                new() { Name = "NGUYỄN THỊ ÁNH", BirthDate = new DateOnly(1899, 12, 31), Relationship = "Figlia" },
                new() { Name = "O’BRIEN SÉAN" },
            },
            Statements = new[] { "Stato civile: Coniugata", "Cittadinanza: Italiana" },
        };

        var check = Verifier.Verify(new ProofSigner(Samples.ProofKey).Sign(facts));

        check.Error.ShouldBeNull();
        check.Facts.ShouldBeEquivalentTo(facts);
    }

    [Fact]
    public void Verify_OnlyRequiredFacts_GivesThem()
    {
        var facts = new CertificateFacts
        {
            Issuer = "I",
            DocumentType = "T",
            Protocol = "1",
            Code = "C",
            Subject = new CertifiedPerson { Name = "N" },
            IssuedAt = Samples.IssuedAt,
        };

        Verifier.Verify(new ProofSigner(Samples.ProofKey).Sign(facts)).Facts.ShouldBeEquivalentTo(facts);
    }

    [Fact]
    public void Verify_AddressFromTheQr_GivesTheFacts()
    {
        var check = Verifier.Verify(Samples.Residence.Verification!.QrText);

        check.Facts.ShouldBeEquivalentTo(Samples.Facts);
    }

    [Fact]
    public void Verify_AnyBitFlipped_IsRefused()
    {
        ProofText.TryDecode(Samples.Proof, out var message).ShouldBeTrue();
        for (var bit = 0; bit < message.Length * 8; bit++)
        {
            var tampered = (byte[])message.Clone();
            tampered[bit / 8] ^= (byte)(1 << (bit % 8));
            var check = Verifier.Verify(ProofText.Encode(tampered));
            check.Facts.ShouldBeNull($"bit {bit}");
            check.Error.ShouldNotBeNull($"bit {bit}");
        }
    }

    [Fact]
    public void Verify_AnyCharacterReplacedDroppedOrDoubled_IsRefused()
    {
        var random = new Random(2026);
        for (var i = 0; i < Samples.Proof.Length; i++)
        {
            var other = QrAlphanumeric.Where(c => c != Samples.Proof[i]).ElementAt(random.Next(QrAlphanumeric.Length - 1));
            string[] tampered = [Samples.Proof[..i] + other + Samples.Proof[(i + 1)..], Samples.Proof.Remove(i, 1), Samples.Proof.Insert(i, Samples.Proof[i].ToString()), Samples.Proof[..i]];
            tampered.ShouldAllBe(proof => Verifier.Verify(proof).Facts == null);
        }
    }

    [Fact]
    public void Verify_Garbage_IsMalformedAndNeverThrows()
    {
        var random = new Random(2026);
        for (var i = 0; i < 5000; i++)
        {
            var garbage = new byte[random.Next(80)];
            random.NextBytes(garbage);
            // Half of them begin as a proof does, so that the reader goes further in.
            if (i % 2 == 0 && garbage.Length > 3)
                (garbage[0], garbage[1]) = (0xD2, 0x84);
            Verifier.Verify(ProofText.Encode(garbage)).Error.ShouldBe(ProofError.Malformed);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("#")]
    [InlineData("HTTPS://COMUNE.EXAMPLE/V")]
    [InlineData("i2wuxb")]
    [InlineData("À")]
    public void Verify_NoProof_IsMalformed(string text) => Verifier.Verify(text).Error.ShouldBe(ProofError.Malformed);

    [Fact]
    public void Verify_OtherIssuersKey_IsUnknown()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        var check = new ProofVerifier([other]).Verify(Samples.Proof);

        check.Error.ShouldBe(ProofError.UnknownKey);
        check.KeyId.ShouldBe(CertificateProof.KeyId(Samples.ProofKey));
    }

    [Fact]
    public void Verify_AlteredFact_HasAWrongSignature()
    {
        ProofText.TryDecode(Samples.Proof, out var message);
        message[message.AsSpan().IndexOf("SOFIA"u8)] = (byte)'T';

        Verifier.Verify(ProofText.Encode(message)).Error.ShouldBe(ProofError.WrongSignature);
    }

    [Fact]
    public void Sign_OtherCurve_IsRefused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        Should.Throw<ArgumentException>(() => new ProofSigner(key));
    }

    [Fact]
    public void QrText_IsAlphanumericAndItsFragmentNeedsNoEscape()
    {
        var text = Samples.Residence.Verification!.QrText;

        text.Where(c => !QrAlphanumeric.Contains(c)).ShouldBe("#");
        Samples.Proof.ShouldAllBe(c => FragmentSafe.Contains(c));
        new Uri(text).Fragment.ShouldBe("#" + Samples.Proof);
        new Uri(text).GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped).ShouldBe("https://comune.milano.example/V");
    }

    [Fact]
    public void QrSymbol_TheOneByteCharacterCostsNoVersion()
    {
        var text = Samples.Residence.Verification!.QrText;

        new QrSymbol(text).Size.ShouldBe(new QrSymbol(text.Replace('#', '/')).Size);
        new QrSymbol(text).Size.ShouldBeLessThan(new QrSymbol(text.ToLowerInvariant()).Size);
    }

    [Theory]
    [InlineData("https://comune.example/v?x=1")]
    [InlineData("https://comune.example/v#x")]
    [InlineData("https://comune.example/v_1")]
    public void QrText_AddressThatDoesNotFit_IsRefused(string address) =>
        Should.Throw<DocumentException>(() => CertificateProof.ToQrText(new Uri(address), Samples.Proof));

    [Fact]
    public void ProofText_AnyBytes_ComeBack()
    {
        var random = new Random(2026);
        for (var length = 0; length < 200; length++)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            ProofText.TryDecode(ProofText.Encode(bytes), out var decoded).ShouldBeTrue();
            decoded.ShouldBe(bytes);
        }
    }

    // RFC 8949, appendix A.
    [Theory]
    [InlineData(0, "00")]
    [InlineData(23, "17")]
    [InlineData(24, "1818")]
    [InlineData(100, "1864")]
    [InlineData(1000, "1903E8")]
    [InlineData(1000000, "1A000F4240")]
    [InlineData(1000000000000, "1B000000E8D4A51000")]
    [InlineData(-1, "20")]
    [InlineData(-10, "29")]
    [InlineData(-100, "3863")]
    [InlineData(-1000, "3903E7")]
    public void Cbor_PublishedIntegers_AreWrittenAndRead(long value, string hex)
    {
        Convert.ToHexString(new CborWriter().Integer(value).ToArray()).ShouldBe(hex);
        new CborReader(Convert.FromHexString(hex)).Integer().ShouldBe(value);
    }

    [Theory]
    [InlineData("IETF", "6449455446")]
    [InlineData("ü", "62C3BC")]
    [InlineData("水", "63E6B0B4")]
    public void Cbor_PublishedTexts_AreWrittenAndRead(string value, string hex)
    {
        Convert.ToHexString(new CborWriter().Text(value).ToArray()).ShouldBe(hex);
        new CborReader(Convert.FromHexString(hex)).Text().ShouldBe(value);
    }

    [Theory]
    [InlineData("1817")]
    [InlineData("190018")]
    [InlineData("1C")]
    [InlineData("19")]
    [InlineData("")]
    public void Cbor_NotInShortestForm_IsRefused(string hex) =>
        Should.Throw<FormatException>(() => new CborReader(Convert.FromHexString(hex)).Integer());
}
