using Navigli.Platform.Drafts;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Request;

/// <summary>What was answered of a request so far.</summary>
internal sealed record RequestAnswers
{
    /// <summary>Code of a <see cref="Platform.City.CertificateSelection"/>.</summary>
    public string? TypeCode { get; init; }

    public Guid? PersonId { get; init; }

    /// <summary>The day of which a certificate of the past speaks.</summary>
    public DateOnly? OnDate { get; init; }

    /// <summary>Why a certificate of the past is asked for.</summary>
    public string? PastReason { get; init; }

    /// <summary>Code of the edition; null for Italian.</summary>
    public string? Language { get; init; }

    public StampChoice? Stamp { get; init; }

    /// <summary>Code of the destination of use.</summary>
    public string? Destination { get; init; }

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

    /// <summary>A draft that was not confirmed yet; one that was is a failure that tells what became of it.</summary>
    public static async Task<Result<DraftOf<RequestAnswers>>> FindOpenAsync(this Journeys journeys, Guid draftId, CancellationToken ct)
    {
        var found = await journeys.FindAsync(Journey, draftId, ct);
        return found is { Succeeded: true, Value.OutcomeId: { } outcome } ? CertificatesErrors.AlreadyIssued.With(outcome) : found;
    }
}
