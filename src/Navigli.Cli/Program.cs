using System.CommandLine;
using Navigli.Cli;

var root = new RootCommand("Administers a Navigli installation: database, keys, access ledger, API clients.")
{
    DatabaseCommands.Migrate(),
    DatabaseCommands.Seed(),
    LedgerCommands.Verify(),
    KeyCommands.Keys(),
    ApiClientCommands.ApiClient(),
    PdndCommands.Pdnd(),
    ActCommands.Acts(),
};
return await root.Parse(args).InvokeAsync();
