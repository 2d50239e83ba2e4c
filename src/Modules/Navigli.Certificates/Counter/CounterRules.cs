using Navigli.Certificates.Certifiers.Anpr;
using Navigli.Certificates.Request;
using Navigli.Certificates.Rules;
using Navigli.Contracts;
using Navigli.Platform.City;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Counter;

/// <summary>Whoever asks, identified.</summary>
internal sealed record IdentifiedRequester(RequesterKind Kind, string? FamilyName, string? GivenName, IdentityDocument Document, string DocumentNumber)
{
    /// <summary>For who has a right by the registry.</summary>
    public CodiceFiscale CodiceFiscale { get; init; }

    public string? Delegation { get; init; }

    /// <summary>As ANPR is told; null where that is the subject.</summary>
    public AnprPerson? ToAnpr() => Kind == RequesterKind.Subject ? null : new AnprPerson
    {
        CodiceFiscale = CodiceFiscale.IsEmpty ? null : CodiceFiscale.Value,
        FamilyName = FamilyName!,
        GivenName = GivenName!,
    };
}

/// <summary>The rules on what the officer fills in: who asks, for what, and by which stamp.</summary>
internal sealed class CounterRules(CityPack city, RequestRules rules)
{
    public const int LongestName = 100;
    public const int LongestDocument = 30;
    public const int ShortestReason = 10;

    /// <summary>Digits of the identification number of a paper stamp (contrassegno telematico).</summary>
    public const int StampDigits = 14;

    /// <summary>
    /// What D.P.R. 223/1989, art. 33 gives to anybody who asks: residence and family. Ties of kinship and civil status are more than the family's
    /// composition, and are left to who has a right or a delegation.
    /// </summary>
    private static readonly HashSet<CertificateSection> ForAnybody =
    [
        CertificateSection.Residence, CertificateSection.ResidenceAbroad, CertificateSection.CohabitationResidence, CertificateSection.ResidenceHistory,
        CertificateSection.ResidenceOnDate, CertificateSection.Household, CertificateSection.HouseholdAbroad,
    ];

    /// <summary>Every certificate, the most asked first: at the counter all types are issued.</summary>
    public IReadOnlyList<CertificateSelection> Selections { get; } = [.. city.Vocabulary.Certificates.MostAsked, .. city.Vocabulary.Certificates.Others];

    public static bool IsForAnybody(CertificateSelection selection) => selection.Sections.All(ForAnybody.Contains);

    /// <summary>Who asks, or everything that is wrong in it.</summary>
    public static Result<IdentifiedRequester> Requester(CounterAnswers answers, CertificateSelection? selection)
    {
        List<Error> errors = [];
        if (answers.Requester is null)
            errors.Add(CertificatesErrors.RequesterMissing.For(nameof(CounterForm.Requester)));
        var another = answers.Requester is not (null or RequesterKind.Subject);
        if (another && !IsName(answers.FamilyName))
            errors.Add(CertificatesErrors.RequesterNameMissing.For(nameof(CounterForm.FamilyName)));
        if (another && !IsName(answers.GivenName))
            errors.Add(CertificatesErrors.RequesterNameMissing.For(nameof(CounterForm.GivenName)));
        var code = default(CodiceFiscale);
        if (answers.Requester == RequesterKind.RightHolder && !CodiceFiscale.TryParse(answers.CodiceFiscale, out code))
            errors.Add(CertificatesErrors.RequesterCodeWrong.For(nameof(CounterForm.CodiceFiscale)));
        if (answers.Requester == RequesterKind.Delegate && answers.Delegation is not { Length: >= 3 and <= LongestName })
            errors.Add(CertificatesErrors.DelegationMissing.For(nameof(CounterForm.Delegation)));
        if (answers.Requester == RequesterKind.ThirdParty && selection is not null && !IsForAnybody(selection))
            errors.Add(CertificatesErrors.NotForAnybody.For(nameof(CounterForm.TypeCode)));
        if (answers.Document is null)
            errors.Add(CertificatesErrors.DocumentMissing.For(nameof(CounterForm.Document)));
        if (answers.DocumentNumber is not { Length: >= 3 and <= LongestDocument } number || !number.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '/' or '.'))
            errors.Add(CertificatesErrors.DocumentNumberWrong.For(nameof(CounterForm.DocumentNumber)));
        return errors.Count > 0 ? errors : new IdentifiedRequester(
            answers.Requester!.Value, another ? answers.FamilyName : null, another ? answers.GivenName : null, answers.Document!.Value, answers.DocumentNumber!.ToUpperInvariant())
        {
            CodiceFiscale = code,
            Delegation = answers.Requester == RequesterKind.Delegate ? answers.Delegation : null,
        };
    }

    /// <summary>The ground as to stamp duty and fees: exempt for a use that the law exempts, or paid by a paper stamp.</summary>
    public Result<StampDutyGround> Ground(CounterAnswers answers)
    {
        var request = answers.Request;
        if (request.Stamp is null)
            return CertificatesErrors.StampMissing.For(nameof(CounterForm.Stamp));
        if (request.Stamp == StampChoice.Exempt)
            return rules.Exempt(request, TariffChannels.Counter);
        if (city.Vocabulary.Uses.Find(request.Destination) is not { } use)
            return CertificatesErrors.ExemptionUnknown.For(nameof(CounterForm.Destination));
        if (use.Exemption is not null)
            return CertificatesErrors.StampNotDue.For(nameof(CounterForm.Destination));
        if (Serial(answers.StampSerial) is not { } serial)
            return CertificatesErrors.StampSerialWrong.For(nameof(CounterForm.StampSerial)).With(StampDigits);
        return new StampDutyGround(use, null, rules.Amount(TariffCodes.SecretariatFeeStamped, TariffChannels.Counter) ?? 0)
        {
            StampDutyCents = rules.Amount(TariffCodes.StampDuty, TariffChannels.Counter) ?? 0,
            StampSerial = serial,
        };
    }

    /// <summary>The number of a paper stamp as printed, with or without spaces; null where it cannot be one.</summary>
    public static string? Serial(string? typed)
    {
        var digits = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '.')));
        return digits.Length == StampDigits && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    private static bool IsName(string? name) => name is { Length: > 0 and <= LongestName } && name.Any(char.IsLetter) && !name.Any(char.IsControl);
}
