using System.Security.Cryptography;
using System.Text;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Navigli.Deadlines.Calendar;
using Navigli.Design;
using Navigli.Platform.City;

namespace Navigli.Deadlines.Feed;

/// <summary>
/// Dates as an iCalendar object (RFC 5545): whole days, without a name, a number or an id of anybody, since the programs that fetch it keep it elsewhere. Of a child it
/// says that somebody of the family has a date.
/// </summary>
internal sealed class FeedWriter(CityPack city, IStringLocalizer<DeadlinesTexts> texts, Site site, IOptions<DeadlinesOptions> options, TimeProvider clock)
{
    private const int IdLength = 32;

    public string Write(Guid account, IReadOnlyList<DeadlineDate> dates)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//Navigli//Scadenze//IT", Method = "PUBLISH" };
        // Names that all the common programs understand, besides the one of RFC 7986.
        calendar.AddProperty("NAME", texts["Feed.Name", city.Identity.FormalName]);
        calendar.AddProperty("X-WR-CALNAME", texts["Feed.Name", city.Identity.FormalName]);
        var stamp = new CalDateTime(city.Calendar.StartOfDay(city.Calendar.Today(clock)), CalDateTime.UtcTzId);
        foreach (var date in dates)
        {
            calendar.Events.Add(new CalendarEvent
            {
                Uid = $"{Id(account, date)}@{city.Identity.Domain}",
                DtStamp = stamp,
                Start = new CalDateTime(date.On),
                Summary = date.Rule.Title.ToString(),
                Description = texts["Feed.Description", date.Rule.What.ToString()],
                Url = new Uri(options.Value.Portal!, site.Language.PathPrefix + DeadlinesPaths.Calendar),
                Transparency = "TRANSPARENT",
            });
        }

        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    /// <summary>The same for the same thing, whatever its date: a program moves the event it has.</summary>
    private static string Id(Guid account, DeadlineDate date)
    {
        var thing = date.Fact is { } fact ? fact.Reference.ToString("N") : date.On.ToString("yyyyMM", System.Globalization.CultureInfo.InvariantCulture);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{account:N}:{date.Rule.Code}:{thing}")))[..IdLength];
    }
}
