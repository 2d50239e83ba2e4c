using Navigli.Contracts.Seeding;
using Navigli.Platform.Results;
using Navigli.Residents.LookUp;

namespace Navigli.Residents.Certifiability;

/// <summary>A decision as typed.</summary>
public sealed class CertifiabilityForm
{
    public string? Grade { get; set; }

    public string? Cause { get; set; }

    public string? Reason { get; set; }

    /// <summary>What stood when the page was shown.</summary>
    public string? Seen { get; set; }
}

/// <summary>A decision that can be taken.</summary>
internal sealed record CertifiabilityDecision(CertifiabilityGrade Grade, CertifiabilityCause Cause, string Reason)
{
    /// <summary>What an officer decides, the lightest first. Interdiction is the court's.</summary>
    public static readonly IReadOnlyList<CertifiabilityGrade> Grades =
        [CertifiabilityGrade.Full, CertifiabilityGrade.Partial, CertifiabilityGrade.None, CertifiabilityGrade.NotRegistrable];

    /// <summary>What stands in the way of certificates by an officer's decision.</summary>
    public static readonly IReadOnlyList<CertifiabilityCause> Causes =
        [.. Enum.GetValues<CertifiabilityCause>().Where(c => c is not (CertifiabilityCause.None or CertifiabilityCause.Guardianship))];

    /// <summary>Whether the cause is a proceeding, which is open until the officer closes it.</summary>
    public bool IsProceeding => Cause is CertifiabilityCause.ResidenceUnderVerification or CertifiabilityCause.UntraceabilityProceeding;

    /// <summary>The decision typed, or everything that is wrong in it.</summary>
    public static Result<CertifiabilityDecision> Of(CertifiabilityForm form)
    {
        List<Error> errors = [];
        var grade = Grades.Select(g => (CertifiabilityGrade?)g).FirstOrDefault(g => g.ToString() == form.Grade);
        var cause = Causes.FirstOrDefault(c => c.ToString() == form.Cause);
        var reason = StatedReason.Trimmed(form.Reason);
        if (grade is null)
            errors.Add(ResidentsErrors.GradeMissing.For(nameof(form.Grade)));
        else if (grade != CertifiabilityGrade.Full && cause == CertifiabilityCause.None)
            errors.Add(ResidentsErrors.CauseMissing.For(nameof(form.Cause)));
        else if (grade == CertifiabilityGrade.Full && cause != CertifiabilityCause.None)
            errors.Add(ResidentsErrors.CauseOfNothing.For(nameof(form.Cause)));
        if (reason is null || reason.Length < LookUpRules.ShortestReason)
            errors.Add(ResidentsErrors.DecisionReasonMissing.For(nameof(form.Reason)).With(LookUpRules.ShortestReason));
        else if (reason.Length > LookUpRules.LongestReason)
            errors.Add(ResidentsErrors.ReasonTooLong.For(nameof(form.Reason)).With(LookUpRules.LongestReason));
        return errors.Count > 0 ? errors : new CertifiabilityDecision(grade!.Value, cause, reason!);
    }
}
