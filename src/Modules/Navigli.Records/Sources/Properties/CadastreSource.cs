using Navigli.Records.Asking;

namespace Navigli.Records.Sources.Properties;

/// <summary>Buildings on which somebody has a right, as the Revenue Agency's cadastre has them.</summary>
internal sealed class CadastreSource : Source<CadastreAnswer>
{
    public override string Name => "cadastre";

    public override Type Texts => typeof(CadastreTexts);

    public override string Page => "/fascicolo/immobili";

    // An owner consults the cadastre of their own properties there for nothing.
    public override Uri? Today { get; } = new("https://www.agenziaentrate.gov.it/");

    public override TimeSpan FreshFor => TimeSpan.FromDays(1);

    public override IReadOnlyList<string> Data { get; } = ["identifiers", "class", "rendita", "share", "address", "other"];
}

/// <summary>Marks the texts of this source.</summary>
public sealed class CadastreTexts : RecordsTexts;

/// <summary>A unit of the cadastre of buildings.</summary>
public sealed record CadastralUnit
{
    /// <summary>Comune where it is.</summary>
    public required string Comune { get; init; }

    /// <summary>Sheet (<c>foglio</c>).</summary>
    public required string Foglio { get; init; }

    /// <summary>Parcel (<c>particella</c>).</summary>
    public required string Particella { get; init; }

    /// <summary>Sub-unit (<c>subalterno</c>), where there is one.</summary>
    public string? Subalterno { get; init; }

    /// <summary>Category, as "A/3".</summary>
    public required string Category { get; init; }

    /// <summary>Class, where the category has them.</summary>
    public string? Class { get; init; }

    /// <summary>Consistency with its unit, as "5 vani".</summary>
    public string? Consistency { get; init; }

    /// <summary>Cadastral income (<c>rendita</c>), in cents.</summary>
    public required long RenditaCents { get; init; }

    /// <summary>Right, as "Proprietà".</summary>
    public required string Right { get; init; }

    /// <summary>Share, as "1/2".</summary>
    public required string Share { get; init; }

    /// <summary>Address.</summary>
    public required string Address { get; init; }
}

/// <summary>The message, in our own format, version 1.</summary>
public sealed record CadastreAnswer : ISourceAnswer
{
    /// <inheritdoc/>
    public required string CodiceFiscale { get; init; }

    /// <summary>The units.</summary>
    public required IReadOnlyList<CadastralUnit> Units { get; init; }

    bool ISourceAnswer.IsSound => Units.All(u => u.RenditaCents is >= 0 and <= 100_000_000_000);

    bool ISourceAnswer.IsEmpty => Units.Count == 0;
}
