using Navigli.Records.Asking;

namespace Navigli.Records.Sources.Libraries;

/// <summary>Loans and reservations, as the city's libraries have them.</summary>
internal sealed class LibrariesSource : Source<LibrariesAnswer>
{
    public override string Name => "libraries";

    public override Type Texts => typeof(LibrariesTexts);

    public override string Page => "/fascicolo/biblioteche";

    // A book that was brought back this morning should not be here this evening.
    public override TimeSpan FreshFor => TimeSpan.FromHours(1);

    public override TimeSpan KeptFor => TimeSpan.FromDays(2);

    public override IReadOnlyList<string> Data { get; } = ["loan", "reservation", "card", "other"];
}

/// <summary>Marks the texts of this source.</summary>
public sealed class LibrariesTexts : RecordsTexts;

/// <summary>A loan.</summary>
public sealed record Loan
{
    /// <summary>What.</summary>
    public required string Title { get; init; }

    /// <summary>By whom, where it has an author.</summary>
    public string? Author { get; init; }

    /// <summary>The library to bring it back to.</summary>
    public required string Library { get; init; }

    /// <summary>By which day.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>How often it can still be renewed.</summary>
    public int RenewalsLeft { get; init; }
}

/// <summary>A reservation.</summary>
public sealed record Reservation
{
    /// <summary>What.</summary>
    public required string Title { get; init; }

    /// <summary>Where it will be fetched.</summary>
    public required string Library { get; init; }

    /// <summary>By which day, once it is there.</summary>
    public DateOnly? ReadyUntil { get; init; }
}

/// <summary>The message, in our own format, version 1.</summary>
public sealed record LibrariesAnswer : ISourceAnswer
{
    /// <inheritdoc/>
    public required string CodiceFiscale { get; init; }

    /// <summary>Number of the card.</summary>
    public required string CardNumber { get; init; }

    /// <summary>Its last day; null where it has none.</summary>
    public DateOnly? CardValidUntil { get; init; }

    /// <summary>Loans, the first due first.</summary>
    public required IReadOnlyList<Loan> Loans { get; init; }

    /// <summary>Reservations.</summary>
    public required IReadOnlyList<Reservation> Reservations { get; init; }

    bool ISourceAnswer.IsSound => Loans.All(l => l.RenewalsLeft >= 0);

    bool ISourceAnswer.IsEmpty => false;
}
