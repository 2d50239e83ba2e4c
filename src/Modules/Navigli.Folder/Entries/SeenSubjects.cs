using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Navigli.Contracts.Identity;
using Navigli.Platform.Access;
using Navigli.Platform.Ledger;

namespace Navigli.Folder.Entries;

/// <summary>
/// Tells the access ledger that somebody was shown entries of another person's record: one line a session and person, as for one's own. A second node does not
/// know of the first one's and writes its own.
/// </summary>
internal sealed class SeenSubjects(AccessLedger ledger) : IDisposable
{
    private const int Most = 50_000;

    // Longer than any session is let last.
    private static readonly TimeSpan Memory = TimeSpan.FromHours(24);

    private readonly MemoryCache told = new(Options.Create(new MemoryCacheOptions { SizeLimit = Most }));

    /// <summary>Writes the lines that are missing, before the page leaves.</summary>
    public async Task TellAsync(Caller reader, IEnumerable<ReachablePerson> subjects, CancellationToken ct)
    {
        var seen = subjects.Select(s => (s.PersonId, Right: s.RightTo(PersonalAction.Read)!));
        var untold = seen.Where(s => !told.TryGetValue((reader.SessionId, s.PersonId, s.Right.Kind, s.Right.DelegationId), out _)).ToList();
        if (untold.Count == 0)
            return;
        await ledger.RecordAsync(
            [.. untold.Select(s => new AccessEntry
            {
                Subject = s.PersonId,
                What = FolderPurposes.WhatEntries,
                Purpose = FolderPurposes.Of(s.Right.Kind),
                Reader = reader,
                Kind = ReaderKind.Citizen,
                Right = s.Right.Kind.ToString().ToLowerInvariant(),
                CaseReference = s.Right.DelegationNumber,
            })],
            ct);
        foreach (var subject in untold)
            told.Set((reader.SessionId, subject.PersonId, subject.Right.Kind, subject.Right.DelegationId), true, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Memory });
    }

    public void Dispose() => told.Dispose();
}
