using System.CommandLine;
using Navigli.Cli;

var root = new RootCommand("Administers a Navigli installation: database, keys, access ledger, folder, first appointments, API clients, log of sign-ins.")
{
    DatabaseCommands.Migrate(),
    DatabaseCommands.Seed(),
    LedgerCommands.Verify(),
    FolderCommands.Rebuild(),
    DateCommands.Dates(),
    DeadlineCommands.Deadlines(),
    KeyCommands.Keys(),
    StaffCommands.Staff(),
    ApiClientCommands.ApiClient(),
    PdndCommands.Pdnd(),
    SignInLogCommands.SamlLog(),
    ActCommands.Acts(),
};
return await root.Parse(args).InvokeAsync();
