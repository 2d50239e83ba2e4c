using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Modules;
using Navigli.Platform.Outbox;

namespace Navigli.Tests.Platform;

/// <summary>The smallest module there can be: one table, one event.</summary>
internal sealed class NotesModule : IModule
{
    public const string Revision = "notes";

    public static readonly ActType Write = new("notes.write", "Writes a note.");

    public string Name => "notes";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<NoteListener>();
        services.AddEventHandler<NoteWritten, NoteHandler>();
    }

    public void ConfigureModel(ModelBuilder model)
    {
        var note = model.Entity<Note>();
        note.ToTable("notes_notes").MovesRevision(Revision);
        note.Property(n => n.Text).HasMaxLength(200);
        note.HasIndex(n => n.Number).IsUnique();
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}

internal sealed class Note
{
    public required Guid Id { get; init; }

    public required long Number { get; init; }

    public required string Text { get; set; }
}

internal sealed record NoteWritten(long Number) : IDomainEvent;

internal sealed class NoteHandler(NoteListener listener) : IHandleGivenUp<NoteWritten>
{
    public Task HandleAsync(NoteWritten fact, CancellationToken ct) => listener.OnNote(fact.Number, ct);

    public Task GiveUpAsync(NoteWritten fact, CancellationToken ct) => listener.OnGivenUp(fact.Number, ct);
}

/// <summary>What the test wants to happen when an event arrives.</summary>
internal sealed class NoteListener
{
    public Func<long, CancellationToken, Task> OnNote { get; set; } = static (_, _) => Task.CompletedTask;

    public Func<long, CancellationToken, Task> OnGivenUp { get; set; } = static (_, _) => Task.CompletedTask;
}
