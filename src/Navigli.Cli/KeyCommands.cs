using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Navigli.Documents.Proofs;
using Navigli.Platform.Keys;

namespace Navigli.Cli;

internal static class KeyCommands
{
    private const string Proof = "proof";

    public static Command Keys() => new("keys", "Makes and rotates the installation's own keys.") { Create(), Rotate(), Proofs(), RotateProof(), RevokeProof() };

    private static Command Create()
    {
        var command = new Command("create", "Makes the keys that are missing: files, ledger seal, document proof. Certificates are issued by an authority and copied in.");
        command.SetAction(parsed =>
        {
            using var services = Installation.Open();
            services.GetRequiredService<IOptions<KeyRingOptions>>().Value.CreateMissing = true;
            var ring = services.GetRequiredService<KeyRing>();
            ring.CurrentSymmetric("files");
            ring.Ecdsa("ledger-seal");
            ring.Ecdsa(Proof);
            Console.WriteLine("The keys are there. Back them up apart from the database: without them files cannot be read nor seals checked.");
        });
        return command;
    }

    private static Command Rotate()
    {
        var command = new Command("rotate-files", "Adds a new version of the key of the file store. Restart the nodes; old files stay readable as long as the old key is kept.");
        command.SetAction(parsed =>
        {
            using var services = Installation.Open();
            services.GetRequiredService<KeyRing>().Rotate("files");
            Console.WriteLine("A new key is there.");
        });
        return command;
    }

    private static Command Proofs()
    {
        var command = new Command("proofs", "Lists the keys that signed the QR codes of certificates, oldest first.");
        command.SetAction(parsed =>
        {
            using var services = Installation.Open();
            var ring = services.GetRequiredService<KeyRing>();
            foreach (var key in ring.Retired(Proof))
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{KeyId(key)} retired {key.RetiredAt:u}{(key.RevokedAt is { } at ? $" revoked {at:u}" : "")}"));
            Console.WriteLine($"{CertificateProof.KeyId(ring.Ecdsa(Proof))} signs now");
        });
        return command;
    }

    private static Command RotateProof()
    {
        var command = new Command("rotate-proof", "Makes a new key for the QR codes of certificates and destroys the old private key. Nodes take it within seconds; codes signed with the old one still verify.");
        command.SetAction(parsed =>
        {
            using var services = Installation.Open();
            services.GetRequiredService<KeyRing>().RotateEcdsa(Proof);
            Console.WriteLine("A new key is there, and nodes that read this directory sign with it within seconds. Back up the keys. A node with a copy of the directory knows neither the new key nor its codes until it has the new files.");
        });
        return command;
    }

    private static Command RevokeProof()
    {
        var id = new Argument<string>("key") { Description = "The key as 'navigli keys proofs' lists it." };
        var command = new Command("revoke-proof", "Withdraws a key that may be in wrong hands: QR codes signed with it are refused. The key that signs now is rotated first. Nodes follow within seconds.") { id };
        command.SetAction(parsed =>
        {
            using var services = Installation.Open();
            var ring = services.GetRequiredService<KeyRing>();
            var wanted = parsed.GetValue(id)!;
            if (string.Equals(CertificateProof.KeyId(ring.Ecdsa(Proof)), wanted, StringComparison.OrdinalIgnoreCase))
                ring.RotateEcdsa(Proof);
            if (ring.Retired(Proof).FirstOrDefault(k => string.Equals(KeyId(k), wanted, StringComparison.OrdinalIgnoreCase)) is not { } key)
            {
                Console.WriteLine($"There is no key {wanted}: 'navigli keys proofs' lists them.");
                return 1;
            }

            ring.Revoke(Proof, key.PublicKey);
            Console.WriteLine("The key is withdrawn: nodes that read this directory refuse it within seconds.");
            return 0;
        });
        return command;
    }

    private static string KeyId(RetiredKey retired)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(retired.PublicKey, out _);
        return CertificateProof.KeyId(key);
    }
}
