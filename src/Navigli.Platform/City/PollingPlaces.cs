namespace Navigli.Platform.City;

/// <summary>Where some of the city's electoral sections vote.</summary>
/// <param name="FirstSection">Its first section.</param>
/// <param name="LastSection">Its last one.</param>
/// <param name="Name">Name of the building.</param>
/// <param name="Address">Street and number.</param>
/// <param name="PostalCode">Postal code, where known.</param>
/// <param name="Accessible">Whether a wheelchair gets in; null where the pack does not say.</param>
/// <param name="IsDemonstration">Whether it is invented that these sections vote there, which pages then say.</param>
public sealed record PollingPlace(int FirstSection, int LastSection, string Name, string Address, string? PostalCode, bool? Accessible, bool IsDemonstration);

/// <summary>The city's polling places; a pack need not have any.</summary>
/// <param name="All">All of them; no two have a section in common.</param>
public sealed record PollingPlaces(IReadOnlyList<PollingPlace> All)
{
    /// <summary>Where a section votes; null where the pack does not say.</summary>
    /// <param name="section">Number of the section.</param>
    public PollingPlace? Of(int section) => All.FirstOrDefault(p => p.FirstSection <= section && section <= p.LastSection);
}
