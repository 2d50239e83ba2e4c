using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Folder;

namespace Navigli.Cli;

internal static class FolderCommands
{
    public static Command Rebuild()
    {
        var only = new Option<string?>("--kind") { Description = "One kind of entry; all of them when left out." };
        var command = new Command("rebuild-folder", "Makes the entries of the citizens' folders anew from what the modules know. What people have read stays read. Each kind is replaced in one transaction.") { only };
        command.SetAction(async (parsed, ct) =>
        {
            await using var services = Installation.Open();
            await using var scope = services.CreateAsyncScope();
            var folder = scope.ServiceProvider.GetRequiredService<IFolderRebuild>();
            var wanted = parsed.GetValue(only);
            if (wanted is not null && !folder.Kinds.Contains(wanted, StringComparer.Ordinal))
            {
                await Console.Error.WriteLineAsync($"There is no kind '{wanted}'. There are: {string.Join(", ", folder.Kinds)}");
                return 1;
            }

            foreach (var kind in folder.Kinds.Where(k => wanted is null || k == wanted))
            {
                var entries = await folder.RunAsync(kind, ct);
                await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{kind}: {entries:N0} entries"));
            }

            return 0;
        });
        return command;
    }
}
