using Navigli.Contracts.Folder;

namespace Navigli.Tests.Identity;

/// <summary>A folder that nobody opens.</summary>
internal sealed class NoFolder : IFolder
{
    public Task PutAsync(FolderEntry entry, CancellationToken ct) => Task.CompletedTask;

    public Task SettleAsync(string kind, string reference, CancellationToken ct) => Task.CompletedTask;

    public Task PutManyAsync(string kind, IReadOnlyCollection<FolderEntry> entries, CancellationToken ct) => Task.CompletedTask;

    public Task SettleManyAsync(string kind, IReadOnlyCollection<string> references, CancellationToken ct) => Task.CompletedTask;

    public Task<IReadOnlyList<string>> StandingAsync(string kind, string after, int most, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>([]);

    public Task<long> ReplaceAsync(string kind, IAsyncEnumerable<FolderEntry> entries, CancellationToken ct) => throw new NotSupportedException();
}

/// <summary>An installation whose dates are told to nobody.</summary>
internal sealed class NoDeadlines : Contracts.Deadlines.IDeadlines
{
    public Task PutAsync(string kind, Contracts.Deadlines.DatedFact fact, CancellationToken ct) => Task.CompletedTask;

    public Task SettleAsync(string kind, Guid reference, CancellationToken ct) => Task.CompletedTask;

    public Task PutManyAsync(string kind, IReadOnlyCollection<Contracts.Deadlines.DatedFact> facts, CancellationToken ct) => Task.CompletedTask;

    public Task SettleManyAsync(string kind, IReadOnlyCollection<Guid> references, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>An installation that sends no e-mail.</summary>
internal sealed class NoMessages : Contracts.Messaging.IMessages
{
    public bool CanSend => false;

    public bool CanText => false;

    public Task<Contracts.Messaging.MessageQueued?> QueueAsync(Contracts.Messaging.Message message, CancellationToken ct) => throw new NotSupportedException();

    public Task<Contracts.Messaging.MessageQueued> QueueTextAsync(Contracts.Messaging.TextMessage message, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyDictionary<Guid, Contracts.Messaging.MessageState>> StatesAsync(IReadOnlyCollection<Guid> messages, CancellationToken ct) => throw new NotSupportedException();
}
