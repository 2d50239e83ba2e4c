using Navigli.Contracts.Residents;
using Navigli.Platform.City;
using Navigli.Platform.Ledger;

namespace Navigli.Privacy.Timeline;

/// <summary>Which lines about a population concern somebody. Who belongs to one changes from one day to the next, not within it: one question for each rule and day.</summary>
internal sealed class PopulationLines(IResidentDirectory residents, CityPack city)
{
    public async Task<List<LedgerEntry>> ConcerningAsync(Guid person, List<LedgerEntry> batches, CancellationToken ct)
    {
        var concerned = new List<LedgerEntry>();
        foreach (var sameDay in batches.GroupBy(e => (e.Population, Day: DateOnly.FromDateTime(city.Calendar.ToLocal(e.At)))))
        {
            if (await residents.IsInPopulationAsync(person, sameDay.Key.Population!, sameDay.First().At, ct))
                concerned.AddRange(sameDay);
        }

        return concerned;
    }
}
