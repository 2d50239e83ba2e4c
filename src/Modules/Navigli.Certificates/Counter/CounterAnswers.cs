using Navigli.Certificates.Request;
using Navigli.Platform.Drafts;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Counter;

/// <summary>What the officer has filled in so far.</summary>
internal sealed record CounterAnswers
{
    /// <summary>The look-up under which the record is open.</summary>
    public Guid LookUpId { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>What, and for which use: as a citizen answers it.</summary>
    public RequestAnswers Request { get; init; } = new();

    public RequesterKind? Requester { get; init; }

    /// <summary>Codice fiscale of who has a right by the registry.</summary>
    public string? CodiceFiscale { get; init; }

    public string? FamilyName { get; init; }

    public string? GivenName { get; init; }

    public IdentityDocument? Document { get; init; }

    public string? DocumentNumber { get; init; }

    public string? Delegation { get; init; }

    public string? StampSerial { get; init; }
}

internal static class CounterJourney
{
    /// <summary>No longer than a day at the counter.</summary>
    public static readonly Journey<CounterAnswers> Journey = new("certificates.counter", TimeSpan.FromHours(12));

    /// <summary>A draft that was not confirmed yet; one that was is a failure that tells so.</summary>
    public static async Task<Result<DraftOf<CounterAnswers>>> FindAtCounterAsync(this Journeys journeys, Guid draftId, CancellationToken ct)
    {
        var found = await journeys.FindAsync(Journey, draftId, ct);
        return found is { Succeeded: true, Value.OutcomeId: { } outcome } ? CertificatesErrors.AlreadyIssued.With(outcome) : found;
    }
}
