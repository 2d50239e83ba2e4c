namespace Navigli.Contracts.Folder;

/// <summary>The four tabs of the home page.</summary>
public enum FolderTab
{
    /// <summary><c>Notifiche</c>.</summary>
    Notices,

    /// <summary><c>Appuntamenti</c>.</summary>
    Appointments,

    /// <summary><c>Pagamenti</c>.</summary>
    Payments,

    /// <summary><c>Scadenze</c>.</summary>
    Deadlines,
}

/// <summary>What ends an entry.</summary>
public enum FolderSettling
{
    /// <summary>The module, when the fact is over.</summary>
    ByFact,

    /// <summary>The person, who says that it is read; or the module before.</summary>
    ByReading,
}

/// <summary>
/// A kind of entry: one class of the module that knows of it, registered as a singleton. It says the entries of its kind in the language of the request and can
/// tell all of them from the module's own tables; nothing else has to be written to add one.
/// </summary>
public interface IFolderKind
{
    /// <summary>Stable code, which begins with the name of the module: "certificates.draft". At most 50 characters.</summary>
    string Code { get; }

    /// <summary>Under which tab its entries stand.</summary>
    FolderTab Tab { get; }

    /// <summary>What ends its entries.</summary>
    FolderSettling Settling { get; }

    /// <summary>The words of an entry, in the language of the request.</summary>
    FolderWords Say(FolderCard card);

    /// <summary>All entries of the kind as the module's own tables have them: equal to what was put, one by one.</summary>
    /// <param name="services">The services of a scope, with the city's database.</param>
    /// <param name="ct">Cancels the reading.</param>
    IAsyncEnumerable<FolderEntry> EntriesAsync(IServiceProvider services, CancellationToken ct);
}

/// <summary>An entry in words.</summary>
public sealed record FolderWords
{
    /// <summary>What is to do, or what has happened, as a neighbour would say it.</summary>
    public required string Title { get; init; }

    /// <summary>The verb on the button.</summary>
    public required string Action { get; init; }

    /// <summary>The title for an e-mail or the lock screen of a telephone: it says nothing of the person.</summary>
    public required string DiscreetTitle { get; init; }

    /// <summary>What else matters, on the same line as the date.</summary>
    public string? Detail { get; init; }

    /// <summary>The last step that was taken, for a request.</summary>
    public string? LastStep { get; init; }

    /// <summary>The step that comes next, for a request.</summary>
    public string? NextStep { get; init; }
}
