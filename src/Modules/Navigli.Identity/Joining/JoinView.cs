using Navigli.Platform.Access;

namespace Navigli.Identity.Joining;

/// <summary>A request to join, as the person and the officer read it.</summary>
public sealed record JoinView
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required JoinState State { get; init; }

    /// <summary>Two-letter code of the country that issued the identity.</summary>
    public required string Country { get; init; }

    public required string EidasIdentifier { get; init; }

    public required string GivenName { get; init; }

    public required string FamilyName { get; init; }

    public required DateOnly DateOfBirth { get; init; }

    public required IdentityLevel Level { get; init; }

    public required string CodiceFiscale { get; init; }

    public required string ConsentVersion { get; init; }

    public required DateTime AskedAt { get; init; }

    public DateTime? DecidedAt { get; init; }

    public string? Reason { get; init; }

    public DateTime? UsedAt { get; init; }

    public DateTime? EndedAt { get; init; }

    public string? EndReason { get; init; }

    internal static JoinView Of(IdentityJoin join) => new()
    {
        Id = join.Id,
        Number = join.Number,
        State = join.State,
        Country = join.EidasIdentifier[..2],
        EidasIdentifier = join.EidasIdentifier,
        GivenName = join.GivenName,
        FamilyName = join.FamilyName,
        DateOfBirth = join.DateOfBirth,
        Level = (IdentityLevel)join.Level,
        CodiceFiscale = join.CodiceFiscale,
        ConsentVersion = join.ConsentVersion,
        AskedAt = join.AskedAt,
        DecidedAt = join.DecidedAt,
        Reason = join.Reason,
        UsedAt = join.UsedAt,
        EndedAt = join.EndedAt,
        EndReason = join.EndReason,
    };
}
