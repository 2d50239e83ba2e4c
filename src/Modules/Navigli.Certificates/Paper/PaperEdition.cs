using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using Navigli.Contracts;
using Navigli.Contracts.Residents;
using Navigli.Documents;
using Navigli.Platform.City;

namespace Navigli.Certificates.Paper;

/// <summary>The language of a paper: Italian, or Italian and English side by side, of which the Italian is the authentic text.</summary>
internal sealed partial class PaperEdition(string code, IStringLocalizer<PaperTexts> texts, CityPack city)
{
    public static readonly CultureInfo Italian = CultureInfo.GetCultureInfo("it-IT");
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public bool IsBilingual => code == CertificateLanguage.Bilingual;

    /// <summary>The culture in which the paper's words are looked up.</summary>
    public CultureInfo Culture => IsBilingual ? English : Italian;

    /// <summary>Words of the resources, in which square brackets stand round what is English.</summary>
    public string Say(string key, params object[] arguments) =>
        string.Format(CultureInfo.CurrentCulture, IsBilingual ? Bracketed().Replace(texts[key].Value, m => Translation.Mark(m.Groups["english"].Value)) : texts[key].Value, arguments);

    /// <summary>Words that agree with a person.</summary>
    public string Say(string key, CertifiedPerson person, params object[] arguments) => Say($"{key}.{(person.Sex == Sex.Female ? "Female" : "Male")}", arguments);

    /// <summary>A short label of the pack, on one line.</summary>
    public string Label(LocalizedText label) => IsBilingual && label.It != label.En ? $"{label.It} / {Translation.Mark(label.En)}" : label.It;

    /// <summary>A text of the law: the translation stands under it.</summary>
    public string Law(SourcedText text, string mark = "", string italian = "", string? english = null)
    {
        var it = mark.Length == 0 ? text.It : text.It.Replace(mark, italian, StringComparison.Ordinal);
        return IsBilingual ? $"{it}\n{Translation.Mark(mark.Length == 0 ? text.En : text.En.Replace(mark, english ?? italian, StringComparison.Ordinal))}" : it;
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

    [GeneratedRegex(@"\[(?<english>[^\]]+)\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bracketed();
}
