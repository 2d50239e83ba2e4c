using Microsoft.EntityFrameworkCore;
using Navigli.Certificates.Certifiers;
using Navigli.Contracts.Identity;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Cases;

/// <summary>A request as its receipt shows it.</summary>
internal sealed record CaseView
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required LocalizedText Label { get; init; }

    public required string SubjectName { get; init; }

    /// <summary>By which right it was asked for.</summary>
    public required RightKind Right { get; init; }

    /// <summary>Whether the caller asked for it as a helper, by a delegation.</summary>
    public bool IsOnBehalf => Right == RightKind.Delegation;

    public required Certifier Certifier { get; init; }

    public required CaseState State { get; init; }

    public required DateTime OpenedAt { get; init; }

    public DateTime? ClosedAt { get; init; }

    /// <summary>Why ANPR refused, and what to do.</summary>
    public AnprErrorWords? Refusal { get; init; }

    /// <summary>ANPR's code, for whoever asks about the case.</summary>
    public string? AnprCode { get; init; }

    public bool IsOpen => State is CaseState.Asked or CaseState.Waiting;

    public string Title => Label.ToString();
}

/// <summary>The requests of the account.</summary>
internal sealed class ShowCases(CityDb db, CurrentCaller caller, CityPack city)
{
    public const int Most = 200;

    public async Task<Result<CaseView>> OneAsync(Guid id, CancellationToken ct)
    {
        var account = caller.Value.AccountId;
        var found = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.AccountId == account, ct);
        return found is null ? CertificatesErrors.NotFoundHere : View(found);
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<CaseView>> AllAsync(CancellationToken ct)
    {
        var account = caller.Value.AccountId;
        var rows = await db.Cases.AsNoTracking().Where(c => c.AccountId == account).OrderByDescending(c => c.OpenedAt).Take(Most).ToListAsync(ct);
        return [.. rows.Select(View)];
    }

    private CaseView View(CertificateCase row) => new()
    {
        Id = row.Id,
        Number = row.Number,
        Label = city.Vocabulary.Certificates.LabelOf(row.TypeCode),
        SubjectName = row.SubjectName,
        Right = row.Right ?? RightKind.Self,
        Certifier = row.Certifier,
        State = row.State,
        OpenedAt = row.OpenedAt,
        ClosedAt = row.ClosedAt,
        Refusal = row is { State: CaseState.Refused, AnprCode: { } code } ? city.AnprErrors.WordsOf(code) : null,
        AnprCode = row.AnprCode,
    };
}
