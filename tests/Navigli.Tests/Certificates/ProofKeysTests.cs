using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Navigli.Certificates.Paper;
using Navigli.Documents.Proofs;
using Navigli.Platform.Keys;
using Navigli.Testing;
using Navigli.Tests.Platform;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Certificates;

public sealed class ProofKeysTests : IDisposable
{
    private static readonly CertificateFacts Facts = new()
    {
        Issuer = "Comune di Prova",
        DocumentType = "Certificato di Residenza",
        Protocol = "2026/000001",
        Code = "0000000000000000",
        Subject = new CertifiedPerson { Name = "ROSSI Ada" },
        IssuedAt = new DateTime(2026, 11, 21, 8, 0, 0, DateTimeKind.Utc),
    };

    private readonly string folder = Directory.CreateTempSubdirectory("navigli-keys-").FullName;
    private readonly MovableClock clock = new(new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Verify_ProofOfAKeySinceRetired_StillGivesTheFacts()
    {
        var first = Start().Signer.Sign(Facts);
        Ring(folder).RotateEcdsa("proof");
        var second = Start().Signer.Sign(Facts);
        Ring(folder).RotateEcdsa("proof");

        var keys = Start();

        keys.Verifier.Verify(first).Facts.ShouldNotBeNull();
        keys.Verifier.Verify(second).Facts.ShouldNotBeNull();
        keys.Signer.KeyId.ShouldNotBeOneOf(keys.Verifier.Verify(first).KeyId, keys.Verifier.Verify(second).KeyId);
    }

    [Fact]
    public void Verify_ProofOfARevokedKey_IsRefusedAndTheOthersAreNot()
    {
        var first = Start().Signer.Sign(Facts);
        Ring(folder).RotateEcdsa("proof");
        var second = Start().Signer.Sign(Facts);
        Ring(folder).RotateEcdsa("proof");
        Ring(folder).Revoke("proof", Ring(folder).Retired("proof")[0].PublicKey);

        var verifier = Start().Verifier;

        verifier.Verify(first).Error.ShouldBe(ProofError.RevokedKey);
        verifier.Verify(first).Facts.ShouldBeNull();
        verifier.Verify(second).Facts.ShouldNotBeNull();
    }

    [Fact]
    public void Rotate_WhileANodeRuns_IsTakenWithoutARestart()
    {
        var node = Start();
        var first = node.Signer.Sign(Facts);
        var old = node.Signer.KeyId;

        Ring(folder).RotateEcdsa("proof");
        node.Signer.KeyId.ShouldBe(old, "the files are looked at every few seconds, not at every certificate");
        clock.Move(TimeSpan.FromSeconds(5));

        node.Signer.KeyId.ShouldNotBe(old);
        node.Published.Select(k => k.KeyId).ShouldBe([old, node.Signer.KeyId]);
        node.Verifier.Verify(first).Facts.ShouldNotBeNull();
        Start().Verifier.Verify(node.Signer.Sign(Facts)).Facts.ShouldNotBeNull();

        Ring(folder).Revoke("proof", Ring(folder).Retired("proof")[0].PublicKey);
        clock.Move(TimeSpan.FromSeconds(5));

        node.Verifier.Verify(first).Error.ShouldBe(ProofError.RevokedKey);
    }

    [Fact]
    public void Published_WhileNothingChanges_IsReadOnce()
    {
        var node = Start();
        _ = node.Published;
        clock.Move(TimeSpan.FromSeconds(5));
        var published = node.Published;
        clock.Move(TimeSpan.FromSeconds(5));

        node.Published.ShouldBeSameAs(published);
    }

    [Fact]
    public void Published_AfterRotations_TellsWhenEachKeySigned()
    {
        var ids = new List<string> { Start().Signer.KeyId };
        for (var i = 0; i < 2; i++)
        {
            clock.Move(TimeSpan.FromDays(100));
            Ring(folder).RotateEcdsa("proof");
            ids.Add(Start().Signer.KeyId);
        }

        clock.Move(TimeSpan.FromDays(1));
        Ring(folder).Revoke("proof", Ring(folder).Retired("proof")[1].PublicKey);
        clock.Move(TimeSpan.FromDays(1));
        Ring(folder).Revoke("proof", Ring(folder).Retired("proof")[1].PublicKey);

        var published = Start().Published;
        var begun = new DateTime(2026, 11, 21, 8, 0, 0, DateTimeKind.Utc);
        published.Select(k => k.KeyId).ShouldBe(ids);
        published.Select(k => k.From).ShouldBe([null, begun.AddDays(100), begun.AddDays(200)]);
        published.Select(k => k.To).ShouldBe([begun.AddDays(100), begun.AddDays(200), null]);
        published.Select(k => k.RevokedAt).ShouldBe([null, begun.AddDays(201), null], "a key is withdrawn once");
    }

    [Fact]
    public void Published_Coordinates_AreThoseOfTheKeyThatSigned()
    {
        var keys = Start();
        var published = keys.Published.ShouldHaveSingleItem();

        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Base64Url.DecodeFromChars(published.X), Y = Base64Url.DecodeFromChars(published.Y) },
        });

        new ProofVerifier([key]).Verify(keys.Signer.Sign(Facts)).Facts.ShouldNotBeNull();
    }

    [Fact]
    public void Rotate_InterruptedAfterTheList_LosesNoKeyAndListsNoneTwice()
    {
        var proof = Start().Signer.Sign(Facts);
        var before = File.ReadAllBytes(Path.Combine(folder, "proof.pem"));
        Ring(folder).RotateEcdsa("proof");
        File.WriteAllBytes(Path.Combine(folder, "proof.pem"), before);

        Start().Published.ShouldHaveSingleItem().To.ShouldBeNull();
        Start().Verifier.Verify(proof).Facts.ShouldNotBeNull();

        Ring(folder).RotateEcdsa("proof");
        Ring(folder).Retired("proof").ShouldHaveSingleItem();
        Start().Verifier.Verify(proof).Facts.ShouldNotBeNull();
    }

    [Fact]
    public void Rotate_LeavesNoOldPrivateKeyBehind()
    {
        var old = Ring(folder).Ecdsa("proof").ExportECPrivateKey();
        Ring(folder).RotateEcdsa("proof");

        Directory.GetFiles(folder).Select(Path.GetFileName).ShouldBe(["proof.pem", "proof.retired.json"], ignoreOrder: true);
        Ring(folder).Ecdsa("proof").ExportECPrivateKey().ShouldNotBe(old);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(folder, "proof.pem")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task VerifyPage_QrOfARevokedKey_SaysSoAndWhatToDo()
    {
        await using var city = await TestCity.StartAsync(new TestCityOptions { Residents = 0 });
        using var visitor = city.Visit();
        var keysBefore = (await visitor.GetAsync("/verifica/chiavi")).Text;
        var listBefore = (await visitor.GetAsync("/verifica/revoche")).Body;
        var ring = Ring(Path.Combine(city.Folder, "keys"));
        var proof = new ProofSigner(ring.Ecdsa("proof")).Sign(Facts);
        ring.RotateEcdsa("proof");
        ring.Revoke("proof", ring.Retired("proof")[0].PublicKey);
        city.Clock.Move(TimeSpan.FromSeconds(10));

        var answer = await visitor.SubmitAsync(await visitor.GetAsync("/verifica"), "#verify", new Dictionary<string, string> { ["Verify.Proof"] = proof });

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Words.ShouldContain("chiave che il Comune ha revocato");
        answer.Words.ShouldContain("Scrivi il codice stampato");
        (await visitor.GetAsync("/verifica/chiavi")).Text.ShouldNotBe(keysBefore);
        // What is signed with the withdrawn key no verifier would believe, the list that withdraws it least of all.
        var list = (await visitor.GetAsync("/verifica/revoche")).Body;
        Contains(listBefore, CertificateProof.KeyId(ring.Ecdsa("proof"))).ShouldBeTrue("signed with the first key");
        Contains(list, CertificateProof.KeyId(ring.CurrentEcdsa("proof"))).ShouldBeTrue("signed with the new one");
    }

    private static bool Contains(byte[] message, string keyId) => message.AsSpan().IndexOf(Convert.FromHexString(keyId)) >= 0;

    private KeyRing Ring(string directory) => new(Options.Create(new KeyRingOptions { Directory = directory, CreateMissing = true }), clock);

    private ProofKeys Start() => new(Ring(folder), clock);
}
