using Navigli.Certificates.Paper;
using Navigli.Contracts.Residents;

namespace Navigli.Certificates.Certifiers;

/// <summary>Who certifies.</summary>
internal enum Certifier
{
    /// <summary>The city: its own number, document and seal.</summary>
    City,

    /// <summary>The national registry: its number and its file, kept unaltered.</summary>
    Anpr,
}

/// <summary>What is to be certified, once every rule has been passed.</summary>
internal sealed record CertificationOrder
{
    /// <summary>The number that people quote.</summary>
    public required string CaseNumber { get; init; }

    /// <summary>One type, or those of a cumulative certificate: codes of ANPR table 13.</summary>
    public required IReadOnlyList<string> Types { get; init; }

    /// <summary>ANPR table 14.</summary>
    public required string Language { get; init; }

    public required CertifiedPerson Subject { get; init; }

    /// <summary>Whoever asks; null where that is the subject.</summary>
    public Anpr.AnprPerson? Requester { get; init; }

    /// <summary>Code of the exempt use, ANPR table 39; null where the duty is paid.</summary>
    public string? ExemptionCode { get; init; }

    /// <summary>What the certificate is for, as field <c>paEstera</c> of service 6001 says it.</summary>
    public required int Use { get; init; }

    /// <summary>For the open code 99, the reason as the requester wrote it.</summary>
    public string? ExemptionReason { get; init; }

    public required int FeeCents { get; init; }

    /// <summary>Stamp duty paid by paper stamp, euro cents; 0 where exempt.</summary>
    public int StampDutyCents { get; init; }

    /// <summary>Where it is asked for: <see cref="Platform.City.TariffChannels"/>.</summary>
    public required string Channel { get; init; }

    /// <summary>Whether an officer passes over a rule that lets itself be forced.</summary>
    public bool IsForced { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>What the registry states, under a protocol number.</summary>
    public required Func<string, PaperRequest> Paper { get; init; }
}

/// <summary>What became of an order.</summary>
internal abstract record Certification;

/// <summary>It is certified here and now.</summary>
internal sealed record Certified(PaperRequest Paper, PaperSnapshot Snapshot) : Certification;

/// <summary>It has to be asked of another, outside any transaction: <paramref name="Snapshot"/> is what the registry states meanwhile.</summary>
internal sealed record ToBeAsked(PaperRequest Paper, PaperSnapshot Snapshot, Anpr.AnprRequest Request) : Certification;

/// <summary>Certifies an order, or says how it is to be asked for.</summary>
internal interface ICertifier
{
    /// <summary>Begins inside the transaction that opens the case: takes the number that must not skip.</summary>
    Task<Certification> BeginAsync(CertificationOrder order, CancellationToken ct);
}
