using Navigli.Contracts.Folder;
using Navigli.Platform.City;

namespace Navigli.Residents.Registry;

/// <summary>From when until when what the registry states of documents counts. A card is about to expire from when the city's rule begins to tell of it.</summary>
internal sealed class StatedValidity(CityPack city)
{
    public Validity OfCard(DateOnly expiresOn) => new() { Until = expiresOn, WarnDays = city.Deadlines.WarnsFrom(IdentityCardExpiry.Name) };

    public static Validity OfElector(DateOnly from) => new() { From = from };
}
