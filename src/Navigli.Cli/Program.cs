using System.CommandLine;
using Navigli.Cli;

var root = new RootCommand("Administers a Navigli installation: database, keys, access ledger, log of sign-ins.")
{
    DatabaseCommands.Migrate(),
    DatabaseCommands.Seed(),
    LedgerCommands.Verify(),
    KeyCommands.Keys(),
    SignInLogCommands.SamlLog(),
    ActCommands.Acts(),
};
return await root.Parse(args).InvokeAsync();
