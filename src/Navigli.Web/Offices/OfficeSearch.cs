using System.Globalization;
using Navigli.Contracts;
using Navigli.Platform.City;

namespace Navigli.Web.Offices;

/// <summary>The registry offices of the city pack, as the search finds them.</summary>
internal sealed class OfficeSearch(CityPack city) : ISearchSource
{
    public IEnumerable<SearchEntry> Entries(CultureInfo language) =>
        city.Offices.Select(o => new SearchEntry(o.Name, o.Address, $"/uffici#{o.Id}", $"anagrafe ufficio sportello registry office Municipio {o.Municipio}"));
}
