using System.Globalization;
using Microsoft.Extensions.Localization;
using Navigli.Contracts.Privacy;
using Navigli.Platform.City;

namespace Navigli.Privacy.Export;

/// <summary>Asks every module for its part and puts words to it, in the present culture.</summary>
internal sealed class CollectCopy(IEnumerable<IPersonalDataSource> sources, IStringLocalizerFactory localizers, IStringLocalizer<PrivacyTexts> texts, CityPack city)
{
    public async Task<PersonalCopy> RunAsync(DataSubject subject, CancellationToken ct)
    {
        List<CopyPart> parts = [];
        foreach (var source in sources.OrderBy(s => Array.IndexOf(Order, s.Code)))
            parts.Add(Part(source, await source.CollectAsync(subject, ct)));
        return new PersonalCopy { City = city.Identity.FormalName, Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, MadeAt = subject.At, Parts = parts };
    }

    /// <summary>As people look for it: themselves first.</summary>
    private static readonly string[] Order = ["residents", "certificates", "messaging", "identity", "privacy", "deadlines", "records", "folder"];

    private CopyPart Part(IPersonalDataSource source, PersonalData data)
    {
        var words = localizers.Create(source.Texts);
        var gaps = source.Tables.Select(t => t.Withheld).OfType<string>().Concat(data.LeftOut).Distinct(StringComparer.Ordinal);
        return new CopyPart
        {
            Key = source.Code,
            Title = texts[$"Copy.Part.{source.Code}"],
            Sections = [.. data.Sections.Select(s => new CopySection(s.Code, words[$"Data.Section.{s.Code}"], [.. s.Records.Select(r => Record(r, words))]))],
            Documents = [.. data.Documents.Select(d => new CopyDocument($"{Archive.Documents}/{source.Code}/{d.Name}", d))],
            LeftOut = [.. gaps.Select(g => new CopyGap(g, words[$"Data.Withheld.{g}"]))],
        };
    }

    private List<CopyField> Record(IReadOnlyList<DataField> fields, IStringLocalizer words) =>
        [.. fields.Select(f => new CopyField(f.Key, words[$"Data.Field.{f.Key}"], f.Value, f.Text ?? Say(f.Value)))];

    private string Say(object? value) => value switch
    {
        null => "–",
        bool yes => texts[yes ? "Copy.Yes" : "Copy.No"],
        DateOnly day => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture),
        DateTime at => city.Calendar.ToLocal(at).ToString("d MMMM yyyy, H:mm", CultureInfo.CurrentCulture),
        _ => Convert.ToString(value, CultureInfo.CurrentCulture)!,
    };
}
