using Navigli.Certificates.Rules;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Residents;
using Navigli.Platform.City;

namespace Navigli.Certificates.Request;

/// <summary>The first page: for whom, and which certificates.</summary>
internal sealed record CatalogueView
{
    /// <summary>Everybody whom the caller may certify, the caller first; empty for who is not in the registry.</summary>
    public required IReadOnlyList<ReachablePerson> People { get; init; }

    public ReachablePerson? Selected { get; init; }

    public IReadOnlyList<Offer> Offers { get; init; } = [];

    public IReadOnlyList<OpenDraft> Drafts { get; init; } = [];
}

/// <summary>A certificate, possible now or refused with its reasons.</summary>
/// <param name="Selection">The certificate.</param>
/// <param name="Refusals">What forbids it.</param>
/// <param name="CanDeclare">Whether the reader may sign the same as a self-certification.</param>
internal sealed record Offer(CertificateSelection Selection, IReadOnlyList<Refusal> Refusals, bool CanDeclare)
{
    public OfferText ToText() => new(Selection, [.. Refusals.Select(r => r.ToText())], CanDeclare);
}

/// <summary>An offer in the words of the page.</summary>
/// <param name="Selection">The certificate.</param>
/// <param name="Refusals">What forbids it.</param>
/// <param name="CanDeclare">Whether the reader may sign the same as a self-certification.</param>
public sealed record OfferText(CertificateSelection Selection, IReadOnlyList<RefusalText> Refusals, bool CanDeclare);

/// <summary>A request just begun.</summary>
/// <param name="Draft">Its draft.</param>
/// <param name="NeedsMore">Whether the first step has still something to ask: a day, a reason.</param>
internal sealed record Begun(Guid Draft, bool NeedsMore);

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

    /// <summary>Codes of the types chosen so far.</summary>
    public required IReadOnlyList<string> Chosen { get; init; }

    public required IReadOnlyList<ReachablePerson> People { get; init; }
}

internal sealed record UseView : StepView
{
    public required string TypeLabel { get; init; }

    public required string PersonName { get; init; }

    public required RightKind Right { get; init; }

    public required IReadOnlyList<Refusal> Refusals { get; init; }

    public required IReadOnlyList<CertificateUse> Uses { get; init; }

    public required IReadOnlyList<CertificateLanguage> Languages { get; init; }

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

    public required string Language { get; init; }

    /// <summary>What the paper will state, in its own words.</summary>
    public required IReadOnlyList<Paper.PaperPart> Parts { get; init; }

    public DateOnly? ValidUntil { get; init; }
}
