using Navigli.Platform.Drafts;

namespace Navigli.Certificates.Request;

/// <summary>What was answered of a request so far.</summary>
internal sealed class RequestAnswers
{
    public string? TypeCode { get; init; }

    public Guid? PersonId { get; init; }

    public StampChoice? Stamp { get; init; }

    public string? ExemptionCode { get; init; }

    public string? ExemptionReason { get; init; }
}

/// <summary>Whether stamp duty is paid.</summary>
internal enum StampChoice
{
    Exempt,
    Stamped,
}

internal static class RequestJourney
{
    public static readonly Journey<RequestAnswers> Journey = new("certificates.request", TimeSpan.FromDays(30));
}
