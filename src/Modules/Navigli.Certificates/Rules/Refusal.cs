using Navigli.Platform.City;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Rules;

/// <summary>One rule that forbids a certificate.</summary>
/// <param name="RuleId">Stable name of the rule.</param>
/// <param name="What">The rule in plain words.</param>
/// <param name="Next">Who can clear it, and how.</param>
/// <param name="CanBeForced">Whether an officer may issue all the same, with a reason.</param>
internal sealed record Refusal(string RuleId, LocalizedText What, LocalizedText Next, bool CanBeForced)
{
    public Error ToError() => CertificatesErrors.Blocked.With(What.ToString(), Next.ToString(), RuleId);

    public RefusalText ToText() => new(What.ToString(), Next.ToString());
}
