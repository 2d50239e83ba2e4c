using Navigli.Contracts.Identity;
using Navigli.Platform.Access;
using Navigli.Platform.Results;

namespace Navigli.Records.Reading;

/// <summary>Whom a page shows first where nobody was chosen.</summary>
internal enum Preference
{
    Oneself,
    AChild,
}

/// <summary>Whose records the caller may read.</summary>
internal sealed class RecordSubjects(CurrentCaller caller, IPersonalRights rights)
{
    public async Task<Result<OpenedRecords>> FindAsync(Guid? asked, Preference preference, CancellationToken ct)
    {
        if (caller.Value.PersonId is not { } self)
            return RecordsErrors.NotInRegistry;
        List<ReachablePerson> choices = [.. (await rights.ReachableAsync(self, ct)).Where(p => p.May(PersonalAction.Read))];
        var subject = asked is null && preference == Preference.AChild ? choices.Find(p => p.RightTo(PersonalAction.Read)!.Kind == RightKind.Parental) : null;
        subject ??= choices.Find(p => p.PersonId == (asked ?? self));
        return subject is null
            ? RecordsErrors.NoRight
            : new OpenedRecords { Subject = subject, Right = subject.RightTo(PersonalAction.Read)!, Choices = choices };
    }
}
