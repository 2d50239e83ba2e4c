using Microsoft.Extensions.Localization;
using Navigli.Platform.City;

namespace Navigli.Privacy.Retention;

/// <summary>Says for how long something is kept.</summary>
internal static class TermWords
{
    /// <summary>The term and from when it counts: "24 mesi. Dalla richiesta di accesso."</summary>
    public static string Until(IStringLocalizer<PrivacyTexts> texts, RetentionRule rule) =>
        rule.Term is { } term ? $"{Of(texts, term)} {rule.Counted}" : rule.Counted.ToString();

    private static string Of(IStringLocalizer<PrivacyTexts> texts, RetentionTerm term) => term switch
    {
        { Months: 0, Days: 0 } => texts["Term.None"],
        { Months: 0, Days: 1 } => texts["Term.Day"],
        { Months: 0 } => texts["Term.Days", term.Days],
        { Days: 0 } when term.Months % 12 == 0 && term.Months > 24 => texts["Term.Years", term.Months / 12],
        { Days: 0, Months: 1 } => texts["Term.Month"],
        { Days: 0 } => texts["Term.Months", term.Months],
        _ => texts["Term.MonthsAndDays", term.Months, term.Days],
    };
}
