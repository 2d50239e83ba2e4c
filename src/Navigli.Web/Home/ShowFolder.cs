using Navigli.Contracts.Certificates;
using Navigli.Contracts.Privacy;
using Navigli.Contracts.Residents;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Data;

namespace Navigli.Web.Home;

/// <summary>What the folder's first page shows.</summary>
internal sealed record FolderView
{
    public required string GivenName { get; init; }

    /// <summary>How one greets at this hour: Morning, Afternoon, Evening.</summary>
    public required string PartOfDay { get; init; }

    /// <summary>Whether the registry knows the person; a commuter or an owner of a home sees what the city can do for them all the same.</summary>
    public required bool InRegistry { get; init; }

    public required IReadOnlyList<ReachablePerson> Family { get; init; }

    public required int ValidDocuments { get; init; }

    public required int ReadingsByOthers { get; init; }
}

/// <summary>Composes the folder's first page from what the modules offer: the family, and all the numbers, in a query each.</summary>
internal sealed class ShowFolder(CurrentCaller caller, IPersonalRights rights, Tallies tallies, CityPack city, TimeProvider clock)
{
    public async Task<FolderView> RunAsync(CancellationToken ct)
    {
        var account = caller.Value.AccountId ?? throw new InvalidOperationException("The folder is for who is signed in");
        var person = caller.Value.PersonId;
        var counts = await tallies.OfAsync(account, person, ct);
        return new FolderView
        {
            GivenName = caller.Value.DisplayName.Split(' ')[0],
            PartOfDay = city.Calendar.ToLocal(clock.GetUtcNow().UtcDateTime).Hour switch { >= 5 and < 13 => "Morning", >= 13 and < 18 => "Afternoon", _ => "Evening" },
            InRegistry = person is not null,
            Family = person is { } id ? await rights.RecentlyReachableAsync(id, ct) : [],
            ValidDocuments = counts.GetValueOrDefault(CertificateTallies.ValidDocuments),
            ReadingsByOthers = counts.GetValueOrDefault(PrivacyTallies.ReadingsByOthers),
        };
    }
}
