using Navigli.Contracts.Identity;
using Navigli.Platform.Access;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;
using Navigli.Residents.MyFamily;
using Navigli.Residents.Registry;

namespace Navigli.Residents.Documents;

/// <summary>What the registry states of a document of somebody.</summary>
internal sealed record StatedView
{
    public required RecordView Record { get; init; }

    /// <summary>By which right it is shown.</summary>
    public required PersonalRight Right { get; init; }

    /// <summary>Everybody whose page may be opened, the caller first.</summary>
    public required IReadOnlyList<ReachablePerson> People { get; init; }

    public bool IsOwn => Right.Kind == RightKind.Self;
}

/// <summary>Reads a record for the page of one document, as far as the caller's right reaches.</summary>
internal sealed class ShowStated(CurrentCaller caller, IPersonalRights rights, RecordReader records, AccessLedger ledger)
{
    /// <summary>The record of somebody, the caller's own where nobody is named.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="what">What is read, as the ledger words it.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<Result<StatedView>> RunAsync(Guid? person, string what, CancellationToken ct)
    {
        if (caller.Value.PersonId is not { } self)
            return ResidentsErrors.NoRight;
        var people = (await rights.ReachableAsync(self, ct)).Where(p => p.May(PersonalAction.Read)).ToList();
        // Somebody whom the caller may not read and nobody at all get the same answer.
        if (people.FirstOrDefault(p => p.PersonId == (person ?? self)) is not { } found)
            return ResidentsErrors.NoRight;
        if (await records.ReadAsync(found.PersonId, found.PersonId == self ? Onlooker.Self : Onlooker.Relative(self), ct) is not { } record)
            return ResidentsErrors.NoRight;
        var right = found.RightTo(PersonalAction.Read)!;
        if (right.Kind != RightKind.Self)
            await ledger.RecordAsync(RelativeReadings.Of(caller.Value, found.PersonId, right, what), ct);
        return new StatedView { Record = record, Right = right, People = people };
    }
}
