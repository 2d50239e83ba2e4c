using Navigli.Contracts.Deadlines;

namespace Navigli.Platform.Data;

/// <summary>
/// A kind of dated fact that a module publishes, for the rules of the city pack that name it. One class of the module, registered as a singleton: a rule more for it is
/// data, a kind more is this class.
/// </summary>
public interface IDatedFacts
{
    /// <summary>Its name, which begins with that of the module: "residents.identity-card".</summary>
    string Kind { get; }

    /// <summary>
    /// All of them, as a projection to <see cref="DatedFact"/> that both databases translate; it names the reference, the subject, the account (null too) and
    /// the date, by which whoever asks may narrow it. Whoever asks writes the access ledger: it is a reading of records.
    /// </summary>
    /// <param name="db">The city's database.</param>
    IQueryable<DatedFact> Facts(CityDb db);

    /// <summary>What it is, in the language of the request, for the person and whoever may act for them; null where the rule says all there is to say.</summary>
    /// <param name="code">The fact's code.</param>
    /// <param name="number">Its number.</param>
    string? Say(string? code, string? number);
}
