using Navigli.Contracts;

namespace Navigli.Records.Corrections;

/// <summary>A request for correction waits for its delivery to the keeper of the record.</summary>
/// <param name="CorrectionId">Which.</param>
internal sealed record CorrectionSent(Guid CorrectionId) : IDomainEvent;

/// <summary>What the keeper is sent, in our format, version 1. The same key is the same request, however often it comes.</summary>
internal sealed record CorrectionMessage(string Number, string CodiceFiscale, string Datum, string Text);

/// <summary>That the keeper has it.</summary>
internal sealed record CorrectionReceipt(string Reference);

/// <summary>How far it is at the keeper's.</summary>
internal sealed record CorrectionProgress(CorrectionOutcome Outcome)
{
    /// <summary>The keeper's answer, once there is one.</summary>
    public string? Answer { get; init; }
}

/// <summary>What a keeper says of a request.</summary>
internal enum CorrectionOutcome
{
    Open,
    Corrected,
    Confirmed,
}
