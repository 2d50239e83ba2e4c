using Navigli.Certificates.Request;
using Navigli.Platform.City;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Rules;

/// <summary>What a request rests on as to stamp duty, once it is found in order.</summary>
/// <param name="Use">The declared use, which decides exemption and warning.</param>
/// <param name="Reason">For the open exemption, the reason as the requester wrote it.</param>
/// <param name="FeeCents">Secretariat fee, euro cents.</param>
internal sealed record StampDutyGround(CertificateUse Use, string? Reason, int FeeCents)
{
    /// <summary>Stamp duty paid, euro cents; 0 where the use is exempt.</summary>
    public int StampDutyCents { get; init; }

    /// <summary>Serial number of the paper stamp by which it was paid.</summary>
    public string? StampSerial { get; init; }

    /// <summary>What is printed after "exempt for the use"; null where the duty is paid.</summary>
    public string? Printed => Use.Exemption is { } exemption ? (Reason is null ? exemption.Text : $"{exemption.Text}: {Reason}") : null;
}

/// <summary>The rules that look at the request: types offered, past situations, stamp duty, fees, languages.</summary>
internal sealed class RequestRules(CityPack city, TimeProvider clock)
{
    private CertificateCatalogue Catalogue => city.Vocabulary.Certificates;

    /// <summary>What nine in ten ask for.</summary>
    public IReadOnlyList<CertificateSelection> MostAsked { get; } = [.. city.Vocabulary.Certificates.MostAsked.Where(s => s.Online)];

    /// <summary>Everything else that is issued online.</summary>
    public IReadOnlyList<CertificateSelection> Others { get; } = [.. city.Vocabulary.Certificates.Others.Where(s => s.Online)];

    /// <summary>Single types issued online, the most asked first.</summary>
    public IReadOnlyList<CertificateType> Types { get; } =
        [.. city.Vocabulary.CertificateTypes.Values.Where(t => t.Online).OrderByDescending(t => t.MonthlyDemand)];

    /// <summary>The uses that exempt from stamp duty, as a citizen may declare them.</summary>
    public IReadOnlyList<CertificateUse> ExemptUses { get; } = [.. city.Vocabulary.Uses.All.Where(u => u.Exemption is not null)];

    /// <summary>All uses, exempt ones first.</summary>
    public IReadOnlyList<CertificateUse> Uses => city.Vocabulary.Uses.All;

    /// <summary>The languages of the city's own certificates.</summary>
    public IReadOnlyList<CertificateLanguage> Languages { get; } = [.. city.Vocabulary.CertificateLanguages.Values.Where(l => l.ByCity)];

    public CertificateSelection? Select(string? code) => Catalogue.Select(code);

    /// <summary>The language asked for: Italian unless the city has the other.</summary>
    public CertificateLanguage Language(string? code) => Languages.FirstOrDefault(l => l.Code == code) ?? Languages.First(l => l.Code == CertificateLanguage.Italian);

    /// <summary>Amount of a tariff in force today; null where the city has none.</summary>
    public int? Amount(string tariff, string channel) => city.Tariffs.Find(tariff, channel, city.Calendar.Today(clock))?.AmountCents;

    /// <summary>Last day of validity of a certificate issued on a day; null where it has no end (D.P.R. 445/2000, art. 41).</summary>
    public DateOnly? ValidUntil(CertificateSelection selection, DateOnly issuedOn) =>
        selection.IsUnlimited ? null : issuedOn.AddMonths(city.CertificateTexts.ValidityMonths);

    /// <summary>What a certificate of the past needs: a day that is over, and a reason (D.P.R. 223/1989, art. 35).</summary>
    public IReadOnlyList<Error> Past(CertificateSelection selection, RequestAnswers answers)
    {
        List<Error> errors = [];
        if (selection.OnDate && answers.OnDate is null)
            errors.Add(CertificatesErrors.DayMissing.For(nameof(RequestAnswers.OnDate)));
        else if (selection.OnDate && answers.OnDate > city.Calendar.Today(clock))
            errors.Add(CertificatesErrors.DayNotOver.For(nameof(RequestAnswers.OnDate)));
        if (selection.PastSituation && string.IsNullOrWhiteSpace(answers.PastReason))
            errors.Add(CertificatesErrors.PastReasonMissing.For(nameof(RequestAnswers.PastReason)));
        else if (answers.PastReason is { Length: > CertificatesErrors.LongestReason })
            errors.Add(CertificatesErrors.PastReasonTooLong.For(nameof(RequestAnswers.PastReason)));
        return errors;
    }

    /// <summary>Checks the answers on stamp duty; the errors name the fields of the form.</summary>
    public Result<StampDutyGround> Ground(RequestAnswers answers)
    {
        if (answers.Stamp is null)
            return CertificatesErrors.StampMissing.For(nameof(RequestAnswers.Stamp));
        if (answers.Stamp == StampChoice.Stamped)
            return CertificatesErrors.StampedAtCounter.For(nameof(RequestAnswers.Stamp));
        var ground = Exempt(answers, TariffChannels.Online);
        return ground is { Succeeded: true, Value.FeeCents: > 0 } ? CertificatesErrors.FeeDue : ground;
    }

    /// <summary>The ground of a certificate without stamp: the use, which must be one that the law exempts, and the fee of the channel.</summary>
    public Result<StampDutyGround> Exempt(RequestAnswers answers, string channel)
    {
        if (string.IsNullOrWhiteSpace(answers.Destination))
            return CertificatesErrors.ExemptionMissing.For(nameof(RequestAnswers.Destination));
        if (city.Vocabulary.Uses.Find(answers.Destination) is not { } use)
            return CertificatesErrors.ExemptionUnknown.For(nameof(RequestAnswers.Destination));
        if (use.Exemption is not { } exemption)
            return CertificatesErrors.ExemptionMissing.For(nameof(RequestAnswers.Destination));
        string? reason = null;
        if (use.NeedsReason)
        {
            reason = answers.ExemptionReason?.Trim().ReplaceLineEndings(" ");
            if (string.IsNullOrEmpty(reason))
                return Broken("exemption-without-description", answers);
            if (reason.Length > CertificatesErrors.LongestReason)
                return Broken("exemption-description-too-long", answers);
        }

        return new StampDutyGround(use, reason, exemption.IsSecretariatFeeExempt ? 0 : Amount(TariffCodes.SecretariatFeeExempt, channel) ?? 0);
    }

    private Error Broken(string ruleId, RequestAnswers answers)
    {
        var rule = (Select(answers.TypeCode) ?? MostAsked[0]).Types[0].BlockingRules.First(r => r.Id == ruleId);
        return CertificatesErrors.RuleOnRequest.With(rule.Explanation.ToString(), rule.Remedy.ToString(), ruleId).For(nameof(RequestAnswers.ExemptionReason));
    }
}
