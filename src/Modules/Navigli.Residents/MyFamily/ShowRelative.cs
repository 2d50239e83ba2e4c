using Navigli.Contracts.Identity;
using Navigli.Platform.Access;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;
using Navigli.Residents.Registry;

namespace Navigli.Residents.MyFamily;

/// <summary>One relative as the right allows: the record, or the name and what can be asked for.</summary>
internal sealed record RelativeView
{
    public required Guid PersonId { get; init; }

    public required string FullName { get; init; }

    public required PersonalRight Right { get; init; }

    /// <summary>Null where the right allows certificates only.</summary>
    public RecordView? Record { get; init; }
}

internal sealed class ShowRelative(CurrentCaller caller, IPersonalRights rights, RecordReader records, AccessLedger ledger)
{
    public async Task<Result<RelativeView>> RunAsync(Guid personId, CancellationToken ct)
    {
        // Somebody whom the caller does not reach and nobody at all get the same answer.
        if (caller.Value.PersonId is not { } reader)
            return ResidentsErrors.NoRight;
        var reachable = await rights.ReachableAsync(reader, ct);
        if (reachable.FirstOrDefault(p => p.PersonId == personId) is not { Right.Kind: not RightKind.Self } relative)
            return ResidentsErrors.NoRight;

        // What it rests on is what lets read, where anything does.
        var right = relative.RightTo(PersonalAction.Read) ?? relative.Right;
        var record = right.Allows(PersonalAction.Read) ? await records.ReadAsync(personId, Onlooker.Relative(reader), ct) : null;
        await ledger.RecordAsync(
            RelativeReadings.Of(caller.Value, personId, right, record is null ? ResidentsReadings.FamilyList : ResidentsReadings.Record), ct);
        return new RelativeView
        {
            PersonId = personId,
            FullName = $"{relative.GivenName} {relative.FamilyName}",
            Right = right,
            Record = record,
        };
    }
}
