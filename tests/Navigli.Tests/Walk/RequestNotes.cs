using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Platform.Access;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;

namespace Navigli.Tests.Walk;

/// <summary>What one request did: its queries, the marked tables it read rows of, the ids that came with them, and its lines in the ledger.</summary>
internal sealed class RequestNote(HttpContext http)
{
    private int commands;

    public string Method { get; } = http.Request.Method;

    public string Path { get; } = http.Request.Path;

    public string Route { get; } = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";

    /// <summary>The person who asks; nobody until the session is known.</summary>
    public Guid? Reader { get; private set; }

    public ConcurrentDictionary<string, int> MarkedTables { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<Guid, byte> Ids { get; } = new();

    public ConcurrentBag<AccessEntry> Lines { get; } = [];

    /// <summary>How often the ledger was written: lines that are handed over together are one writing.</summary>
    public int Writings { get; set; }

    public int Commands => commands;

    public void Count(HttpContext http)
    {
        Interlocked.Increment(ref commands);
        Reader ??= Guid.TryParse(http.User.FindFirst(CallerClaims.Person)?.Value, out var person) ? person : null;
    }
}

/// <summary>Notes what every request to the portal reads, row by row, and what the ledger was told of it.</summary>
internal sealed class RequestNotes(IHttpContextAccessor http) : DbCommandInterceptor
{
    private static readonly object Key = new();

    private IReadOnlyList<string> marked = [];

    public ConcurrentQueue<RequestNote> All { get; } = new();

    public static void Register(IServiceCollection services)
    {
        services.AddSingleton<RequestNotes>();
        services.ConfigureDbContext<CityDb>((provider, builder) => builder.AddInterceptors(provider.GetRequiredService<RequestNotes>()));
    }

    /// <summary>Begins to listen, once the city is up.</summary>
    public void Listen(IServiceProvider services, CityDb db)
    {
        marked = db.Model.PersonalTables();
        services.GetRequiredService<LedgerObservers>().OnRecorded += entries =>
        {
            if (Current() is { } note)
            {
                note.Writings++;
                foreach (var entry in entries)
                    note.Lines.Add(entry);
            }
        };
    }

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result) => Watch(command, eventData, result);

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Watch(command, eventData, result));

    private DbDataReader Watch(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        if (Current() is not { } note)
            return result;
        note.Count(http.HttpContext!);
        // What a write gives back is not a reading, and Npgsql takes only a reader of its own there.
        if (eventData.CommandSource == CommandSource.SaveChanges)
            return result;
        string[] tables = [.. marked.Where(table => command.CommandText.Contains($"\"{table}\"", StringComparison.Ordinal) || command.CommandText.Contains($" {table} ", StringComparison.Ordinal))];
        return tables.Length == 0 ? result : new NotingReader(result, note, tables);
    }

    private RequestNote? Current()
    {
        if (http.HttpContext is not { } context)
            return null;
        if (context.Items.TryGetValue(Key, out var kept))
            return (RequestNote)kept!;
        var note = new RequestNote(context);
        context.Items[Key] = note;
        All.Enqueue(note);
        return note;
    }
}
