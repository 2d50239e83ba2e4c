using Navigli.Certificates.Rules;
using Navigli.Contracts.Residents;
using Navigli.Platform.City;

namespace Navigli.Certificates.Request;

/// <summary>The first page: for whom, which certificates, and which of them are possible now.</summary>
internal sealed record CatalogueView
{
    /// <summary>Everybody whom the caller may certify, the caller first; empty for who is not in the registry.</summary>
    public required IReadOnlyList<ReachablePerson> People { get; init; }

    public ReachablePerson? Selected { get; init; }

    public required IReadOnlyList<Offer> Offers { get; init; }

    public required IReadOnlyList<OpenDraft> Drafts { get; init; }
}

/// <summary>A type, possible now or refused with its reasons.</summary>
internal sealed record Offer(CertificateType Type, IReadOnlyList<Refusal> Refusals);

/// <summary>A request begun and not confirmed.</summary>
internal sealed record OpenDraft(Guid Id, string? TypeLabel, string? PersonName);

/// <summary>What is common to the steps of one request.</summary>
internal abstract record StepView
{
    public required Guid Draft { get; init; }

    public required int Version { get; init; }

    public required RequestAnswers Answers { get; init; }
}

internal sealed record WhatView : StepView
{
    public required IReadOnlyList<CertificateType> Types { get; init; }

    public required IReadOnlyList<ReachablePerson> People { get; init; }
}

internal sealed record UseView : StepView
{
    public required string TypeLabel { get; init; }

    public required string PersonName { get; init; }

    public required RightKind Right { get; init; }

    public required IReadOnlyList<Refusal> Refusals { get; init; }

    public required IReadOnlyList<StampDutyExemption> Exemptions { get; init; }

    public required int StampDutyCents { get; init; }

    public required int StampedFeeCents { get; init; }

    public required int FeeCents { get; init; }

    public string? IdentityCardNumber { get; init; }

    public DateOnly? IdentityCardIssuedOn { get; init; }

    public DateOnly? ValidUntil { get; init; }
}

internal sealed record SummaryView : StepView
{
    public required string TypeLabel { get; init; }

    public required CertifiedPerson Person { get; init; }

    public required RightKind Right { get; init; }

    public required string Use { get; init; }

    public required string LegalBasis { get; init; }

    public required string Warning { get; init; }

    public required int FeeCents { get; init; }

    public required string AddressLine { get; init; }

    /// <summary>Names of the household, for a family certificate.</summary>
    public required IReadOnlyList<string> Household { get; init; }

    public DateOnly? ValidUntil { get; init; }
}
