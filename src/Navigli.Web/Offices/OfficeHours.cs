using System.Globalization;
using Microsoft.Extensions.Localization;
using Navigli.Platform.City;

namespace Navigli.Web.Offices;

/// <summary>Opening hours as people say them: days with the same hours together, in the order of the week.</summary>
internal static class OfficeHours
{
    private static readonly DayOfWeek[] Week =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    public static IEnumerable<string> Lines(RegistryOffice office, IStringLocalizer<WebTexts> texts)
    {
        var days = CultureInfo.CurrentUICulture.DateTimeFormat;
        return Week.Select(day => (Day: day, Hours: Hours(office, day, texts))).Where(d => d.Hours.Length > 0)
            .GroupBy(d => d.Hours, d => days.GetDayName(d.Day), StringComparer.Ordinal)
            .Select(g => $"{string.Join(", ", g)}: {g.Key}");
    }

    private static string Hours(RegistryOffice office, DayOfWeek day, IStringLocalizer<WebTexts> texts) => string.Join(", ", office.Hours
        .Where(h => h.Day == day).OrderBy(h => h.From)
        .Select(h => $"{h.From:HH\\:mm}–{h.To:HH\\:mm}" + (h.ByAppointment ? " " + texts["Offices.ByAppointment"] : "")));
}
