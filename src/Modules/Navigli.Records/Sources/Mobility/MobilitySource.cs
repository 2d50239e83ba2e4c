using Navigli.Platform.City;
using Navigli.Records.Asking;
using Navigli.Records.Reading;

namespace Navigli.Records.Sources.Mobility;

/// <summary>Parking passes and vehicles of a person, as the city's mobility office has them. Reading only.</summary>
internal sealed class MobilitySource : Source<MobilityAnswer>
{
    public override string Name => "mobility";

    public override Type Texts => typeof(MobilityTexts);

    public override string Page => "/fascicolo/mobilita";

    public override bool OfTheCity => true;

    public override IReadOnlyList<string> Dated { get; } = [PassExpiry.Name];

    public override IReadOnlyList<string> Data { get; } = ["plate", "pass", "vehicle", "other"];

    // A pass that was given back ends no more.
    protected override IEnumerable<SourceDate> DatesOf(MobilityAnswer answer, DeadlineBook rules) =>
        answer.Passes.Where(p => p.State is PassState.Active or PassState.Expired && p.Number.Length <= RecordDate.LongestNumber).Select(p => new SourceDate(PassExpiry.Name, p.Number, p.ValidUntil));
}

/// <summary>Marks the texts of this source.</summary>
public sealed class MobilityTexts : RecordsTexts;

/// <summary>How a pass stands.</summary>
public enum PassState
{
    /// <summary>Asked for.</summary>
    Requested,

    /// <summary>In force.</summary>
    Active,

    /// <summary>Over by its date.</summary>
    Expired,

    /// <summary>Taken back, or given back.</summary>
    Ended,
}

/// <summary>A parking pass.</summary>
public sealed record ParkingPass
{
    /// <summary>Number.</summary>
    public required string Number { get; init; }

    /// <summary>Plate it is for.</summary>
    public required string Plate { get; init; }

    /// <summary>Area where it counts.</summary>
    public required string Area { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly ValidUntil { get; init; }

    /// <summary>How it stands.</summary>
    public required PassState State { get; init; }
}

/// <summary>A vehicle.</summary>
public sealed record Vehicle
{
    /// <summary>Plate.</summary>
    public required string Plate { get; init; }

    /// <summary>Make and model.</summary>
    public required string Model { get; init; }

    /// <summary>Fuel and emission class, as "benzina, Euro 6".</summary>
    public string? Class { get; init; }
}

/// <summary>The message, in our own format, version 1.</summary>
public sealed record MobilityAnswer : ISourceAnswer
{
    /// <inheritdoc/>
    public required string CodiceFiscale { get; init; }

    /// <summary>Passes, those in force first.</summary>
    public required IReadOnlyList<ParkingPass> Passes { get; init; }

    /// <summary>Vehicles.</summary>
    public required IReadOnlyList<Vehicle> Vehicles { get; init; }

    bool ISourceAnswer.IsSound => true;

    bool ISourceAnswer.IsEmpty => Passes.Count == 0 && Vehicles.Count == 0;
}
