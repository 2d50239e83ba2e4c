using Navigli.Platform.City;
using Navigli.Records.Asking;
using Navigli.Records.Reading;

namespace Navigli.Records.Sources.Properties;

/// <summary>Declarations for the waste tax (TARI), as the city's tax office has them.</summary>
internal sealed class TariSource : Source<TariAnswer>
{
    public override string Name => "tari-declarations";

    public override Type Texts => typeof(TariTexts);

    public override string Page => "/fascicolo/immobili";

    public override bool OfTheCity => true;

    public override IReadOnlyList<string> Dated { get; } = [TariInstalments.Name];

    public override IReadOnlyList<string> Data { get; } = ["surface", "occupants", "address", "since", "other"];

    protected override IEnumerable<SourceDate> DatesOf(TariAnswer answer, DeadlineBook rules) =>
        answer.Instalments.Where(i => i.State == InstalmentState.ToPay).Select(i => new SourceDate(TariInstalments.Name, i.Number, i.DueOn));
}

/// <summary>Marks the texts of this source.</summary>
public sealed class TariTexts : RecordsTexts;

/// <summary>What the premises are used for.</summary>
public enum TariUse
{
    /// <summary>A home.</summary>
    Domestic,

    /// <summary>Anything else.</summary>
    NonDomestic,
}

/// <summary>A declaration.</summary>
public sealed record TariDeclaration
{
    /// <summary>Address.</summary>
    public required string Address { get; init; }

    /// <summary>Use.</summary>
    public required TariUse Use { get; init; }

    /// <summary>Taxable surface, in whole square metres.</summary>
    public required int SquareMetres { get; init; }

    /// <summary>How many live there; null where nobody does.</summary>
    public int? Occupants { get; init; }

    /// <summary>From which day.</summary>
    public required DateOnly Since { get; init; }
}

/// <summary>How an instalment stands.</summary>
public enum InstalmentState
{
    /// <summary>To pay.</summary>
    ToPay,

    /// <summary>Paid.</summary>
    Paid,
}

/// <summary>An instalment.</summary>
public sealed record TariInstalment
{
    /// <summary>What it is called on the notice, as "2/2026".</summary>
    public required string Number { get; init; }

    /// <summary>Last day to pay it.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Amount, in cents.</summary>
    public required long AmountCents { get; init; }

    /// <summary>How it stands.</summary>
    public required InstalmentState State { get; init; }
}

/// <summary>The message, in our own format, version 1.</summary>
public sealed record TariAnswer : ISourceAnswer
{
    /// <inheritdoc/>
    public required string CodiceFiscale { get; init; }

    /// <summary>Code of the taxpayer, as on the notices.</summary>
    public required string TaxpayerCode { get; init; }

    /// <summary>The declarations in force.</summary>
    public required IReadOnlyList<TariDeclaration> Declarations { get; init; }

    /// <summary>The instalments of this year and of what is still to pay; none where the office tells none.</summary>
    public IReadOnlyList<TariInstalment> Instalments { get; init; } = [];

    bool ISourceAnswer.IsSound => Declarations.All(d => d.SquareMetres is > 0 and < 1_000_000 && d.Occupants is null or (>= 0 and < 1000))
        && Instalments.All(i => i.Number.Length is > 0 and <= RecordDate.LongestNumber && i.AmountCents is >= 0 and <= 1_000_000_000);

    bool ISourceAnswer.IsEmpty => Declarations.Count == 0 && Instalments.Count == 0;
}
