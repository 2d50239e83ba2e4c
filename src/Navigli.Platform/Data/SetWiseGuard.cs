using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Navigli.Platform.Data;

/// <summary>Refuses what <c>SaveChanges</c> never sees: <c>ExecuteUpdate</c> and <c>ExecuteDelete</c> of a module's table outside <see cref="CityDb.SetWiseAsync"/>, so in no act.</summary>
internal sealed partial class SetWiseGuard : DbCommandInterceptor
{
    public static SetWiseGuard Instance { get; } = new();

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Refuse(command, eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Refuse(command, eventData);
        return ValueTask.FromResult(result);
    }

    private static void Refuse(DbCommand command, CommandEventData eventData)
    {
        if (eventData is not { CommandSource: CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete, Context: CityDb { IsWritingSetWise: false } db })
            return;
        var table = Written().Match(command.CommandText).Groups["table"].Value;
        if (!KernelTables.Types.Any(type => db.Model.FindEntityType(type)!.GetTableName() == table))
            throw new InvalidOperationException($"{table} is written without an act: use SetWiseAsync");
    }

    [GeneratedRegex("^(?:UPDATE|DELETE FROM) \"?(?<table>[a-z0-9_]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Written();
}
