using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Navigli.Contracts.Identity;
using Navigli.Documents.Proofs;
using Navigli.Platform.Keys;

namespace Navigli.Cli;

internal static class KeyCommands
{
    private const string Proof = "proof";
    private const string Tokens = "tokens";
    private const string NextTokens = "tokens-next";

    public static Command Keys() => new("keys", "Makes and rotates the installation's own keys.") { Create(), Federation(), FederationNext(), FederationSwitch(), Rotate("files", "the file store", "files"), Rotate("saml-log", "the log of sign-ins", "messages"), Proofs(), RotateProof(), RevokeProof(), RotateTokens() };

    private static Command Create()
    {
        var command = new Command("create", "Makes the keys that are missing: files, log of sign-ins, ledger seal, document proof, access tokens. Certificates are issued by an authority and copied in.");
        command.SetAction(parsed =>
        {
            using var services = Installation.Open();
            services.GetRequiredService<IOptions<KeyRingOptions>>().Value.CreateMissing = true;
            var ring = services.GetRequiredService<KeyRing>();
            ring.CurrentSymmetric("files");
            ring.CurrentSymmetric("saml-log");
            ring.Ecdsa("ledger-seal");
            ring.Ecdsa(Proof);
            ring.Ecdsa(Tokens);
            ring.Ecdsa(NextTokens);
            Console.WriteLine("The keys are there. Back them up apart from the database: without them files and the log of sign-ins cannot be read nor seals checked.");
        });
        return command;
    }

    private static Command Federation() => OfFederation(
        "federation",
        "Makes the seal certificate of a federation of digital identity where it is missing, to the federation's profile, and writes the signed metadata to the standard output.",
        (seals, name) => Describe(name, seals.Certificate(name)));

    private static Command FederationNext() => OfFederation(
        "federation-next",
        "Makes the certificate that will take the place of a federation's current one, and writes the metadata that publish both to the standard output. Restart the nodes, and give the metadata to the federation.",
        (seals, name) => Describe(name + "-next", seals.PrepareNext(name)));

    private static Command FederationSwitch() => OfFederation(
        "federation-switch",
        "Lets the next certificate of a federation sign, once the federation knows it, and writes the metadata without the former one to the standard output. Restart the nodes one by one.",
        (seals, name) =>
        {
            seals.Switch(name);
            return Describe(name, seals.Certificate(name));
        });

    private static Command OfFederation(string command, string what, Func<IFederationSeals, string, string> act)
    {
        var federation = new Argument<string>("federation") { Description = "spid or cie." }.AcceptOnlyFromAmong("spid", "cie");
        var made = new Command(command, what) { federation };
        made.SetAction(parsed =>
        {
            using var services = Installation.Open();
            services.GetRequiredService<IOptions<KeyRingOptions>>().Value.CreateMissing = true;
            var seals = services.GetRequiredService<IFederationSeals>();
            var name = parsed.GetValue(federation)!;
            try
            {
                Console.Error.WriteLine(act(seals, name));
                Console.WriteLine(seals.Metadata(name));
                return 0;
            }
            catch (CryptographicException e)
            {
                Console.Error.WriteLine(e.Message);
                return 1;
            }
        });
        return made;
    }

    private static string Describe(string name, X509Certificate2 certificate) => string.Create(
        CultureInfo.InvariantCulture, $"{name}.p12: {certificate.Subject}; until {certificate.NotAfter.ToUniversalTime():u}; SHA-256 {certificate.GetCertHashString(HashAlgorithmName.SHA256)}");

    private static Command Rotate(string key, string what, string kept)
    {
        var command = new Command("rotate-" + key, $"Adds a new version of the key of {what}. Restart the nodes; old {kept} stay readable as long as the old key is kept.");
        command.SetAction(parsed =>
        {
            using var services = Installation.Open();
            services.GetRequiredService<KeyRing>().Rotate(key);
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

    private static Command RotateTokens()
    {
        var command = new Command("rotate-tokens", "Lets the next key of access tokens, published so far, sign from now on; makes another next one. Restart the nodes one by one: each knows both keys already.");
        command.SetAction(parsed =>
        {
            using var services = Installation.Open();
            services.GetRequiredService<KeyRing>().RotateEcdsa(Tokens, NextTokens);
            Console.WriteLine("The next key signs. Back up the keys, and restart the nodes one by one.");
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
