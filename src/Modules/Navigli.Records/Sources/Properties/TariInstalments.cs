using Microsoft.Extensions.Localization;
using Navigli.Records.Reading;

namespace Navigli.Records.Sources.Properties;

/// <summary>The days by which instalments of the waste tax are due.</summary>
internal sealed class TariInstalments(IStringLocalizer<TariTexts> texts) : RecordDateFacts(Name, texts, "Instalment.Numbered")
{
    public const string Name = "records.tari-instalment";
}
