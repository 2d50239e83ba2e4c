using System.Security.Cryptography;
using System.Text;
using Navigli.Documents.Proofs;
using Shouldly;

namespace Navigli.Documents.Tests;

public sealed class RevocationListTests
{
    private static readonly RevocationList List = new()
    {
        Issuer = "Comune di Milano",
        IssuedAt = Samples.IssuedAt,
        NextUpdate = Samples.IssuedAt.AddDays(1),
        Voided = [RevocationList.Mark("2026/000002", "B"), RevocationList.Mark("2026/000001", "A")],
        RevokedKeys = ["0102030405060708"],
    };

    [Fact]
    public void Mark_IsTheHashThatTheProtocolDescribes() =>
        RevocationList.Mark("2026/000123", "7KQ4M2XP93TRVW8C").ShouldBe(SHA256.HashData(Encoding.UTF8.GetBytes("2026/000123\n7KQ4M2XP93TRVW8C"))[..16]);

    [Fact]
    public void Sign_List_IsCoseOverItsFields()
    {
        var message = new CborReader(new ProofSigner(Samples.ProofKey).Sign(List));
        message.Tag().ShouldBe(18);
        message.Array().ShouldBe(4);
        var header = message.Bytes();
        message.Map().ShouldBe(0);
        var payload = message.Bytes();
        var signature = message.Bytes();
        message.IsAtEnd.ShouldBeTrue();

        Samples.ProofKey.VerifyData(CertificateProof.ToBeSigned(header, payload), signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation).ShouldBeTrue();
        var read = new CborReader(payload);
        read.Map().ShouldBe(5);
        read.Integer().ShouldBe(1);
        read.Text().ShouldBe("Comune di Milano");
        read.Integer().ShouldBe(2);
        DateTime.UnixEpoch.AddSeconds(read.Integer()).ShouldBe(List.IssuedAt);
        read.Integer().ShouldBe(3);
        DateTime.UnixEpoch.AddSeconds(read.Integer()).ShouldBe(List.NextUpdate);
        read.Integer().ShouldBe(4);
        var marks = Convert.ToHexString(read.Bytes());
        marks.Chunk(32).Select(m => new string(m)).ShouldBe(List.Voided.Select(Convert.ToHexString).Order(StringComparer.Ordinal), "in the order of the marks, not of the register");
        read.Integer().ShouldBe(5);
        read.Array().ShouldBe(1);
        Convert.ToHexString(read.Bytes()).ShouldBe("0102030405060708");
        read.IsAtEnd.ShouldBeTrue();
    }

    [Fact]
    public void Verify_ListShownAsAProof_IsRefused() =>
        new ProofVerifier([Samples.ProofKey]).Verify(ProofText.Encode(new ProofSigner(Samples.ProofKey).Sign(List))).Error.ShouldBe(ProofError.Malformed);
}
