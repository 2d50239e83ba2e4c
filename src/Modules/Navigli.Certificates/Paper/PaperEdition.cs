using System.Globalization;
using Microsoft.Extensions.Localization;
using Navigli.Contracts;
using Navigli.Contracts.Residents;
using Navigli.Platform.City;

namespace Navigli.Certificates.Paper;

/// <summary>The language of a paper: Italian, or Italian and English side by side, of which the Italian is the authentic text.</summary>
internal sealed class PaperEdition(string code, IStringLocalizer<PaperTexts> texts, CityPack city)
{
    public static readonly CultureInfo Italian = CultureInfo.GetCultureInfo("it-IT");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public bool IsBilingual => code == CertificateLanguage.Bilingual;

    /// <summary>The culture in which the paper's words are looked up.</summary>
    public CultureInfo Culture => IsBilingual ? English : Italian;

    public string Say(string key, params object[] arguments) => texts[key, arguments];

    /// <summary>Words that agree with a person.</summary>
    public string Say(string key, CertifiedPerson person, params object[] arguments) => texts[$"{key}.{(person.Sex == Sex.Female ? "Female" : "Male")}", arguments];

    /// <summary>A short label of the pack, on one line.</summary>
    public string Label(LocalizedText label) => IsBilingual && label.It != label.En ? $"{label.It} / {label.En}" : label.It;

    /// <summary>A text of the law: the translation stands under it.</summary>
    public string Law(SourcedText text, string mark = "", string italian = "", string? english = null)
    {
        var it = mark.Length == 0 ? text.It : text.It.Replace(mark, italian, StringComparison.Ordinal);
        return IsBilingual ? $"{it}\n{(mark.Length == 0 ? text.En : text.En.Replace(mark, english ?? italian, StringComparison.Ordinal))}" : it;
    }

    public static string Name(CertifiedPerson person) => $"{person.FamilyName.ToUpper(Italian)} {person.GivenName}";

    public string Born(CertifiedPerson person) => Say("Born", person, person.BirthPlace, Date(person.BirthDate));

    public string Act(Contracts.Seeding.SeedAct act)
    {
        var comune = city.Gazetteer.FindComune(act.ComuneBelfiore) is { } known ? $"{known.Name} ({known.Province})" : act.ComuneBelfiore;
        return act.Series is { } series ? Say("Act", act.Number, act.Part, series, act.Year, comune) : Say("ActWithoutSeries", act.Number, act.Part, act.Year, comune);
    }

    public string Country(string belfioreCode) => city.Gazetteer.FindCountry(belfioreCode) is { } country ? Label(country.Name) : belfioreCode;

    /// <summary>Alike in both languages: day, month, year.</summary>
    public static string Date(DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
