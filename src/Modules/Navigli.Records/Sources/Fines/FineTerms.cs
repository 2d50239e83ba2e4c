using Navigli.Platform.City;

namespace Navigli.Records.Sources.Fines;

/// <summary>A last day of a fine.</summary>
/// <param name="Kind">Kind of the dated fact.</param>
/// <param name="On">The day.</param>
/// <param name="ByOffice">Whether the office named it; otherwise it is counted by the days of the rule.</param>
/// <param name="Rule">The rule that gives the days and their norm; null where the city has none.</param>
internal sealed record FineTerm(string Kind, DateOnly On, bool ByOffice, DeadlineRule? Rule);

/// <summary>
/// The last days of a fine: those that its office names, else the days that the pack gives for the law's terms (D.Lgs. 285/1992, artt. 202, 203, 204-bis), counted from the notification, that day
/// not counted. What is counted here is never later than the law's day: no day is added for holidays or for the suspension of terms in August.
/// </summary>
internal static class FineTerms
{
    public const string Discount = "records.fine-discount";
    public const string Payment = "records.fine-payment";
    public const string Judge = "records.fine-judge";
    public const string Prefect = "records.fine-prefect";

    public static IReadOnlyList<string> Kinds { get; } = [Discount, Payment, Judge, Prefect];

    /// <summary>Those of what is still to pay, in their order; of anything else there are none.</summary>
    public static IReadOnlyList<FineTerm> Of(Fine fine, DeadlineBook rules)
    {
        if (fine.State != FineState.ToPay)
            return [];
        return
        [
            .. new[]
            {
                // The law grants it not for every violation: only where the office names the sum.
                fine.DiscountedCents is null ? null : Term(Discount, fine.DiscountUntil),
                Term(Judge, fine.JudgeUntil),
                Term(Payment, fine.PayUntil),
                Term(Prefect, fine.PrefectUntil),
            }.OfType<FineTerm>().OrderBy(t => t.On),
        ];

        FineTerm? Term(string kind, DateOnly? named)
        {
            var rule = rules.TermOf(kind);
            return (named ?? (rule is null ? null : fine.NotifiedOn?.AddDays(rule.TermDays!.Value))) is { } on ? new FineTerm(kind, on, named is not null, rule) : null;
        }
    }
}
