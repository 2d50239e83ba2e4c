using System.CommandLine;
using Navigli.Cli;

var root = new RootCommand("Administers a Navigli installation: database, keys, access ledger.")
{
    DatabaseCommands.Migrate(),
    DatabaseCommands.Seed(),
    LedgerCommands.Verify(),
    KeyCommands.Keys(),
    ActCommands.Acts(),
};
return await root.Parse(args).InvokeAsync();
