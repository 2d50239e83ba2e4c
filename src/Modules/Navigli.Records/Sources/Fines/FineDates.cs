using Microsoft.Extensions.Localization;
using Navigli.Records.Reading;

namespace Navigli.Records.Sources.Fines;

/// <summary>Last day to pay the sum reduced by 30 per cent.</summary>
internal sealed class FineDiscount(IStringLocalizer<FinesTexts> texts) : RecordDateFacts(FineTerms.Discount, texts, "Fine.Numbered");

/// <summary>Last day to pay the ordinary sum.</summary>
internal sealed class FinePayment(IStringLocalizer<FinesTexts> texts) : RecordDateFacts(FineTerms.Payment, texts, "Fine.Numbered");

/// <summary>Last day to appeal to the Giudice di Pace.</summary>
internal sealed class FineJudge(IStringLocalizer<FinesTexts> texts) : RecordDateFacts(FineTerms.Judge, texts, "Fine.Numbered");

/// <summary>Last day to appeal to the Prefetto.</summary>
internal sealed class FinePrefect(IStringLocalizer<FinesTexts> texts) : RecordDateFacts(FineTerms.Prefect, texts, "Fine.Numbered");
