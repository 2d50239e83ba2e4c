using Navigli.Contracts;
using Navigli.Design;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;

namespace Navigli.Residents.LookUp;

/// <summary>A reason that the ledger can keep.</summary>
internal sealed record StatedReason
{
    public required AccessPurpose Purpose { get; init; }

    public string? Reason { get; init; }

    public string? CaseReference { get; init; }

    /// <summary>The reason typed, or everything that is wrong in it.</summary>
    public static Result<StatedReason> Of(ReasonForm form)
    {
        List<Error> errors = [];
        var purpose = ResidentsPurposes.OfOfficers.FirstOrDefault(p => p.Code == form.Purpose);
        var (reason, reference) = (Trimmed(form.Reason), Trimmed(form.CaseReference));
        if (purpose is null)
            errors.Add(ResidentsErrors.PurposeMissing.For(nameof(form.Purpose)));
        if (reason?.Length > LookUpRules.LongestReason)
            errors.Add(ResidentsErrors.ReasonTooLong.For(nameof(form.Reason)).With(LookUpRules.LongestReason));
        if (reference?.Length > LookUpRules.LongestCaseReference)
            errors.Add(ResidentsErrors.CaseReferenceTooLong.For(nameof(form.CaseReference)).With(LookUpRules.LongestCaseReference));

        // What is kept secret from the person must be traceable to the request of whoever may ask for that.
        if (purpose is { WithheldFromPerson: true } && reference is null)
            errors.Add(ResidentsErrors.CaseReferenceMissing.For(nameof(form.CaseReference)));
        else if (reference is null && (reason is null || reason.Length < LookUpRules.ShortestReason))
            errors.Add(ResidentsErrors.ReasonMissing.For(nameof(form.Reason)).With(LookUpRules.ShortestReason));
        return errors.Count > 0 ? errors : new StatedReason { Purpose = purpose!, Reason = reason, CaseReference = reference };
    }

    public static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Whom to look for: a codice fiscale, or a name with its birth date.</summary>
internal sealed record LookUpQuery
{
    // No registry of the city goes back further.
    private static readonly DateOnly Earliest = new(1861, 1, 1);

    public CodiceFiscale CodiceFiscale { get; private init; }

    public string FoldedSurname { get; private init; } = "";

    public string FoldedGivenName { get; private init; } = "";

    public DateOnly BirthDate { get; private init; }

    /// <summary>The search typed, or everything that is wrong in it.</summary>
    public static Result<LookUpQuery> Of(LookUpForm form, DateOnly today)
    {
        if (StatedReason.Trimmed(form.CodiceFiscale) is { } code)
        {
            return CodiceFiscale.TryParse(code, out var parsed)
                ? new LookUpQuery { CodiceFiscale = parsed }
                : CodeError(code).For(nameof(form.CodiceFiscale));
        }

        var (surname, givenName, typedDate) = (StatedReason.Trimmed(form.Surname), StatedReason.Trimmed(form.GivenName), StatedReason.Trimmed(form.BirthDate));
        if (surname is null && givenName is null && typedDate is null)
            return ResidentsErrors.SearchEmpty.For(nameof(form.CodiceFiscale));

        List<Error> errors = [];
        var (foldedSurname, foldedGivenName) = (PersonNameFolding.Fold(surname), PersonNameFolding.Fold(givenName));
        if (foldedSurname.Length == 0)
            errors.Add(ResidentsErrors.SurnameMissing.For(nameof(form.Surname)));
        if (foldedGivenName.Length == 0)
            errors.Add(ResidentsErrors.GivenNameMissing.For(nameof(form.GivenName)));
        var birthDate = TypedDate.Parse(typedDate);
        if (typedDate is null)
            errors.Add(ResidentsErrors.BirthDateMissing.For(nameof(form.BirthDate)));
        else if (birthDate is null || birthDate < Earliest)
            errors.Add(ResidentsErrors.BirthDateWrong.For(nameof(form.BirthDate)));
        else if (birthDate > today)
            errors.Add(ResidentsErrors.BirthDateAhead.For(nameof(form.BirthDate)));
        return errors.Count > 0
            ? errors
            : new LookUpQuery { FoldedSurname = foldedSurname, FoldedGivenName = foldedGivenName, BirthDate = birthDate!.Value };
    }

    private static Error CodeError(string typed)
    {
        var length = typed.Count(c => !char.IsWhiteSpace(c));
        return length is 16 or 11 ? ResidentsErrors.CodiceFiscaleWrong : ResidentsErrors.CodiceFiscaleLength.With(length);
    }
}
