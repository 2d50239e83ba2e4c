using Navigli.Platform.City;
using Navigli.Records.Asking;

namespace Navigli.Records.Sources.Fines;

/// <summary>Reports of violations of the Highway code of a person, as the city's Polizia Locale has them. Reading only.</summary>
internal sealed class FinesSource : Source<FinesAnswer>
{
    public override string Name => "fines";

    public override Type Texts => typeof(FinesTexts);

    public override string Page => "/fascicolo/multe";

    // What was paid this morning should not stand there as to pay in the evening.
    public override TimeSpan FreshFor => TimeSpan.FromHours(1);

    public override bool OfTheCity => true;

    public override bool InSearch => true;

    public override IReadOnlyList<string> Dated => FineTerms.Kinds;

    // Who contests the fact itself appeals: a correction is for what was written down wrongly.
    public override IReadOnlyList<string> Data { get; } = ["plate", "payment", "notification", "other"];

    protected override IEnumerable<SourceDate> DatesOf(FinesAnswer answer, DeadlineBook rules) =>
        answer.Fines.SelectMany(f => FineTerms.Of(f, rules).Select(t => new SourceDate(t.Kind, f.Number, t.On)));
}

/// <summary>Marks the texts of this source.</summary>
public sealed class FinesTexts : RecordsTexts;
