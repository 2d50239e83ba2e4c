using Navigli.Contracts.Identity;
using Navigli.Contracts.Residents;
using Navigli.Platform.City;

namespace Navigli.Identity.Rights;

/// <summary>Who may read whose record, asked from the record's side: other rows, and the same law as <see cref="PersonalRights"/>, which a test compares.</summary>
internal sealed class EntitledReaders(IRegistryTies ties, Law law, CityPack city, TimeProvider clock) : IEntitledReaders
{
    public async Task<IReadOnlyList<EntitledReader>> OfAsync(IReadOnlyCollection<Guid> subjects, CancellationToken ct)
    {
        var today = city.Calendar.Today(clock);
        return
        [
            .. (await ties.WithAsync(subjects, today, ct))
                .Where(held => held.CodiceFiscale.Length > 0 && law.RightOf(held.Tie, today)?.Allows(PersonalAction.Read) == true)
                .Select(held => new EntitledReader(held.Tie.SubjectId, held.CodiceFiscale) { IsSubject = held.Tie.Kind == TieKind.Self }).Distinct(),
        ];
    }
}
