using Navigli.Contracts.Identity;
using Navigli.Contracts.Residents;
using Navigli.Platform.Access;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;

namespace Navigli.Privacy.Timeline;

/// <summary>Whose readings the present caller may see: one's own, and those of a child or a ward. Family is not enough, and no delegation lends it.</summary>
internal sealed class SubjectAccess(CurrentCaller caller, IPersonalRights rights, IResidentDirectory residents)
{
    public async Task<Result<(ReachablePerson Subject, IReadOnlyList<ReachablePerson> Choices)>> FindAsync(Guid? asked, CancellationToken ct)
    {
        if (caller.Value.PersonId is not { } self)
            return PrivacyErrors.NotInRegistry;
        List<ReachablePerson> choices = [.. (await rights.ReachableAsync(self, ct)).Where(p => p.May(PersonalAction.Oversee))];
        var subject = choices.Find(p => p.PersonId == (asked ?? self));
        return subject is null ? PrivacyErrors.NotYours : (subject, choices);
    }

    /// <summary>Whether a line concerns the person and may be shown to them.</summary>
    public async Task<bool> ConcernsAsync(LedgerEntry line, Guid subject, CancellationToken ct) =>
        !line.Withheld
        && (line.Subject == subject || (line.Population is { } population && await residents.IsInPopulationAsync(subject, population, line.At, ct)));
}
