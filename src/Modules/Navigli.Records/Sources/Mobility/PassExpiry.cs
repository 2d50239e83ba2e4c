using Microsoft.Extensions.Localization;
using Navigli.Records.Reading;

namespace Navigli.Records.Sources.Mobility;

/// <summary>The last day of parking passes, as the mobility office last told it: in the night, or to whoever opened the page.</summary>
internal sealed class PassExpiry(IStringLocalizer<MobilityTexts> texts) : RecordDateFacts(Name, texts, "Pass.Numbered")
{
    public const string Name = "records.resident-pass";
}
