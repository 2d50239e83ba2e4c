using System.CommandLine;
using Navigli.Cli;

var root = new RootCommand("Administers a Navigli installation: database, keys, access ledger, first appointments, API clients.")
{
    DatabaseCommands.Migrate(),
    DatabaseCommands.Seed(),
    LedgerCommands.Verify(),
    KeyCommands.Keys(),
    StaffCommands.Staff(),
    ApiClientCommands.ApiClient(),
    PdndCommands.Pdnd(),
    ActCommands.Acts(),
};
return await root.Parse(args).InvokeAsync();
