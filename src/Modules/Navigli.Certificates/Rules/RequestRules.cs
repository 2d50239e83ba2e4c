using Navigli.Certificates.Request;
using Navigli.Platform.City;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Rules;

/// <summary>What a request without stamp duty rests on, once it is found in order.</summary>
/// <param name="Exemption">The use that the law exempts.</param>
/// <param name="Reason">For the open code, the reason as the requester wrote it.</param>
/// <param name="FeeCents">Secretariat fee, euro cents.</param>
internal sealed record StampDutyGround(StampDutyExemption Exemption, string? Reason, int FeeCents)
{
    /// <summary>What is printed after "exempt for the use".</summary>
    public string Printed => Reason is null ? Exemption.Text : $"{Exemption.Text}: {Reason}";
}

/// <summary>The rules that look at the request: types offered, stamp duty, fees.</summary>
internal sealed class RequestRules(CityPack city, TimeProvider clock)
{
    /// <summary>ANPR table 39: exchange of documents between public bodies. They ask one another; a citizen never carries one for them (D.P.R. 445/2000, art. 43).</summary>
    private const string BetweenPublicBodies = "10";

    /// <summary>The types that this city issues online, the most asked first.</summary>
    public static IReadOnlyList<string> Types { get; } = [CertificateTypeCodes.Residence, CertificateTypeCodes.Family];

    /// <summary>The exempt uses that a citizen may declare, in the order of their codes.</summary>
    public IReadOnlyList<StampDutyExemption> Exemptions { get; } =
        [.. city.Vocabulary.StampDutyExemptions.Values.Where(e => e.Code != BetweenPublicBodies)
            .OrderBy(e => int.Parse(e.Code, System.Globalization.CultureInfo.InvariantCulture))];

    public CertificateType Type(string code) => city.Vocabulary.CertificateTypes[code];

    /// <summary>Amount of a tariff in force today online; null where the city has none.</summary>
    public int? Amount(string tariff, string channel) => city.Tariffs.Find(tariff, channel, city.Calendar.Today(clock))?.AmountCents;

    /// <summary>Last day of validity of a certificate issued on a day; null where it has no end (D.P.R. 445/2000, art. 41).</summary>
    public DateOnly? ValidUntil(string typeCode, DateOnly issuedOn) =>
        city.CertificateTexts.UnlimitedTypes.Contains(typeCode, StringComparer.Ordinal) ? null : issuedOn.AddMonths(city.CertificateTexts.ValidityMonths);

    /// <summary>Checks the answers on stamp duty; the errors name the fields of the form.</summary>
    public Result<StampDutyGround> Ground(RequestAnswers answers)
    {
        if (answers.Stamp is null)
            return CertificatesErrors.StampMissing.For(nameof(RequestAnswers.Stamp));
        if (answers.Stamp == StampChoice.Stamped)
            return CertificatesErrors.StampedAtCounter.For(nameof(RequestAnswers.Stamp));
        if (string.IsNullOrWhiteSpace(answers.ExemptionCode))
            return CertificatesErrors.ExemptionMissing.For(nameof(RequestAnswers.ExemptionCode));
        if (Exemptions.FirstOrDefault(e => e.Code == answers.ExemptionCode) is not { } exemption)
            return CertificatesErrors.ExemptionUnknown.For(nameof(RequestAnswers.ExemptionCode));
        string? reason = null;
        if (exemption.Code == StampDutyExemption.OtherReason)
        {
            reason = answers.ExemptionReason?.Trim().ReplaceLineEndings(" ");
            if (string.IsNullOrEmpty(reason))
                return Broken("exemption-without-description", answers);
            if (reason.Length > CertificatesErrors.LongestReason)
                return Broken("exemption-description-too-long", answers);
        }

        var fee = exemption.IsSecretariatFeeExempt ? 0 : Amount(TariffCodes.SecretariatFeeExempt, TariffChannels.Online) ?? 0;
        return fee > 0 ? CertificatesErrors.FeeDue : new StampDutyGround(exemption, reason, fee);
    }

    private Error Broken(string ruleId, RequestAnswers answers)
    {
        var rule = Type(answers.TypeCode ?? Types[0]).BlockingRules.First(r => r.Id == ruleId);
        var error = CertificatesErrors.RuleOnRequest.With(rule.Explanation?.ToString() ?? rule.Text, rule.Remedy?.ToString() ?? "", ruleId);
        return error.For(nameof(RequestAnswers.ExemptionReason));
    }
}
