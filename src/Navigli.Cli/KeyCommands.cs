using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Navigli.Platform.Keys;

namespace Navigli.Cli;

internal static class KeyCommands
{
    public static Command Keys() => new("keys", "Makes and rotates the installation's own keys.") { Create(), Rotate() };

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
            ring.Ecdsa("proof");
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
}
