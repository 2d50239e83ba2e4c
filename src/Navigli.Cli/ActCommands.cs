using System.CommandLine;
using Navigli.Platform.Acts;
using Navigli.Web;

namespace Navigli.Cli;

internal static class ActCommands
{
    public static Command Acts()
    {
        var command = new Command("acts", "Prints every kind of act the product knows, as Markdown: docs/contracts/acts.md.");
        command.SetAction(_ => Console.Out.Write(ActList.Markdown(Modules.All())));
        return command;
    }
}
