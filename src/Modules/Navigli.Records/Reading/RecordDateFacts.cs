using Microsoft.Extensions.Localization;
using Navigli.Contracts.Deadlines;
using Navigli.Platform.Data;

namespace Navigli.Records.Reading;

/// <summary>A kind of last day that sources tell, published to the rules of deadlines: one class for each kind, in the folder of its source; the module finds it.</summary>
/// <param name="kind">The kind, which begins with the module's name.</param>
/// <param name="texts">The source's texts.</param>
/// <param name="words">Key of the words with the number.</param>
internal abstract class RecordDateFacts(string kind, IStringLocalizer texts, string words) : IDatedFacts
{
    public string Kind => kind;

    public IQueryable<DatedFact> Facts(CityDb db) => db.RecordDates
        .Where(d => d.Kind == kind)
        .Select(d => new DatedFact { Reference = d.Id, SubjectId = d.SubjectId, AccountId = null, On = d.On, Number = d.Number });

    public string? Say(string? code, string? number) => number is null ? null : texts[words, number].Value;
}
